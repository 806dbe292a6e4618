package org.urbanobservatory.measure.street;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetWay;

/** The street reserves that {@link StreetMeasures#reserveAreaM2} counts, as land. */
public final class StreetReserves {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final Strips strips;
  private final STRtree index = new STRtree();

  /**
   * @param ways streets in metres
   * @param table classes and widths
   */
  public StreetReserves(List<StreetWay> ways, StreetTable table) {
    this.strips = new Strips(StreetNetwork.of(ways), table);
    for (int piece = 0; piece < strips.count(); piece++) {
      index.insert(strips.reach(piece, StreetWidth::reserveM), piece);
    }
    index.build();
  }

  /** The reserves that overlap some land, each square metre once; they may stand out of it. */
  public Geometry over(Geometry land) {
    PreparedGeometry prepared = PreparedGeometryFactory.prepare(land);
    @SuppressWarnings("unchecked")
    List<Integer> found = index.query(land.getEnvelopeInternal());
    Polygon[] areas =
        found.stream()
            .sorted()
            .map(piece -> strips.polygon(piece, StreetWidth::reserveM))
            .filter(prepared::intersects)
            .toArray(Polygon[]::new);
    // A buffer of nothing unites them in one sweep.
    return GEOMETRIES.createGeometryCollection(areas).buffer(0);
  }
}
