package org.urbanobservatory.measure.street;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetWay;

/**
 * The measures of the streets of one extent. All lengths are planar metres of the ways' coordinate
 * system; results do not depend on the order of ways.
 */
public final class StreetMeasures {
  private final StreetNetwork network;
  private final StreetNetwork around;
  private final Geometry extent;
  private final StreetTable table;
  private final ExtentVertices vertices;

  private StreetMeasures(
      StreetNetwork network, StreetNetwork around, Geometry extent, StreetTable table) {
    this.network = network;
    this.around = around;
    this.extent = extent;
    this.table = table;
    this.vertices = new ExtentVertices(around, extent);
  }

  /**
   * @param ways streets that touch the extent or lie near it, in metres; those outside matter for
   *     land and for carriageways whose pair lies across the border
   * @param extent polygon or multipolygon in the same coordinate system
   * @param table classes and widths
   */
  public static StreetMeasures of(List<StreetWay> ways, Geometry extent, StreetTable table) {
    List<StreetWay> near = StreetReach.near(ways, extent, table);
    return new StreetMeasures(
        StreetNetwork.clipped(near, extent), StreetNetwork.of(near), extent, table);
  }

  /** The streets clipped to the extent. */
  public StreetNetwork network() {
    return network;
  }

  /** All measures at once. */
  public StreetStatistics statistics(double intersectionRadiusM) {
    var strips = new Strips(around, table);
    return new StreetStatistics(
        streetLengthM(),
        streetCentrelineLengthM(),
        junctionCount(),
        intersectionCount(intersectionRadiusM),
        deadEndCount(),
        streetEndCount(),
        streetSegmentCount(),
        openLengthM(),
        straightLengthM(),
        lengthByWidthSourceM(WidthSource.WIDTH),
        lengthByWidthSourceM(WidthSource.LANES),
        lengthByWidthSourceM(WidthSource.CLASS),
        StreetLand.areaM2(strips, extent, StreetWidth::carriagewayM),
        StreetLand.areaM2(strips, extent, StreetWidth::reserveM));
  }

  /** Rows of table {@code streets}: segments, split where class or width changes. */
  public List<StreetRow> rows() {
    return StreetRows.of(network, table);
  }

  /**
   * Length of streets as drawn.
   *
   * <p>What counts: every street of the table inside the extent, each way once; a street drawn as
   * two carriageways counts twice. Streets that cross the border count to the border.
   *
   * <p>Formula: sum of the lengths of edges.
   *
   * <p>Source: {@code street_length_total} of OSMnx, which drops streets that cross the border.
   *
   * <p>Unit: metres; 0 without streets.
   */
  public double streetLengthM() {
    return sum(e -> true);
  }

  /** See {@link Centreline#lengthM}. */
  public double streetCentrelineLengthM() {
    return Centreline.lengthM(network, around, table);
  }

  /**
   * Number of junctions.
   *
   * <p>What counts: vertices inside the extent with three or more street ends, also beyond the
   * border; a loop has two; a vertex on the border is of the side east of it. Not dead ends, nor
   * vertices where a street merely goes on, even if its name or class changes. Crossings at
   * different levels are none.
   *
   * <p>Formula: count of vertices of degree 3 or more.
   *
   * <p>Source: {@code intersection_count} of OSMnx.
   *
   * <p>Unit: count; 0 without streets.
   */
  public int junctionCount() {
    return (int) vertices.junctions().count();
  }

  /**
   * Number of intersections, junctions of one crossing merged; see {@link
   * Intersections#consolidated}.
   *
   * @param radiusM metres, 12 by convention
   */
  public int intersectionCount(double radiusM) {
    int[] at = vertices.junctions().toArray();
    return Intersections.consolidated(
        IntStream.of(at).mapToDouble(around::x).toArray(),
        IntStream.of(at).mapToDouble(around::y).toArray(),
        radiusM);
  }

  /**
   * Number of dead ends.
   *
   * <p>What counts: vertices with one street end; not the ends where the extent cuts a street. A
   * street that goes on as a way that is no street, for example a footpath, ends there.
   *
   * <p>Formula: count of vertices of degree 1.
   *
   * <p>Source: {@code streets_per_node_counts} of OSMnx, 1.
   *
   * <p>Unit: count; 0 without streets.
   */
  public int deadEndCount() {
    return (int) vertices.deadEnds().count();
  }

  /**
   * Number of street ends at junctions; over the junctions it is the mean streets per junction.
   *
   * <p>What counts: every end of a street at a junction; a loop counts twice.
   *
   * <p>Formula: sum of the degrees of junctions.
   *
   * <p>Source: streets per node of OSMnx, here without dead ends.
   *
   * <p>Unit: count; 0 without junctions.
   */
  public int streetEndCount() {
    return vertices.junctions().map(around::degree).sum();
  }

  /**
   * Number of segments.
   *
   * <p>What counts: streets from junction, dead end or cut to the next; also a ring without any.
   * Ways that continue each other are one, whatever their class.
   *
   * <p>Formula: count.
   *
   * <p>Source: {@code street_segment_count} of OSMnx.
   *
   * <p>Unit: count; 0 without streets.
   */
  public int streetSegmentCount() {
    return network.segments().size();
  }

  /**
   * Straight distance between the ends of segments; the length of the same segments over it is
   * circuity.
   *
   * <p>What counts: segments whose two ends are distinct; not loops.
   *
   * <p>Formula: sum of distances between first and last vertex.
   *
   * <p>Source: circuity of OSMnx, in the plane here.
   *
   * <p>Unit: metres; 0 without such segments.
   */
  public double straightLengthM() {
    return OpenSegments.straightLengthM(network);
  }

  /**
   * Length of the segments that {@link #straightLengthM} spans.
   *
   * <p>What counts: segments whose two ends are distinct; not loops.
   *
   * <p>Formula: sum of the lengths of their edges.
   *
   * <p>Source: numerator of circuity.
   *
   * <p>Unit: metres; 0 without such segments.
   */
  public double openLengthM() {
    return OpenSegments.lengthM(network);
  }

  /**
   * Length of streets whose width comes from one source.
   *
   * <p>What counts: as in {@link #streetLengthM}; the three sources add up to it.
   *
   * <p>Formula: sum of the lengths of edges of that source.
   *
   * <p>Source: this project's, to judge land in streets by.
   *
   * <p>Unit: metres; 0 without such streets.
   */
  public double lengthByWidthSourceM(WidthSource source) {
    return sum(e -> StreetWidth.of(network.way(e), table).source() == source);
  }

  /** Area of carriageways; see {@link StreetLand#areaM2}. */
  public double carriagewayAreaM2() {
    return areaM2(StreetWidth::carriagewayM);
  }

  /** Area of street reserves; see {@link StreetLand#areaM2}. */
  public double reserveAreaM2() {
    return areaM2(StreetWidth::reserveM);
  }

  private double areaM2(ToDoubleFunction<StreetWidth> width) {
    return StreetLand.areaM2(new Strips(around, table), extent, width);
  }

  private double sum(java.util.function.IntPredicate edges) {
    double sum = 0;
    for (int e = 0; e < network.edgeCount(); e++) {
      sum += edges.test(e) ? network.lengthM(e) : 0;
    }
    return sum;
  }
}
