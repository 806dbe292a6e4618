package org.urbanobservatory.grid.degurba;

/**
 * One urban centre of a grid.
 *
 * @param number from 1, in the row order of the first cells of the clusters before smoothing
 * @param cells number of cells
 * @param population persons in these cells
 * @param box the cells' columns and rows
 */
public record UrbanCentre(int number, long cells, double population, CellBox box) {}
