package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.urbanobservatory.job.sample.plane.Point;

/**
 * The streets that are drawn as two carriageways beside a straight axis. Where there are two, each
 * counts half, on whichever side of an extent's border the other lies.
 */
final class Carriageways {
  private final Drawing drawing;
  private final Extent extent;

  Carriageways(Drawing drawing, Extent extent) {
    this.drawing = drawing;
    this.extent = extent;
  }

  /** Half the metres inside the extent that have another carriageway beside them. */
  double lengthTwice() {
    TreeMap<String, List<Way>> boulevards = new TreeMap<>();
    for (Way street : drawing.streets()) {
      if (street.isCarriageway()) {
        boulevards
            .computeIfAbsent(street.tags().get("name"), name -> new ArrayList<>())
            .add(street);
      }
    }
    double sum = 0;
    for (List<Way> ways : boulevards.values()) {
      sum += lengthTwice(ways);
    }
    return sum;
  }

  private double lengthTwice(List<Way> ways) {
    Point from = point(ways.get(0), 0);
    Point to = point(ways.get(0), 1);
    Point axis = to.plus(-from.x(), -from.y()).times(1 / from.distance(to));
    var there = new Carriageway(axis);
    var back = new Carriageway(axis);
    for (Way way : ways) {
      for (int i = 0; i + 1 < way.nodes().size(); i++) {
        Point a = point(way, i);
        Point b = point(way, i + 1);
        (along(axis, b) > along(axis, a) ? there : back).add(a, b);
      }
    }
    return (overlap(there.inside, back.whole) + overlap(back.inside, there.whole)) / 2;
  }

  /** The lines of one direction as intervals along the axis: all of them, and those inside. */
  private final class Carriageway {
    private final Point axis;
    private final List<double[]> whole = new ArrayList<>();
    private final List<double[]> inside = new ArrayList<>();

    Carriageway(Point axis) {
      this.axis = axis;
    }

    void add(Point a, Point b) {
      whole.add(interval(a, b));
      for (double[] part : extent.partsOf(a, b)) {
        inside.add(interval(a.towards(b, part[0]), a.towards(b, part[1])));
      }
    }

    private double[] interval(Point a, Point b) {
      double start = along(axis, a);
      double end = along(axis, b);
      return new double[] {Math.min(start, end), Math.max(start, end)};
    }
  }

  /** Both lists hold intervals that do not overlap among themselves. */
  private static double overlap(List<double[]> some, List<double[]> others) {
    Comparator<double[]> order = Comparator.comparingDouble(part -> part[0]);
    some.sort(order);
    others.sort(order);
    double sum = 0;
    int k = 0;
    for (double[] part : some) {
      while (k > 0 && others.get(k - 1)[1] > part[0]) {
        k--;
      }
      for (; k < others.size() && others.get(k)[0] < part[1]; k++) {
        double[] other = others.get(k);
        sum += Math.max(0, Math.min(part[1], other[1]) - Math.max(part[0], other[0]));
      }
    }
    return sum;
  }

  private Point point(Way way, int index) {
    return drawing.nodes().get(way.nodes().get(index));
  }

  private static double along(Point axis, Point p) {
    return p.x() * axis.x() + p.y() * axis.y();
  }
}
