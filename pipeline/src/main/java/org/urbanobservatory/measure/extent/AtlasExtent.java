package org.urbanobservatory.measure.extent;

import java.util.Objects;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * The urban extent of one city.
 *
 * @param main number of its main cluster
 * @param cells whether each cell of the raster belongs to it; not to be changed
 * @param geometry valid, in the computing CRS
 * @param heldShare share of its people, or where they are unknown of its built-up area, inside the
 *     city's boundary, 0 to 1
 * @param edge whether it reaches the edge of the raster, so that it may go on beyond
 */
public record AtlasExtent(
    int main, boolean[] cells, MultiPolygon geometry, double heldShare, Edge edge) {
  /** How an extent lies in its raster. */
  public enum Edge {
    CLEAR,
    REACHED
  }

  public AtlasExtent {
    Objects.requireNonNull(geometry, "geometry");
    Objects.requireNonNull(edge, "edge");
  }

  /**
   * A city that has its main cluster in an extent.
   *
   * @param cityId id of the city
   * @param heldShare share of the extent's people or built-up area inside its boundary
   */
  public record Holder(String cityId, double heldShare) {}
}
