package org.urbanobservatory.measure.extent;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The extent {@code boundary_built_up} from polygons of urban land.
 *
 * <p>What counts: land inside the boundary that at least one polygon covers. What does not: the
 * rest of the boundary.
 */
public final class UrbanPolygons {
  private UrbanPolygons() {}

  /**
   * @param urban polygons in the computing CRS, overlaps allowed, self-crossing ones are repaired
   * @param boundary valid polygons in the computing CRS
   * @return valid; empty where no polygon reaches the boundary
   */
  public static MultiPolygon within(Geometry boundary, Collection<? extends Geometry> urban) {
    List<Geometry> near =
        urban.stream()
            .map(g -> (Geometry) g)
            .filter(g -> g.getEnvelopeInternal().intersects(boundary.getEnvelopeInternal()))
            .toList();
    if (near.isEmpty()) {
      return boundary.getFactory().createMultiPolygon();
    }
    return (MultiPolygon) Overlays.intersection(union(near), boundary).norm();
  }

  /** The land that at least one polygon covers; at least one polygon is needed. */
  public static Geometry union(Collection<? extends Geometry> polygons) {
    List<Geometry> sorted =
        polygons.stream()
            .map(g -> g.isValid() ? (Geometry) g : GeometryFixer.fix(g))
            .sorted()
            .toList();
    return OverlayNGRobust.union(sorted.get(0).getFactory().buildGeometry(sorted)).norm();
  }

  /** The same of polygons that were cut, whose edges may nearly touch until a repair parts them. */
  public static Geometry unionOfCut(Collection<? extends Geometry> parts) {
    try {
      return union(parts);
    } catch (TopologyException | IllegalArgumentException e) {
      return union(parts.stream().map(GeometryFixer::fix).toList());
    }
  }
}
