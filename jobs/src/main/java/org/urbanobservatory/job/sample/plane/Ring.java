package org.urbanobservatory.job.sample.plane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A simple polygon without holes, not closed: the last point joins the first.
 *
 * @param points at least three, in either direction
 */
public record Ring(List<Point> points) {

  public Ring {
    points = List.copyOf(points);
    if (points.size() < 3) {
      throw new IllegalArgumentException("Invalid ring: " + points.size() + " points");
    }
  }

  public static Ring of(Point... points) {
    return new Ring(List.of(points));
  }

  public static Ring rectangle(double minX, double minY, double maxX, double maxY) {
    return of(
        Point.of(minX, minY), Point.of(maxX, minY), Point.of(maxX, maxY), Point.of(minX, maxY));
  }

  /** The regular polygon with its corners on a circle around the origin. */
  public static Ring regular(double radius, int corners) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < corners; i++) {
      points.add(Point.polar(radius, 360.0 * i / corners));
    }
    return new Ring(points);
  }

  public Point point(int index) {
    return points.get(index % points.size());
  }

  public int size() {
    return points.size();
  }

  /** The enclosed area; in square metres on the board. */
  public double area() {
    double twice = 0;
    Point origin = points.get(0);
    for (int i = 1; i + 1 < size(); i++) {
      twice += cross(origin, point(i), point(i + 1));
    }
    return Math.abs(twice) / 2;
  }

  public boolean contains(Point p) {
    boolean inside = false;
    for (int i = 0; i < size(); i++) {
      Point a = point(i);
      Point b = point(i + 1);
      if ((a.y() > p.y()) != (b.y() > p.y())
          && p.x() < a.x() + (p.y() - a.y()) / (b.y() - a.y()) * (b.x() - a.x())) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** The distance from a point to the outline. */
  public double distanceToEdge(Point p) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < size(); i++) {
      least = Math.min(least, Segments.distance(p, point(i), point(i + 1)));
    }
    return least;
  }

  /** The same outline with more points, so that no side is longer than the given length. */
  public Ring densified(double longest) {
    List<Point> dense = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      int parts = (int) StrictMath.ceil(point(i).distance(point(i + 1)) / longest);
      for (int k = 0; k < parts; k++) {
        dense.add(point(i).towards(point(i + 1), (double) k / parts));
      }
    }
    return new Ring(dense);
  }

  public Ring scaled(double factor) {
    return new Ring(points.stream().map(p -> p.times(factor)).toList());
  }

  /** The area of this ring within a convex cell. */
  public double areaWithin(Ring cell) {
    return within(cell).map(Ring::area).orElse(0.0);
  }

  /**
   * This ring within a convex cell, by clipping against the sides of the cell (Sutherland and
   * Hodgman). Parts that the cell takes apart stay joined by lines without area along its sides.
   */
  public Optional<Ring> within(Ring cell) {
    List<Point> rest = points;
    double turn = StrictMath.signum(cross(cell.point(0), cell.point(1), cell.point(2)));
    for (int i = 0; i < cell.size() && !rest.isEmpty(); i++) {
      rest = leftOf(rest, cell.point(i), cell.point(i + 1), turn);
    }
    return rest.size() < 3 ? Optional.empty() : Optional.of(new Ring(rest));
  }

  private static List<Point> leftOf(List<Point> polygon, Point a, Point b, double turn) {
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < polygon.size(); i++) {
      Point p = polygon.get(i);
      Point q = polygon.get((i + 1) % polygon.size());
      double sideP = turn * cross(a, b, p);
      double sideQ = turn * cross(a, b, q);
      if (sideP >= 0) {
        kept.add(p);
      }
      if ((sideP > 0 && sideQ < 0) || (sideP < 0 && sideQ > 0)) {
        kept.add(p.towards(q, sideP / (sideP - sideQ)));
      }
    }
    return kept;
  }

  static double cross(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }
}
