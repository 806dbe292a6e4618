/** The air that people breathe: from stations or a raster to people. */
package org.urbanobservatory.measure.air;
