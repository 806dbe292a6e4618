package org.urbanobservatory.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.openspace.OpenSpace;
import org.urbanobservatory.measure.openspace.OpenSpaceLand;
import org.urbanobservatory.measure.openspace.ServiceRule;
import org.urbanobservatory.measure.street.StreetReserves;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.measure.street.StreetWidth;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.ingest.OpenSpaceTables;
import org.urbanobservatory.step.ingest.StreetTables;

/** A thousand made open spaces on the streets of Porto: their own land, and the land near them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class OpenSpaceBenchmark {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final Envelope PORTO = new Envelope(-8.691, -8.553, 41.138, 41.186);
  private static final int SPACES = 1000;
  private static final int SEED = 1171;

  private final StreetTable table = StreetTables.load();
  private final ServiceRule rule = OpenSpaceTables.load().service();
  private Geometry extent;
  private List<StreetWay> streets;
  private List<OpenSpace> spaces;

  /** Reads the streets and makes the spaces. */
  @Setup
  public void read() {
    Reprojection toPlane = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(PORTO));
    extent = toPlane.densified(GEOMETRIES.toGeometry(PORTO));
    streets = streets(toPlane);
    spaces = spaces(extent.getEnvelopeInternal());
  }

  /** Open space less street reserves, by tiles; only reserves on open land are united. */
  @Benchmark
  public double openLand() {
    return OpenSpaceLand.of(spaces).areaM2(extent, new StreetReserves(streets, table));
  }

  /** The straightforward way: all spaces united, less the union of a buffer around every street. */
  @Benchmark
  public double openLandByBuffers() {
    List<Geometry> buffers = new ArrayList<>();
    for (StreetWay way : streets) {
      buffers.add(line(way).buffer(StreetWidth.of(way, table).reserveM() / 2));
    }
    Geometry land = union(areas()).intersection(extent);
    return OverlayNGRobust.overlay(land, union(buffers), OverlayNG.DIFFERENCE).getArea();
  }

  /** Land near open space, by tiles; most are near or far as a whole. */
  @Benchmark
  public double servedLand() {
    return OpenSpaceLand.of(spaces).serviceAreaM2(extent, rule);
  }

  /** The straightforward way: a buffer around every space, as round, all united. */
  @Benchmark
  public double servedLandByBuffers() {
    List<Geometry> buffers = new ArrayList<>();
    Geometry connected = union(areas());
    for (int n = 0; n < connected.getNumGeometries(); n++) {
      Geometry space = connected.getGeometryN(n);
      boolean isRegional = space.getArea() >= rule.regionalAreaM2();
      buffers.add(space.buffer(isRegional ? rule.regionalReachM() : rule.localReachM(), 32));
    }
    return union(buffers).intersection(extent).getArea();
  }

  private List<Geometry> areas() {
    return spaces.stream().map(OpenSpace::area).toList();
  }

  private static Geometry union(List<Geometry> geometries) {
    return OverlayNGRobust.union(GEOMETRIES.buildGeometry(geometries));
  }

  /** Octagons 20 m to 200 m wide; some overlap. */
  private static List<OpenSpace> spaces(Envelope box) {
    var chance = new Random(SEED);
    return IntStream.range(0, SPACES)
        .mapToObj(
            n -> {
              double x = box.getMinX() + chance.nextDouble() * box.getWidth();
              double y = box.getMinY() + chance.nextDouble() * box.getHeight();
              Polygon area =
                  (Polygon)
                      GEOMETRIES
                          .createPoint(new Coordinate(x, y))
                          .buffer(10 + 90 * chance.nextDouble(), 2);
              return new OpenSpace("space " + n, "park", OpenSpace.Access.PUBLIC, area);
            })
        .toList();
  }

  private static Geometry line(StreetWay way) {
    Coordinate[] points = new Coordinate[way.x().length];
    Arrays.setAll(points, i -> new Coordinate(way.x()[i], way.y()[i]));
    return GEOMETRIES.createLineString(points);
  }

  private List<StreetWay> streets(Reprojection toPlane) {
    var region =
        new OsmRegion("porto", PORTO.getMinX(), PORTO.getMinY(), PORTO.getMaxX(), PORTO.getMaxY());
    ByteSource pbf = ByteSource.of(SharedFiles.file("osm/porto_portugal.osm.pbf"));
    var found = new ArrayList<StreetWay>();
    for (OsmWay way :
        OsmExtract.read(pbf, List.of(region), OsmSelection.highways()).region("porto").ways()) {
      double[] x = way.lon().clone();
      double[] y = way.lat().clone();
      for (int i = 0; i < x.length; i++) {
        double[] at = toPlane.point(x[i], y[i]);
        x[i] = at[0];
        y[i] = at[1];
      }
      table.findStreet(way.id(), way.tags(), way.nodeIds(), x, y).ifPresent(found::add);
    }
    return found;
  }
}
