package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Ring;

/**
 * The land in street reserves of a drawing whose streets are all parallel to an axis: the exact
 * area of the union of rectangles, each as wide as the reserve of its class.
 */
final class Reserves {
  private static final Map<String, Double> WIDTH_M =
      Map.of("primary", 26.0, "secondary", 20.0, "tertiary", 16.0, "residential", 12.0);

  private Reserves() {}

  private record Box(double minX, double minY, double maxX, double maxY) {
    Box within(Box other) {
      return new Box(
          Math.max(minX, other.minX),
          Math.max(minY, other.minY),
          Math.min(maxX, other.maxX),
          Math.min(maxY, other.maxY));
    }

    boolean isEmpty() {
      return minX >= maxX || minY >= maxY;
    }
  }

  /**
   * The union's area within the rectangular boundary.
   *
   * @param boundaryArea area of the boundary in square metres, which must be a rectangle
   */
  static double area(Drawing drawing, double boundaryArea) {
    Box boundary = box(drawing.boundary().outers().get(0));
    double rectangle = (boundary.maxX - boundary.minX) * (boundary.maxY - boundary.minY);
    if (Math.abs(rectangle - boundaryArea) > 1) {
      throw new IllegalArgumentException("Invalid boundary: " + boundaryArea + " m2, no rectangle");
    }
    return union(boxes(drawing, boundary));
  }

  private static Box box(Ring ring) {
    double[] xs = ring.points().stream().mapToDouble(Point::x).sorted().toArray();
    double[] ys = ring.points().stream().mapToDouble(Point::y).sorted().toArray();
    return new Box(xs[0], ys[0], xs[xs.length - 1], ys[ys.length - 1]);
  }

  private static List<Box> boxes(Drawing drawing, Box boundary) {
    List<Box> boxes = new ArrayList<>();
    for (Way street : drawing.streets()) {
      double half = WIDTH_M.get(street.tags().get("highway")) / 2;
      Point a = drawing.nodes().get(street.nodes().get(0));
      Point b = drawing.nodes().get(street.nodes().get(street.nodes().size() - 1));
      Box box = strip(a, b, half).within(boundary);
      if (!box.isEmpty()) {
        boxes.add(box);
      }
    }
    return boxes;
  }

  private static Box strip(Point a, Point b, double half) {
    boolean up = Math.abs(a.x() - b.x()) < Math.abs(a.y() - b.y());
    return new Box(
        Math.min(a.x(), b.x()) - (up ? half : 0),
        Math.min(a.y(), b.y()) - (up ? 0 : half),
        Math.max(a.x(), b.x()) + (up ? half : 0),
        Math.max(a.y(), b.y()) + (up ? 0 : half));
  }

  /** Slab by slab between all left and right edges. */
  private static double union(List<Box> boxes) {
    TreeSet<Double> edges = new TreeSet<>();
    boxes.forEach(b -> edges.addAll(List.of(b.minX, b.maxX)));
    double area = 0;
    Double left = null;
    for (double right : edges) {
      if (left != null) {
        area += (right - left) * covered(boxes, (left + right) / 2);
      }
      left = right;
    }
    return area;
  }

  private static double covered(List<Box> boxes, double x) {
    double length = 0;
    double reached = -Double.MAX_VALUE;
    List<Box> here =
        boxes.stream()
            .filter(b -> b.minX < x && x < b.maxX)
            .sorted(java.util.Comparator.comparingDouble(Box::minY))
            .toList();
    for (Box box : here) {
      length += Math.max(0, box.maxY - Math.max(reached, box.minY));
      reached = Math.max(reached, box.maxY);
    }
    return length;
  }
}
