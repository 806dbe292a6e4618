package org.urbanobservatory.network;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * One street as drawn, in metres of a projected coordinate system. Ways connect where they share a
 * node id.
 *
 * @param id id of the way in its source; parts of one way share it
 * @param streetClass class of the street table, for example {@code residential}
 * @param nodeIds two or more, in drawing order
 * @param x metres east, one per node
 * @param y metres north, one per node
 * @param level 0 on the ground, above 0 on bridges, below 0 in tunnels
 * @param flow direction of traffic
 * @param widthM width of the carriageway in metres, null if unknown
 * @param lanes number of lanes of all directions, null if unknown
 * @param name null if unnamed
 */
public record StreetWay(
    long id,
    String streetClass,
    long[] nodeIds,
    double[] x,
    double[] y,
    int level,
    Flow flow,
    Double widthM,
    Integer lanes,
    String name)
    implements Serializable {
  static final Comparator<StreetWay> ORDER =
      Comparator.comparingLong(StreetWay::id)
          .thenComparing(StreetWay::nodeIds, java.util.Arrays::compare)
          .thenComparing(StreetWay::x, java.util.Arrays::compare)
          .thenComparing(StreetWay::y, java.util.Arrays::compare)
          .thenComparing(StreetWay::streetClass);

  public StreetWay {
    Objects.requireNonNull(streetClass, "streetClass");
    Objects.requireNonNull(flow, "flow");
    if (nodeIds.length < 2 || x.length != nodeIds.length || y.length != nodeIds.length) {
      throw new IllegalArgumentException(
          "Invalid street %d: %d node ids, %d x, %d y; two or more of each are needed"
              .formatted(id, nodeIds.length, x.length, y.length));
    }
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
        throw new IllegalArgumentException(
            "Invalid street %d: position %s, %s of node %d is not finite"
                .formatted(id, x[i], y[i], nodeIds[i]));
      }
    }
  }
}
