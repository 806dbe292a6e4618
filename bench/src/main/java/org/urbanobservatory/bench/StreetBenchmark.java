package org.urbanobservatory.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
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
import org.urbanobservatory.measure.street.StreetMeasures;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.measure.street.StreetWidth;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.osm.OsmExtract;
import org.urbanobservatory.source.osm.OsmRegion;
import org.urbanobservatory.source.osm.OsmSelection;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.ingest.StreetTables;

/** The streets of Porto: from the extract to all statistics, and the land that streets take. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class StreetBenchmark {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final Envelope PORTO = new Envelope(-8.691, -8.553, 41.138, 41.186);

  private final StreetTable table = StreetTables.load();
  private Geometry extent;
  private Reprojection toPlane;
  private List<StreetWay> streets;
  private ByteSource pbf;

  /** Reads the streets once for the measurements that start from them. */
  @Setup
  public void read() {
    pbf = ByteSource.of(SharedFiles.file("osm/porto_portugal.osm.pbf"));
    toPlane = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(PORTO));
    extent = toPlane.densified(GEOMETRIES.toGeometry(PORTO));
    streets = streets();
    compare();
  }

  /** A ratio of times is one of equal results: refuses statistics that differ. */
  private void compare() {
    double[] found = extractToStatistics();
    double[] plain = extractToStatisticsPlainly();
    int[] common = {0, 2, 3, 4, 6};
    for (int i = 0; i < common.length; i++) {
      if (Math.abs(found[common[i]] - plain[i]) > 1e-9 * found[common[i]]) {
        throw new IllegalStateException(
            "Invalid baseline: statistic %d is %s, plainly %s"
                .formatted(common[i], found[common[i]], plain[i]));
      }
    }
    double rings = found[5] - plain[5];
    if (rings < 0 || rings > 0.001 * found[5]) {
      throw new IllegalStateException(
          "Invalid baseline: %s segments, plainly %s".formatted(found[5], plain[5]));
    }
  }

  /** PBF to lengths, centre lines, junctions and consolidated intersections inside the extent. */
  @Benchmark
  public double[] extractToStatistics() {
    StreetMeasures measures = StreetMeasures.of(streets(), extent, table);
    return new double[] {
      measures.streetLengthM(),
      measures.streetCentrelineLengthM(),
      measures.junctionCount(),
      measures.intersectionCount(12),
      measures.deadEndCount(),
      measures.streetSegmentCount(),
      measures.straightLengthM()
    };
  }

  /**
   * The straightforward way from the same streets: every edge overlaid with the extent, a graph of
   * objects, every junction compared with every other. It has no centre lines, and no segments that
   * are rings of their own.
   */
  @Benchmark
  public double[] extractToStatisticsPlainly() {
    var plain = new PlainStreets(streets(), extent);
    double[] segments = plain.segments();
    return new double[] {
      plain.lengthM(),
      plain.junctionCount(),
      plain.intersectionCount(12),
      plain.deadEndCount(),
      segments[1],
      segments[0]
    };
  }

  /** The land of street reserves, by tiles of convex pieces. */
  @Benchmark
  public double streetLand() {
    return StreetMeasures.of(streets, extent, table).reserveAreaM2();
  }

  /** The straightforward way: a buffer around every street, all united, then cut to the extent. */
  @Benchmark
  public double streetLandByBuffers() {
    Collection<Polygon> buffers = new ArrayList<>();
    for (StreetWay way : streets) {
      var line = new Coordinate[way.x().length];
      for (int i = 0; i < line.length; i++) {
        line[i] = new Coordinate(way.x()[i], way.y()[i]);
      }
      LineString street = GEOMETRIES.createLineString(line);
      if (street.getEnvelopeInternal().intersects(extent.getEnvelopeInternal())) {
        buffers.add((Polygon) street.buffer(StreetWidth.of(way, table).reserveM() / 2));
      }
    }
    Geometry union = OverlayNGRobust.union(new ArrayList<Geometry>(buffers));
    return union.intersection(extent).getArea();
  }

  private List<StreetWay> streets() {
    double margin = 0.02;
    var region =
        new OsmRegion(
            "porto",
            PORTO.getMinX() - margin,
            PORTO.getMinY() - margin,
            PORTO.getMaxX() + margin,
            PORTO.getMaxY() + margin);
    var found = new ArrayList<StreetWay>();
    for (OsmWay way :
        OsmExtract.read(pbf, List.of(region), OsmSelection.highways()).region("porto").ways()) {
      found.addAll(street(way).stream().toList());
    }
    return found;
  }

  private java.util.Optional<StreetWay> street(OsmWay way) {
    double[] x = way.lon().clone();
    double[] y = way.lat().clone();
    for (int i = 0; i < x.length; i++) {
      double[] at = toPlane.point(x[i], y[i]);
      x[i] = at[0];
      y[i] = at[1];
    }
    return table.findStreet(way.id(), way.tags(), way.nodeIds(), x, y);
  }
}
