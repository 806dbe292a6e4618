package org.urbanobservatory.source.osm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The land inside rings by the even-odd rule: a ring inside a ring is a hole, one inside that an
 * island. Roles decide only where rings cross, which no correct area has.
 */
final class RingFill {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final List<Filled> rings = new ArrayList<>();
  private String repair;
  private final Geometry polygon;

  /** A ring as a valid polygon. */
  private record Filled(Geometry area, String role) {
    boolean isInner() {
      return role.equals("inner");
    }

    boolean mayMeet(Filled other) {
      return area.getEnvelopeInternal().intersects(other.area.getEnvelopeInternal());
    }

    boolean holds(Filled smaller) {
      return area.getEnvelopeInternal().contains(smaller.area.getEnvelopeInternal())
          && area.covers(smaller.area);
    }
  }

  RingFill(List<AreaRing> lines) {
    lines.forEach(this::addRing);
    rings.sort(Comparator.comparingDouble((Filled f) -> f.area().getArea()).reversed());
    dropStrayInner();
    polygon = polygonal(isCrossing() ? byRoles() : byNesting());
  }

  /** Valid; empty if the rings enclose nothing. */
  Optional<Geometry> findPolygon() {
    return polygon.isEmpty() ? Optional.empty() : Optional.of(polygon);
  }

  /** What was repaired. */
  Optional<String> findRepair() {
    return Optional.ofNullable(repair);
  }

  private void addRing(AreaRing line) {
    Geometry area = GEOMETRIES.createPolygon(line.line());
    if (!area.isValid()) {
      repair = "a ring touches or crosses itself; the land it goes round is kept";
      area = polygonal(GeometryFixer.fix(area));
    }
    if (!area.isEmpty()) {
      rings.add(new Filled(area, line.role()));
    }
  }

  /** A hole of nothing is no land. */
  private void dropStrayInner() {
    List<Filled> others = rings.stream().filter(r -> !r.isInner()).toList();
    boolean dropped =
        rings.removeIf(r -> r.isInner() && others.stream().noneMatch(o -> cuts(r, o)));
    if (dropped) {
      repair = "an inner ring lies in no outer ring; it is left out";
    }
  }

  private static boolean cuts(Filled inner, Filled other) {
    return other.mayMeet(inner)
        && (other.holds(inner) || inner.holds(other) || other.area().overlaps(inner.area()));
  }

  private boolean isCrossing() {
    for (int i = 0; i < rings.size(); i++) {
      for (int j = i + 1; j < rings.size(); j++) {
        if (rings.get(i).mayMeet(rings.get(j))
            && rings.get(i).area().overlaps(rings.get(j).area())) {
          return true;
        }
      }
    }
    return false;
  }

  private Geometry byRoles() {
    repair = "its rings cross; land inside an outer and no inner ring is kept";
    Geometry outer = union(rings.stream().filter(r -> !r.isInner()).toList());
    Geometry inner = union(rings.stream().filter(Filled::isInner).toList());
    return OverlayNGRobust.overlay(outer, inner, OverlayNG.DIFFERENCE);
  }

  /** Rings of one depth do not meet, so that they are united at once. */
  private Geometry byNesting() {
    var levels = new TreeMap<Integer, List<Filled>>();
    for (int r = 0; r < rings.size(); r++) {
      levels.computeIfAbsent(depth(r), k -> new ArrayList<>()).add(rings.get(r));
    }
    Geometry land = GEOMETRIES.createPolygon();
    for (var level : levels.entrySet()) {
      String fitting = level.getKey() % 2 == 0 ? "outer" : "inner";
      level.getValue().forEach(r -> noteRole(r, fitting));
      land = OverlayNGRobust.overlay(land, union(level.getValue()), OverlayNG.SYMDIFFERENCE);
    }
    return land;
  }

  /** How many larger rings hold it. */
  private int depth(int ring) {
    return (int) rings.stream().limit(ring).filter(o -> o.holds(rings.get(ring))).count();
  }

  private void noteRole(Filled ring, String fitting) {
    if (!ring.role().isEmpty() && !ring.role().equals(fitting)) {
      repair = "a ring's role does not fit its place; its place counts";
    }
  }

  private static Geometry union(List<Filled> filled) {
    return OverlayNGRobust.union(
        GEOMETRIES.buildGeometry(filled.stream().map(Filled::area).toList()));
  }

  private static Geometry polygonal(Geometry geometry) {
    var polygons = new ArrayList<Polygon>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (geometry.getGeometryN(i) instanceof Polygon part && !part.isEmpty()) {
        polygons.add(part);
      }
    }
    return polygons.size() == 1
        ? polygons.get(0)
        : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
  }
}
