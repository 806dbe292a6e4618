package org.urbanobservatory.step.city.land;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityRasters;
import org.urbanobservatory.step.city.UselessInputs;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Phase 3, measure: built-up land of every extent and display cell. A year that knows less of an
 * extent's land than another has no area there: beside the other's it would look like growth.
 */
public final class CityBuiltUp implements CityMeasure {
  static final String KNOWN_IN_PART = "built_up_known_in_part";
  static final String MISSES_CITY = "built_up_does_not_cover_city";
  private static final String UNUSABLE = "built_up_input_unusable";
  private static final String AREA = "built_up_area_m2";

  private final CityContext city;
  private final ComparableYears comparable;

  public CityBuiltUp(CityContext city, ComparableYears comparable) {
    this.city = city;
    this.comparable = comparable;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) throws IOException {
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
    if (taken.isEmpty()) {
      new UselessInputs(city)
          .findReason(SpatialInput.Kind.BUILT_UP, year, MISSES_CITY, UNUSABLE)
          .ifPresent(reason -> extents.forEach(e -> city.facts().absent(e, AREA, reason)));
    }
  }

  private void observe(SpatialInput input, BuiltUp built, List<CityExtent> extents)
      throws IOException {
    SortedSet<Integer> years = years();
    String method = CityRasters.method(input);
    var origin =
        new CityFacts.Origin(input.id(), input.source())
            .by(years.size() > 1 ? method + "; " + ComparableYears.METHOD : method);
    var others = new ComparableYears.Others(built, years, city::builtUp);
    for (CityExtent extent : extents) {
      Optional<ComparableYears.Gap> gap = comparable.findGap(extent, others);
      if (gap.isEmpty()) {
        city.facts().observe(extent, AREA, built.areaWithin(extent.geometry()), origin);
      } else {
        city.facts().absent(extent, AREA, KNOWN_IN_PART);
        if (!extent.isZone()) {
          city.add(knownInPart(input, extent, gap.get()));
        }
      }
    }
    city.cells()
        .fill(
            extents,
            "built_up_share",
            cell -> Math.min(1, built.areaWithin(cell.geometry()) / cell.area()));
  }

  private SortedSet<Integer> years() {
    return city.inputs(SpatialInput.Kind.BUILT_UP).stream()
        .map(SpatialInput::year)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Issue knownInPart(SpatialInput input, CityExtent extent, ComparableYears.Gap gap) {
    String place = extent.id() + " of " + city.place();
    String message = gap.message("built-up raster", "built up", input, place);
    return Issue.kept(KNOWN_IN_PART, input.id(), null, message);
  }

  /** What was read of the raster around the city. */
  private void count(SpatialInput input) {
    long cells = city.rasters().window(input).map(w -> (long) w.raster().valued()).orElse(0L);
    city.reads().cells(input, cells, 0);
  }

  private Issue missesCity(SpatialInput input) {
    return Issue.rejected(
        MISSES_CITY,
        input.id(),
        null,
        "Invalid built-up raster: %s does not reach %s, whose envelope is %s in degrees; give a file that covers the city"
            .formatted(input.id(), city.place(), city.frame().lonLat().getEnvelopeInternal()));
  }
}
