package org.urbanobservatory.step.city.extent;

import java.util.Locale;
import java.util.stream.Collectors;
import org.urbanobservatory.measure.extent.AtlasVerdict;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.ingest.SpatialInput;

/** What a reader should know of a city's extent {@code atlas}. */
final class AtlasRemarks {
  private static final double M_PER_KM = 1000;

  private final CityContext city;

  AtlasRemarks(CityContext city) {
    this.city = city;
  }

  Issue empty(ExtentPlan extent, SpatialInput input) {
    return kept(
        "extent_empty",
        input,
        "Cannot delineate %s of %s: %s holds no urban land inside the boundary; its indicators are null. Check that the file covers the city"
            .formatted(extent.id(), city.place(), input.id()));
  }

  Issue endsNear(SpatialInput input, double reachM) {
    return kept(
        "grid_ends_near_city",
        input,
        "Invalid built-up raster: %s ends within %.0f km of the boundary of %s, so its urban extent may be cut off; give a larger one"
            .formatted(input.id(), reachM / M_PER_KM, city.place()));
  }

  Issue reachesEdge(SpatialInput input, double reachM) {
    return kept(
        "extent_reaches_grid_edge",
        input,
        "Invalid built-up raster: the urban extent of %s goes on beyond the part of %s that was read, %.0f km past the boundary, and is cut off there; give a larger one, or if it has more, one with larger cells"
            .formatted(city.place(), input.id(), reachM / M_PER_KM));
  }

  /** Two cities or more in one extent, and whose it is. */
  Issue shared(ExtentPlan extent, SpatialInput input, AtlasVerdict verdict, String weight) {
    String shares =
        verdict.holders().stream()
            .map(h -> String.format(Locale.ROOT, "%s %.1f %%", h.cityId(), 100 * h.heldShare()))
            .collect(Collectors.joining(", "));
    String whose =
        verdict
            .owner()
            .map("it belongs to %s, and the others have none"::formatted)
            .orElse("no city holds more than every other, so it is nobody's");
    return kept(
        "extent_shared",
        input,
        "Several cities in one %s of %s: by %s, %s; %s. Join them in the cities file if they are one city"
            .formatted(extent.id(), input.id(), weight, shares, whose));
  }

  Issue noRaster(SpatialInput people) {
    return kept(
        "people_not_a_raster",
        people,
        "Invalid people of an urban extent: %s is no GeoTIFF and decides nothing; give a GeoTIFF, or leave the key population out"
            .formatted(people.id()));
  }

  private Issue kept(String code, SpatialInput input, String message) {
    return Issue.kept(code, input.id(), null, message).at(city.place());
  }
}
