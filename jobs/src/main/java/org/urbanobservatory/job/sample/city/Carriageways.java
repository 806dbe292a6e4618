package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.urbanobservatory.job.sample.plane.Point;

/**
 * The streets that are drawn as two carriageways beside a straight axis. Along the axis, a place
 * counts once when both carriageways are inside an extent, and once when only one of them is.
 */
final class Carriageways {
  private final Drawing drawing;
  private final Extent extent;

  Carriageways(Drawing drawing, Extent extent) {
    this.drawing = drawing;
    this.extent = extent;
  }

  /** Metres along which both carriageways are inside, so that they would be counted twice. */
  double lengthInCommon() {
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
      sum += inCommon(ways);
    }
    return sum;
  }

  private double inCommon(List<Way> ways) {
    Point from = point(ways.get(0), 0);
    Point to = point(ways.get(0), 1);
    Point axis = to.plus(-from.x(), -from.y()).times(1 / from.distance(to));
    List<double[]> there = new ArrayList<>();
    List<double[]> back = new ArrayList<>();
    for (Way way : ways) {
      for (int i = 0; i + 1 < way.nodes().size(); i++) {
        Point a = point(way, i);
        Point b = point(way, i + 1);
        boolean isThere = along(axis, b) > along(axis, a);
        for (double[] part : extent.partsOf(a, b)) {
          double start = along(axis, a.towards(b, part[0]));
          double end = along(axis, a.towards(b, part[1]));
          (isThere ? there : back).add(new double[] {Math.min(start, end), Math.max(start, end)});
        }
      }
    }
    return overlap(there, back);
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
