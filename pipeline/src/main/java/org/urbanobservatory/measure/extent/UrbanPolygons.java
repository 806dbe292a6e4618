package org.urbanobservatory.measure.extent;

import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
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
            .filter(g -> g.getEnvelopeInternal().intersects(boundary.getEnvelopeInternal()))
            .map(g -> g.isValid() ? g : GeometryFixer.fix(g))
            .sorted()
            .toList();
    if (near.isEmpty()) {
      return boundary.getFactory().createMultiPolygon();
    }
    Geometry union = OverlayNGRobust.union(boundary.getFactory().buildGeometry(near));
    return (MultiPolygon) Overlays.intersection(union, boundary).norm();
  }
}
