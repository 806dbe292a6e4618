package org.urbanobservatory.measure.street;

import java.util.Arrays;
import org.urbanobservatory.network.Flow;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetWay;

/**
 * Finds the parts of streets that are drawn twice, once per carriageway. Partners are looked for
 * around the extent too, so parts of a city add up to it wherever a border runs.
 */
final class Centreline {
  private static final double CELL = 50;
  private static final double MAX_ANGLE_COSINE = StrictMath.cos(StrictMath.toRadians(20));

  private final StreetNetwork around;
  private final StreetTable table;
  private final double[] reach;
  // A partner of a wider class may lie farther away than the edge's own class reaches.
  private final double widest;
  private final EdgeGrid grid = new EdgeGrid(CELL);

  private Centreline(StreetNetwork around, StreetTable table) {
    this.around = around;
    this.table = table;
    this.reach = new double[around.edgeCount()];
    for (int e = 0; e < reach.length; e++) {
      reach[e] = reach(around, e);
      if (reach[e] > 0) {
        grid.add(e, minX(around, e), minY(around, e), maxX(around, e), maxY(around, e));
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
   * same class. The second may lie outside the extent: each side of a border then counts half of
   * the street. Two-way streets, roundabouts, classes with pairing distance 0 (links), and parallel
   * one-way streets in the same direction never merge.
   *
   * <p>Formula: sum of lengths - 1/2 x sum of paired lengths. Both carriageways are paired along
   * what they have in common, so the mean of both is counted.
   *
   * <p>Source: centre-line length of urban streets in the City Prosperity Index's street density;
   * the rule is this project's.
   *
   * <p>Unit: metres; 0 without streets.
   *
   * @param network the streets clipped to the extent
   * @param around the same streets and those near the extent, whole
   */
  static double lengthM(StreetNetwork network, StreetNetwork around, StreetTable table) {
    var centreline = new Centreline(around, table);
    double sum = 0;
    for (int e = 0; e < network.edgeCount(); e++) {
      sum += network.lengthM(e) - centreline.pairedM(network, e) / 2;
    }
    return sum;
  }

  /** Metres of the edge that have an opposite carriageway. */
  private double pairedM(StreetNetwork network, int edge) {
    double own = reach(network, edge);
    if (own == 0) {
      return 0;
    }
    StreetWay way = network.way(edge);
    var frame = new Frame(network, edge);
    var covered = new Cover();
    grid.near(
        minX(network, edge) - widest,
        minY(network, edge) - widest,
        maxX(network, edge) + widest,
        maxY(network, edge) + widest,
        other -> {
          if (isOneStreet(way, around.way(other))) {
            frame.cover(new Frame(around, other), Math.max(own, reach[other]), covered);
          }
        });
    return covered.length();
  }

  private static boolean isOneStreet(StreetWay a, StreetWay b) {
    boolean bothNamed = a.name() != null && b.name() != null;
    return bothNamed ? a.name().equals(b.name()) : a.streetClass().equals(b.streetClass());
  }

  /** Pairing distance of the edge's class; 0 if it cannot be a carriageway of two. */
  private double reach(StreetNetwork network, int edge) {
    StreetWay way = network.way(edge);
    boolean single = way.flow() == Flow.BOTH || way.flow() == Flow.CIRCULAR;
    return single || network.lengthM(edge) == 0
        ? 0
        : table.streetClass(way.streetClass()).pairingM();
  }

  private static double minX(StreetNetwork network, int e) {
    return Math.min(network.x(network.from(e)), network.x(network.to(e)));
  }

  private static double maxX(StreetNetwork network, int e) {
    return Math.max(network.x(network.from(e)), network.x(network.to(e)));
  }

  private static double minY(StreetNetwork network, int e) {
    return Math.min(network.y(network.from(e)), network.y(network.to(e)));
  }

  private static double maxY(StreetNetwork network, int e) {
    return Math.max(network.y(network.from(e)), network.y(network.to(e)));
  }

  /** Coordinates along and across an edge, in its direction of traffic. */
  private static final class Frame {
    private final double x;
    private final double y;
    private final double ux;
    private final double uy;
    private final double length;

    Frame(StreetNetwork network, int edge) {
      boolean forward = network.way(edge).flow() == Flow.FORWARD;
      int start = forward ? network.from(edge) : network.to(edge);
      int end = forward ? network.to(edge) : network.from(edge);
      this.length = network.lengthM(edge);
      this.x = network.x(start);
      this.y = network.y(start);
      this.ux = (network.x(end) - x) / length;
      this.uy = (network.y(end) - y) / length;
    }

    /** Adds what of this edge another runs opposite to; none does to itself. */
    void cover(Frame that, double distance, Cover covered) {
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
