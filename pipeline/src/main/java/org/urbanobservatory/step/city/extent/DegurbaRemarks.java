package org.urbanobservatory.step.city.extent;

import org.urbanobservatory.measure.extent.CentreRemark;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityFrame;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.ingest.SpatialInput;

/** What a reader should know of a city's extent {@code degurba}. */
final class DegurbaRemarks {
  private DegurbaRemarks() {}

  /** Something to know of an extent that was found. */
  static Issue kept(ExtentPlan extent, SpatialInput input, CentreRemark remark) {
    return Issue.kept(
        remark.kind().code(),
        input.id(),
        null,
        "Extent %s by %s: %s".formatted(extent.id(), input.id(), remark.message()));
  }

  /** Why there is no extent. */
  static Issue none(ExtentPlan extent, SpatialInput input, CentreRemark reason, CityFrame frame) {
    return Issue.kept(
        reason.kind().code(),
        input.id(),
        null,
        "Cannot delineate %s of %s by %s: %s; its indicators are null. %s"
            .formatted(
                extent.id(), frame.place(), input.id(), reason.message(), advice(reason.kind())));
  }

  /** Why the unit is no extent. */
  static Issue noCity(ExtentPlan extent, SpatialInput input, CityFrame frame) {
    return Issue.kept(
        "unit_not_a_city",
        input.id(),
        null,
        "Cannot delineate %s of %s by %s: less than half of its people live in urban centres, so that the unit is no city; its indicators are null. Use city: centre, or another extent for smaller places"
            .formatted(extent.id(), frame.place(), input.id()));
  }

  static Issue noRaster(ExtentPlan extent, SpatialInput input, CityFrame frame) {
    return Issue.kept(
        "population_not_a_raster",
        input.id(),
        null,
        "Cannot delineate %s of %s: %s is no GeoTIFF, and cells of 1 km are made from a raster only; name a raster of people"
            .formatted(extent.id(), frame.place(), input.id()));
  }

  /** A source that has no cell near a city. */
  static Issue missesCity(SpatialInput input, CityFrame frame) {
    return Issue.rejected(
        input.kind().name().toLowerCase(java.util.Locale.ROOT) + "_does_not_cover_city",
        input.id(),
        null,
        "Invalid raster: %s does not reach %s, whose envelope is %s in degrees, so no urban centre can be found; give a file that covers the city"
            .formatted(input.id(), frame.place(), frame.lonLat().getEnvelopeInternal()));
  }

  /** A land raster with values that are no shares. */
  static Issue noShare(SpatialInput land, CityFrame frame, double value) {
    return Issue.rejected(
            "land_not_a_share",
            land.id(),
            null,
            "Invalid share of land: %s holds %s near %s, so no urban centre can be found; values must be 0 to 1: divide square metres by the area of a cell"
                .formatted(land.id(), value, frame.place()))
        .about(null, String.valueOf(value));
  }

  private static String advice(CentreRemark.Kind kind) {
    return switch (kind) {
      case GRID_ENDS_NEAR_CITY, EXTENT_REACHES_GRID_EDGE -> "Give a larger raster";
      case URBAN_CENTRE_OF_OTHER_CITY, URBAN_CENTRE_UNDECIDED ->
          "Join the cities in the cities file if they are one";
      default ->
          "A centre needs 50000 people in dense cells: use another extent for smaller places, or check that quantity and unit of the raster are right";
    };
  }
}
