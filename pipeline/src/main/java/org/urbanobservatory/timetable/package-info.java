/**
 * A public transport timetable in memory: stops, routes, service days, and calls in flat arrays.
 * Knows no file format; a reader fills it and measures ask it.
 */
package org.urbanobservatory.timetable;
