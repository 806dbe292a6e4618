/** GTFS archives: zip to timetable, counts and issues. */
package org.urbanobservatory.source.gtfs;
