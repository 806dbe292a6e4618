package org.urbanobservatory.measure.street;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.urbanobservatory.network.StreetNetwork;

/**
 * The vertices of an extent, with all their streets, also those beyond its border. Of extents side
 * by side one alone has a vertex on their border: the one that lies just east of it.
 */
final class ExtentVertices {
  /** Where a vertex is looked at, in metres beside it: along no border of a plan. */
  private static final double EAST_M = 1e-4;

  private static final double NORTH_M = 3e-5;

  private final StreetNetwork around;
  private final BitSet inside = new BitSet();

  /**
   * @param around whole streets, in metres
   * @param extent polygon or multipolygon in the same coordinate system
   */
  ExtentVertices(StreetNetwork around, Geometry extent) {
    this.around = around;
    var locator = new IndexedPointInAreaLocator(extent);
    Envelope box = extent.getEnvelopeInternal();
    for (int v = 0; v < around.vertexCount(); v++) {
      var beside = new Coordinate(around.x(v) + EAST_M, around.y(v) + NORTH_M);
      if (box.contains(beside) && locator.locate(beside) == Location.INTERIOR) {
        inside.set(v);
      }
    }
  }

  IntStream junctions() {
    return inside.stream().filter(around::isJunction);
  }

  IntStream deadEnds() {
    return inside.stream().filter(around::isDeadEnd);
  }
}
