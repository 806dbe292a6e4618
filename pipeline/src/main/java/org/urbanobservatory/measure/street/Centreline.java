package org.urbanobservatory.measure.street;

import java.util.Arrays;
import org.urbanobservatory.network.Flow;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetWay;

/** Finds the parts of streets that are drawn twice, once per carriageway. */
final class Centreline {
  private static final double CELL = 50;
  private static final double MAX_ANGLE_COSINE = StrictMath.cos(StrictMath.toRadians(20));

  private final StreetNetwork network;
  private final double[] reach;
  // A partner of a wider class may lie farther away than the edge's own class reaches.
  private final double widest;
  private final EdgeGrid grid = new EdgeGrid(CELL);

  private Centreline(StreetNetwork network, StreetTable table) {
    this.network = network;
    this.reach = new double[network.edgeCount()];
    for (int e = 0; e < reach.length; e++) {
      reach[e] = reach(e, table);
      if (reach[e] > 0) {
        grid.add(e, minX(e), minY(e), maxX(e), maxY(e));
      }
    }
    this.widest = Arrays.stream(reach).max().orElse(0);
  }

  /**
   * Length of streets along their centre line: a street drawn as two carriageways counts once.
   *
   * <p>What counts: every street, clipped to the extent. A piece of a one-way edge is one of two
   * carriageways where a second one-way edge lies beside it that (1) runs the opposite way, within
   * 20 degrees, (2) lies, measured at right angles to the first, not farther than the larger
   * pairing distance of the two classes, (3) has the same name, or, if one of them has none, the
   * same class. Two-way streets, roundabouts, classes with pairing distance 0 (links), and parallel
   * one-way streets in the same direction never merge.
   *
   * <p>Formula: sum of lengths - 1/2 x sum of paired lengths. Both carriageways are paired along
   * what they have in common, so the mean of both is counted.
   *
   * <p>Source: centre-line length of urban streets in the City Prosperity Index's street density;
   * the rule is this project's.
   *
   * <p>Unit: metres; 0 without streets.
   */
  static double lengthM(StreetNetwork network, StreetTable table) {
    var centreline = new Centreline(network, table);
    double sum = 0;
    for (int e = 0; e < network.edgeCount(); e++) {
      sum += network.lengthM(e) - centreline.pairedM(e) / 2;
    }
    return sum;
  }

  /** Metres of the edge that have an opposite carriageway. */
  private double pairedM(int edge) {
    if (reach[edge] == 0) {
      return 0;
    }
    var covered = new Cover();
    grid.near(
        minX(edge) - widest,
        minY(edge) - widest,
        maxX(edge) + widest,
        maxY(edge) + widest,
        other -> pair(edge, other, covered));
    return covered.length();
  }

  private void pair(int edge, int other, Cover covered) {
    if (other != edge && isOneStreet(network.way(edge), network.way(other))) {
      new Frame(edge).cover(other, Math.max(reach[edge], reach[other]), covered);
    }
  }

  private static boolean isOneStreet(StreetWay a, StreetWay b) {
    boolean bothNamed = a.name() != null && b.name() != null;
    return bothNamed ? a.name().equals(b.name()) : a.streetClass().equals(b.streetClass());
  }

  /** Pairing distance of the edge's class; 0 if it cannot be a carriageway of two. */
  private double reach(int edge, StreetTable table) {
    StreetWay way = network.way(edge);
    boolean single = way.flow() == Flow.BOTH || way.flow() == Flow.CIRCULAR;
    return single || network.lengthM(edge) == 0
        ? 0
        : table.streetClass(way.streetClass()).pairingM();
  }

  private double minX(int e) {
    return Math.min(network.x(network.from(e)), network.x(network.to(e)));
  }

  private double maxX(int e) {
    return Math.max(network.x(network.from(e)), network.x(network.to(e)));
  }

  private double minY(int e) {
    return Math.min(network.y(network.from(e)), network.y(network.to(e)));
  }

  private double maxY(int e) {
    return Math.max(network.y(network.from(e)), network.y(network.to(e)));
  }

  /** Coordinates along and across an edge, in its direction of traffic. */
  private final class Frame {
    private final double x;
    private final double y;
    private final double ux;
    private final double uy;
    private final double length;

    Frame(int edge) {
      boolean forward = network.way(edge).flow() == Flow.FORWARD;
      int start = forward ? network.from(edge) : network.to(edge);
      int end = forward ? network.to(edge) : network.from(edge);
      this.length = network.lengthM(edge);
      this.x = network.x(start);
      this.y = network.y(start);
      this.ux = (network.x(end) - x) / length;
      this.uy = (network.y(end) - y) / length;
    }

    void cover(int other, double distance, Cover covered) {
      var that = new Frame(other);
      if (ux * that.ux + uy * that.uy > -MAX_ANGLE_COSINE) {
        return;
      }
      // The other runs backwards, so its end has the smaller coordinate along this edge.
      double endX = that.x + that.ux * that.length;
      double endY = that.y + that.uy * that.length;
      double from = along(endX, endY);
      double to = along(that.x, that.y);
      double slope = (across(that.x, that.y) - across(endX, endY)) / (to - from);
      double[] near = near(across(endX, endY), slope, distance);
      covered.add(
          Math.max(0, from + near[0]), Math.min(length, from + Math.min(to - from, near[1])));
    }

    /** Metres past the other's end between which it lies within the distance. */
    private double[] near(double offset, double slope, double distance) {
      if (slope == 0) {
        return Math.abs(offset) <= distance
            ? new double[] {0, Double.MAX_VALUE}
            : new double[] {0, -1};
      }
      double a = (-distance - offset) / slope;
      double b = (distance - offset) / slope;
      return new double[] {Math.max(0, Math.min(a, b)), Math.max(a, b)};
    }

    private double along(double px, double py) {
      return (px - x) * ux + (py - y) * uy;
    }

    private double across(double px, double py) {
      return (py - y) * ux - (px - x) * uy;
    }
  }

  /** A union of intervals of one edge. */
  private static final class Cover {
    private double[][] parts = new double[4][];
    private int size;

    void add(double from, double to) {
      if (to > from) {
        if (size == parts.length) {
          parts = Arrays.copyOf(parts, 2 * size);
        }
        parts[size++] = new double[] {from, to};
      }
    }

    double length() {
      Arrays.sort(
          parts,
          0,
          size,
          (a, b) -> a[0] != b[0] ? Double.compare(a[0], b[0]) : Double.compare(a[1], b[1]));
      double sum = 0;
      double reached = 0;
      for (int i = 0; i < size; i++) {
        sum += Math.max(0, parts[i][1] - Math.max(reached, parts[i][0]));
        reached = Math.max(reached, parts[i][1]);
      }
      return sum;
    }
  }
}
