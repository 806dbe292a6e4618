package org.urbanobservatory.measure.landuse;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * One area of known use or cover.
 *
 * @param id in its source, for example {@code way 12}
 * @param kind its row of the land use table
 * @param area polygon or multipolygon in metres
 */
public record LandUse(String id, LandUseClass kind, Geometry area) {
  public LandUse {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(kind, "kind");
    if (area.getDimension() != 2) {
      throw new IllegalArgumentException(
          "Invalid land use %s: a %s has no area".formatted(id, area.getGeometryType()));
    }
  }
}
