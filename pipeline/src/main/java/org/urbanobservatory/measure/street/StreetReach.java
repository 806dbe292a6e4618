package org.urbanobservatory.measure.street;

import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.network.StreetWay;

/** How far streets matter to an extent. */
final class StreetReach {
  private StreetReach() {}

  /**
   * Streets whose box comes as near to the extent's as the widest strip reaches, or the farthest
   * pair of a carriageway.
   */
  static List<StreetWay> near(List<StreetWay> ways, Geometry extent, StreetTable table) {
    var box = new Envelope(extent.getEnvelopeInternal());
    box.expandBy(table.widestPairingM());
    return ways.stream().filter(w -> reach(w, table).intersects(box)).toList();
  }

  private static Envelope reach(StreetWay way, StreetTable table) {
    var box = new Envelope();
    for (int i = 0; i < way.x().length; i++) {
      box.expandToInclude(way.x()[i], way.y()[i]);
    }
    box.expandBy(StreetWidth.of(way, table).reserveM());
    return box;
  }
}
