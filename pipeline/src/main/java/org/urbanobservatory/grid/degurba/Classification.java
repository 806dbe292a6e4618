package org.urbanobservatory.grid.degurba;

import java.util.List;

/**
 * What a classification found besides the class of each cell.
 *
 * @param centres the urban centres in the order of their numbers
 * @param cutClusters dense clusters at the edge of the grid that are too small for a centre; with
 *     the cells beyond the edge they might be one
 */
public record Classification(List<UrbanCentre> centres, List<CellBox> cutClusters) {
  public Classification {
    centres = List.copyOf(centres);
    cutClusters = List.copyOf(cutClusters);
  }
}
