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

/**
 * Phase 3, measure: built-up land of every extent and display cell. A year that knows less of an
 * extent's land than another has no area there: beside the other's it would look like growth.
 */
public final class CityBuiltUp implements CityMeasure {
  static final String KNOWN_IN_PART = "built_up_known_in_part";
  private static final String AREA = "built_up_area_m2";

  /** Share of the land that any year knows below which a year cannot stand beside it. */
  private static final double COMPARABLE = 0.99;

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
      double known = built.coveredShare(extent.geometry());
      double most = mostKnown(extent);
      if (known >= COMPARABLE * most) {
        city.facts().observe(extent, AREA, built.areaWithin(extent.geometry()), origin);
      } else {
        city.facts().absent(extent, AREA, KNOWN_IN_PART);
        if (!extent.isZone()) {
          city.add(knownInPart(input, extent, known, most));
        }
      }
    }
    city.plan().findBoundary(extents).ifPresent(boundary -> fill(boundary, built));
  }

  /** The largest share of an extent that any built-up input knows. */
  private double mostKnown(CityExtent extent) {
    double most = 0;
    for (SpatialInput other : city.inputs(SpatialInput.Kind.BUILT_UP)) {
      Optional<BuiltUp> built = city.rasters().builtUp(other, other.year());
      if (built.isPresent()) {
        most = Math.max(most, built.get().coveredShare(extent.geometry()));
      }
    }
    return most;
  }

  private Issue knownInPart(SpatialInput input, CityExtent extent, double known, double most) {
    return Issue.kept(
        KNOWN_IN_PART,
        input.id(),
        null,
        "Invalid built-up raster: %s has values for %.1f %% of %s of %s in %d, another year for %.1f %%; its area is null, for beside the other it would look like growth. Give a raster that knows the same land"
            .formatted(
                input.id(),
                100 * known,
                extent.id(),
                city.place(),
                extent.year(),
                100 * most));
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
