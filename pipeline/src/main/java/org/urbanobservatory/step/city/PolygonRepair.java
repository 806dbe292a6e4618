package org.urbanobservatory.step.city;

import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Polygons that cross themselves, as every layer is allowed to have them. */
public final class PolygonRepair {
  private PolygonRepair() {}

  /**
   * The geometry as it is where it is valid, else repaired, which is told: a repair may take land
   * away or give some.
   *
   * @param location of the geometry in the input, for example {@code feature 3}
   */
  public static Geometry valid(
      SpatialInput input, String location, Geometry geometry, Consumer<Issue> tell) {
    if (geometry.getDimension() != 2 || geometry.isValid()) {
      return geometry;
    }
    tell.accept(
        Issue.repaired(
            "polygon_repaired",
            input.id(),
            location,
            "Invalid polygon: %s of %s crosses itself; it was repaired. Correct it in the source"
                .formatted(location, input.id())));
    return GeometryFixer.fix(geometry);
  }
}
