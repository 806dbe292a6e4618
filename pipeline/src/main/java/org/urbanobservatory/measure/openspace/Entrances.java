package org.urbanobservatory.measure.openspace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/** Points from which open spaces are entered. */
public final class Entrances {
  private final Walkways walkways;
  private final EntranceRule rule;

  private Entrances(Walkways walkways, EntranceRule rule) {
    this.walkways = walkways;
    this.rule = rule;
  }

  /**
   * Entrances of every connected open space.
   *
   * <p>What counts: points where the walkable network crosses the boundary of the space, and points
   * along the boundary, evenly spaced, near which it passes. A space that the network does not come
   * near is entered from its whole boundary. Boundaries of holes count, since people may live
   * there. Fences and gates do not.
   *
   * <p>Formula: crossings of boundary and network edges; points every {@code spacingM} or a little
   * less along each ring from its south-western point, kept if an edge is at most {@code nearM}
   * away; if none, the point of the boundary nearest to the network, if that is near enough.
   *
   * <p>Source: SDG 11.7.1, metadata of March 2021 (access from entrances, else from the boundary);
   * spacing and distance as in the Global Healthy and Sustainable City Indicators.
   *
   * <p>Unit: points in metres; empty without open space.
   */
  public static List<SpaceEntrances> of(OpenSpaceLand land, Walkways walkways, EntranceRule rule) {
    var entrances = new Entrances(walkways, rule);
    List<List<String>> ids = ids(land);
    List<SpaceEntrances> found = new ArrayList<>();
    for (int n = 0; n < land.connected().size(); n++) {
      found.add(entrances.of(ids.get(n), land.connected().get(n)));
    }
    return found;
  }

  /** The ids of the spaces in each connected one. */
  private static List<List<String>> ids(OpenSpaceLand land) {
    var index = new STRtree();
    List<List<String>> ids = new ArrayList<>();
    for (int n = 0; n < land.connected().size(); n++) {
      index.insert(land.connected().get(n).getEnvelopeInternal(), n);
      ids.add(new ArrayList<>());
    }
    for (OpenSpace space : land.spaces()) {
      Point inside = space.area().getInteriorPoint();
      for (Object n : index.query(inside.getEnvelopeInternal())) {
        if (land.connected().get((int) n).intersects(inside)) {
          ids.get((int) n).add(space.id());
        }
      }
    }
    return ids;
  }

  private SpaceEntrances of(List<String> ids, Polygon space) {
    List<LinearRing> rings = rings(space);
    var points = new TreeSet<Coordinate>();
    for (LinearRing ring : rings) {
      segments(ring).forEach(side -> walkways.crossings(side, points));
      samples(ring).stream().filter(p -> walkways.isNear(p, rule.nearM())).forEach(points::add);
    }
    if (points.isEmpty()) {
      addNearest(rings, points);
    }
    if (!points.isEmpty()) {
      return entrances(ids, SpaceEntrances.Approach.BY_NETWORK, points);
    }
    rings.forEach(ring -> points.addAll(samples(ring)));
    return entrances(ids, SpaceEntrances.Approach.TOUCHES_NO_STREET, points);
  }

  private static SpaceEntrances entrances(
      List<String> ids, SpaceEntrances.Approach approach, Set<Coordinate> points) {
    return new SpaceEntrances(ids, approach, new ArrayList<>(points));
  }

  /** A network that passes near between two sample points is not missed. */
  private void addNearest(List<LinearRing> rings, Set<Coordinate> points) {
    rings.stream()
        .flatMap(ring -> segments(ring).stream())
        .flatMap(side -> walkways.findNearest(side, rule.nearM()).stream())
        .min(
            Comparator.comparingDouble(Walkways.Near::distanceM)
                .thenComparing(Walkways.Near::point))
        .ifPresent(nearest -> points.add(nearest.point()));
  }

  private static List<LinearRing> rings(Polygon space) {
    List<LinearRing> rings = new ArrayList<>();
    rings.add(space.getExteriorRing());
    for (int h = 0; h < space.getNumInteriorRing(); h++) {
      rings.add(space.getInteriorRingN(h));
    }
    return rings;
  }

  private static List<LineSegment> segments(LinearRing ring) {
    List<LineSegment> segments = new ArrayList<>();
    for (int i = 1; i < ring.getNumPoints(); i++) {
      segments.add(new LineSegment(ring.getCoordinateN(i - 1), ring.getCoordinateN(i)));
    }
    return segments;
  }

  /** Points at equal distances along a ring, the first at its start. */
  private List<Coordinate> samples(LinearRing ring) {
    double length = ring.getLength();
    long count = Math.max(1, (long) Math.ceil(length / rule.spacingM()));
    List<Coordinate> samples = new ArrayList<>();
    double passed = 0;
    for (LineSegment side : segments(ring)) {
      double sideM = side.getLength();
      while (samples.size() < count && samples.size() * length / count < passed + sideM) {
        samples.add(side.pointAlong((samples.size() * length / count - passed) / sideM));
      }
      passed += sideM;
    }
    return samples;
  }
}
