package org.urbanobservatory.source.osm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * A closed line of an area.
 *
 * @param line first and last point are one
 * @param role {@code outer} or {@code inner} if all its ways say so, else empty
 */
record AreaRing(Coordinate[] line, String role) {

  static AreaRing of(OsmWay way) {
    return new AreaRing(points(way), "");
  }

  /** A ring of ways that follow each other. */
  static AreaRing of(List<Step> steps) {
    var line = new ArrayList<Coordinate>();
    for (Step step : steps) {
      List<Coordinate> points = step.points();
      line.addAll(line.isEmpty() ? points : points.subList(1, points.size()));
    }
    return new AreaRing(line.toArray(Coordinate[]::new), role(steps));
  }

  /** A member way in the direction in which a ring runs. */
  record Step(OsmRelation.Member member, long from) {
    long to() {
      long[] ids = member.way().nodeIds();
      return ids[0] == from ? ids[ids.length - 1] : ids[0];
    }

    List<Coordinate> points() {
      var points = new ArrayList<>(List.of(AreaRing.points(member.way())));
      if (member.way().nodeIds()[0] != from) {
        Collections.reverse(points);
      }
      return points;
    }
  }

  private static String role(List<Step> steps) {
    String first = steps.get(0).member().role();
    boolean isKnown = first.equals("outer") || first.equals("inner");
    return isKnown && steps.stream().allMatch(s -> s.member().role().equals(first)) ? first : "";
  }

  private static Coordinate[] points(OsmWay way) {
    var points = new Coordinate[way.lon().length];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Coordinate(way.lon()[i], way.lat()[i]);
    }
    return points;
  }
}
