package org.urbanobservatory.measure.openspace;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;

/** The straight edges of a walkable network, found by place. */
public final class Walkways {
  private final STRtree index = new STRtree();

  /**
   * @param lines edges of the network in metres
   */
  public Walkways(Collection<? extends LineString> lines) {
    lines.forEach(this::add);
    index.build();
  }

  /** Whether an edge passes at most so many metres from a point. */
  boolean isNear(Coordinate point, double metres) {
    var box = new Envelope(point);
    box.expandBy(metres);
    return edges(box).stream().anyMatch(edge -> edge.distance(point) <= metres);
  }

  /** Adds the points where edges meet a line. */
  void crossings(LineSegment line, Set<Coordinate> found) {
    LineIntersector lines = new RobustLineIntersector();
    for (LineSegment edge : edges(new Envelope(line.p0, line.p1))) {
      lines.computeIntersection(edge.p0, edge.p1, line.p0, line.p1);
      for (int i = 0; i < lines.getIntersectionNum(); i++) {
        found.add(new Coordinate(lines.getIntersection(i).x, lines.getIntersection(i).y));
      }
    }
  }

  /**
   * A point near the network.
   *
   * @param point the point
   * @param distanceM metres to the nearest edge
   */
  record Near(Coordinate point, double distanceM) {}

  /** The point of a line that lies nearest to an edge, if within so many metres. */
  Optional<Near> findNearest(LineSegment line, double metres) {
    var box = new Envelope(line.p0, line.p1);
    box.expandBy(metres);
    return edges(box).stream()
        .map(edge -> line.closestPoints(edge))
        .map(pair -> new Near(pair[0], pair[0].distance(pair[1])))
        .filter(near -> near.distanceM() <= metres)
        .min(Comparator.comparingDouble(Near::distanceM).thenComparing(Near::point));
  }

  private void add(LineString line) {
    CoordinateSequence points = line.getCoordinateSequence();
    for (int i = 1; i < points.size(); i++) {
      var edge = new LineSegment(points.getCoordinate(i - 1), points.getCoordinate(i));
      index.insert(new Envelope(edge.p0, edge.p1), edge);
    }
  }

  @SuppressWarnings("unchecked")
  private List<LineSegment> edges(Envelope box) {
    return index.query(box);
  }
}
