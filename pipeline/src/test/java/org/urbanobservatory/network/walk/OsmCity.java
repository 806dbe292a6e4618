package org.urbanobservatory.network.walk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.access.WalkableTable;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.ingest.WalkableTables;

/**
 * The walking network of a whole extract, in its own equal-area projection.
 *
 * @param toMetres from longitude and latitude
 */
public record OsmCity(WalkGraph graph, Reprojection toMetres) {
  private static final OsmRegion WORLD = new OsmRegion("world", -180, -90, 180, 90);

  public static OsmCity read(Path pbf) {
    return of(ways(pbf), way -> false);
  }

  /** The ways with a value of {@code highway} in a whole extract. */
  public static List<OsmWay> ways(Path pbf) {
    return OsmExtract.read(ByteSource.of(pbf), List.of(WORLD), OsmSelection.highways())
        .regions()
        .get(0)
        .ways();
  }

  /**
   * The network of ways.
   *
   * @param opened ways that are walked whatever their tags say
   */
  static OsmCity of(List<OsmWay> ways, Predicate<OsmWay> opened) {
    var box = new Envelope();
    ways.forEach(w -> box.expandToInclude(w.lon()[0], w.lat()[0]));
    Reprojection toMetres = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(box));
    WalkableTable table = WalkableTables.load();
    var walkable = new ArrayList<StreetWay>();
    for (OsmWay way : ways) {
      double[][] xy = metres(way, toMetres);
      Map<String, String> tags = opened.test(way) ? Map.of("highway", "footway") : way.tags();
      table.findWay(way.id(), tags, way.nodeIds(), xy[0], xy[1]).ifPresent(walkable::add);
    }
    return new OsmCity(WalkGraph.ofWays(walkable), toMetres);
  }

  private static double[][] metres(OsmWay way, Reprojection toMetres) {
    var xy = new double[2][way.lon().length];
    for (int i = 0; i < xy[0].length; i++) {
      double[] p = toMetres.point(way.lon()[i], way.lat()[i]);
      xy[0][i] = p[0];
      xy[1][i] = p[1];
    }
    return xy;
  }
}
