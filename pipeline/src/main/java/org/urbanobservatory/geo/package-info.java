/**
 * Coordinate reference systems, reprojection and GeoTIFF: the only package that imports GeoTools.
 * Coordinates are always longitude before latitude and x before y, whatever the registry says.
 */
package org.urbanobservatory.geo;
