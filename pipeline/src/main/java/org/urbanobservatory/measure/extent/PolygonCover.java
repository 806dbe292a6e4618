package org.urbanobservatory.measure.extent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Polygons that may overlap, found by place. Faulty ones are repaired. */
public final class PolygonCover {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final List<Geometry> polygons = new ArrayList<>();
  private final STRtree index = new STRtree();

  /**
   * @param areas polygons and multipolygons in metres; other geometries and empty ones cover
   *     nothing
   */
  public PolygonCover(Collection<? extends Geometry> areas) {
    areas.forEach(this::add);
    index.build();
  }

  public boolean isEmpty() {
    return polygons.isEmpty();
  }

  /** The land that the polygons cover inside a box, each square metre once. */
  public Geometry within(Envelope box) {
    Geometry square = GEOMETRIES.toGeometry(box);
    List<Geometry> parts = new ArrayList<>();
    for (int number : near(box)) {
      Geometry polygon = polygons.get(number);
      boolean isInside = box.contains(polygon.getEnvelopeInternal());
      parts.add(isInside ? polygon : Overlays.intersection(polygon, square));
    }
    return parts.isEmpty()
        ? GEOMETRIES.createPolygon()
        : RegionRings.polygonal(OverlayNGRobust.union(GEOMETRIES.buildGeometry(parts)));
  }

  /** All of it; polygons that touch along a line are one. */
  public Geometry whole() {
    return polygons.isEmpty()
        ? GEOMETRIES.createMultiPolygon()
        : RegionRings.polygonal(OverlayNGRobust.union(GEOMETRIES.buildGeometry(polygons)));
  }

  /** The land of one geometry that another does not cover. */
  public static Geometry without(Geometry land, Geometry taken) {
    return land.isEmpty() || taken.isEmpty()
        ? land
        : RegionRings.polygonal(OverlayNGRobust.overlay(land, taken, OverlayNG.DIFFERENCE));
  }

  private void add(Geometry area) {
    Geometry valid =
        area.isValid()
            ? RegionRings.polygonal(area)
            : RegionRings.polygonal(GeometryFixer.fix(area));
    if (!valid.isEmpty()) {
      index.insert(valid.getEnvelopeInternal(), polygons.size());
      polygons.add(valid);
    }
  }

  @SuppressWarnings("unchecked")
  private List<Integer> near(Envelope box) {
    List<Integer> found = new ArrayList<>(index.query(box));
    found.sort(null);
    return found;
  }
}
