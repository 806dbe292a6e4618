package org.urbanobservatory.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.SharedData;
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
import org.urbanobservatory.step.WalkableTables;

/** Walking routes through Monaco and Andorra against GraphHopper's tests. */
class ExpectedRoutesTest {
  @Test
  void routes() throws IOException {
    for (String line : Files.readAllLines(SharedData.folder("osm").resolve("expected_routes.csv"))) {
      if (!line.contains(",foot")) continue;
      String[] f = line.split(",");
      int k = f.length - 7;
      var city = city(f[0].startsWith("monaco") ? "monaco-latest.osm.pbf" : "andorra.osm.pbf");
      double a = Double.parseDouble(f[k]), b = Double.parseDouble(f[k + 1]), c = Double.parseDouble(f[k + 2]), d = Double.parseDouble(f[k + 3]);
      System.out.println(line + " -> " + city.route(a, b, c, d));
    }
  }

  private static final java.util.Map<String, City> CITIES = new java.util.HashMap<>();

  private static City city(String file) {
    return CITIES.computeIfAbsent(file, City::read);
  }

  private record City(WalkGraph graph, Reprojection toMetres) {
    static City read(String file) {
      var region = new OsmRegion("all", 1, 42, 8, 44);
      List<OsmWay> ways = OsmExtract.read(ByteSource.of(SharedData.folder("osm").resolve(file)), List.of(region), OsmSelection.highways()).regions().get(0).ways();
      var box = new Envelope();
      for (OsmWay way : ways) for (int i = 0; i < way.lon().length; i++) box.expandToInclude(way.lon()[i], way.lat()[i]);
      var toMetres = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(box));
      WalkableTable table = WalkableTables.load();
      var walkable = new ArrayList<StreetWay>();
      for (OsmWay way : ways) {
        double[] x = new double[way.lon().length], y = new double[x.length];
        for (int i = 0; i < x.length; i++) { double[] p = toMetres.point(way.lon()[i], way.lat()[i]); x[i] = p[0]; y[i] = p[1]; }
        table.findWay(way.id(), way.tags(), way.nodeIds(), x, y).ifPresent(walkable::add);
      }
      WalkGraph g = WalkGraph.ofWays(walkable);
      System.out.println(file + " " + walkable.size() + " ways " + g.nodeCount() + " nodes " + g.edgeCount() + " edges");
      return new City(g, toMetres);
    }

    String route(double lat1, double lon1, double lat2, double lon2) {
      double[] p = toMetres.point(lon1, lat1), q = toMetres.point(lon2, lat2);
      var snapper = new EdgeSnapper(graph, 300);
      Snaps s = snapper.snap(new double[] {p[0]}, new double[] {p[1]});
      Snaps t = snapper.snap(new double[] {q[0]}, new double[] {q[1]});
      WalkField f = WalkField.of(graph, t, 1e6);
      return f.metres(s, 0) + " legs " + s.legM(0) + " " + t.legM(0) + " path " + (f.metres(s, 0) - s.legM(0) - t.legM(0));
    }
  }
}
