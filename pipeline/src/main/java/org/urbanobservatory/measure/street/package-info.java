/**
 * Measures of a city's streets: lengths, junctions, dead ends, land in streets. Start at {@link
 * org.urbanobservatory.measure.street.StreetMeasures}.
 */
package org.urbanobservatory.measure.street;
