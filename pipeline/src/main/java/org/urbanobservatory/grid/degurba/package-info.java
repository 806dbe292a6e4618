/**
 * The Degree of Urbanisation of grid cells and of units: clusters by strips, edges smoothed, holes
 * filled. Rows of the grid are read again in every pass, so that memory follows the width of the
 * grid and the number of clusters, not its area.
 */
package org.urbanobservatory.grid.degurba;
