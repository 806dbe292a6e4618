/**
 * Rasters as arrays: lattices, exact covered shares of cells, zonal sums, splitting onto another
 * lattice. Knows no coordinate reference system; a {@link org.urbanobservatory.grid.PlaneTransform}
 * brings coordinates from one plane to another.
 */
package org.urbanobservatory.grid;
