package org.urbanobservatory.step.city.land;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityRasters;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Phase 3, measure: built-up land of every extent and display cell. */
public final class CityBuiltUp implements CityMeasure {
  private final CityContext city;
  private final List<String> counted = new ArrayList<>();

  public CityBuiltUp(CityContext city) {
    this.city = city;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    Optional<SpatialInput> taken = city.builtUpInput(year);
    for (SpatialInput input : city.inputs(SpatialInput.Kind.BUILT_UP, year)) {
      Optional<BuiltUp> built = city.rasters().builtUp(input, input.year());
      if (built.isPresent() && input.equals(taken.orElseThrow())) {
        observe(input, built.get(), extents);
      } else if (built.isPresent()) {
        city.facts().notUsed(year, input.id(), taken.orElseThrow().id());
      } else if (!city.rasters().isUnreadable(input)) {
        city.add(missesCity(input));
      }
      count(input);
    }
  }

  private void observe(SpatialInput input, BuiltUp built, List<CityExtent> extents) {
    var origin = new CityFacts.Origin(input.id(), input.source()).by(CityRasters.method(input));
    for (CityExtent extent : extents) {
      city.facts().observe(extent, "built_up_area_m2", built.areaWithin(extent.geometry()), origin);
    }
    city.plan().findBoundary(extents).ifPresent(boundary -> fill(boundary, built));
  }

  private void fill(CityExtent boundary, BuiltUp built) {
    var cells = city.cells().grid().cells();
    for (int i = 0; i < cells.size(); i++) {
      Geometry cell = cells.get(i).geometry();
      city.cells()
          .set(
              boundary,
              i,
              "built_up_share",
              Math.min(1, built.areaWithin(cell) / cells.get(i).area()));
    }
  }

  /** What was read of the raster around the city. */
  private void count(SpatialInput input) {
    if (!counted.contains(input.id())) {
      counted.add(input.id());
      long cells = city.rasters().window(input).map(w -> (long) w.raster().valued()).orElse(0L);
      city.emitted().add(input.summary(city.place().cityId(), cells, 0));
    }
  }

  private Issue missesCity(SpatialInput input) {
    return Issue.rejected(
        "built_up_does_not_cover_city",
        input.id(),
        null,
        "Invalid built-up raster: %s does not reach %s, whose envelope is %s in degrees; give a file that covers the city"
            .formatted(input.id(), city.place(), city.frame().lonLat().getEnvelopeInternal()));
  }
}
