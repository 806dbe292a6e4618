package org.urbanobservatory.measure.openspace;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * One open space.
 *
 * @param id in its source, for example {@code way 12}
 * @param spaceClass class of the open space table, for example {@code park}
 * @param access who may enter
 * @param area polygon or multipolygon in metres
 */
public record OpenSpace(String id, String spaceClass, Access access, Geometry area) {
  /** Who may enter. */
  public enum Access {
    PUBLIC,
    CLOSED
  }

  public OpenSpace {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(spaceClass, "spaceClass");
    Objects.requireNonNull(access, "access");
    if (area.getDimension() != 2) {
      throw new IllegalArgumentException(
          "Invalid open space %s: a %s has no area".formatted(id, area.getGeometryType()));
    }
  }

  public boolean isPublic() {
    return access == Access.PUBLIC;
  }
}
