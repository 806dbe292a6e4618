/**
 * The urban extent of the Atlas of Urban Expansion on a raster: walking circles, classes, clusters.
 */
package org.urbanobservatory.grid.atlas;
