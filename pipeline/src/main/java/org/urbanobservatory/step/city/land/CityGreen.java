package org.urbanobservatory.step.city.land;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.green.GreenCover;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.UselessInputs;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Phase 3, measure: green cover of every extent, zone and display cell; the first usable input of a
 * year stands for it. A year that knows less of an extent's land than another has no area there.
 */
public final class CityGreen implements CityMeasure {
  static final String KNOWN_IN_PART = "green_known_in_part";
  static final String MISSES_CITY = "green_does_not_cover_city";
  static final String UNUSABLE = "green_input_unusable";

  private static final String VARIABLE = "green_cover_area_m2";
  private static final double FULL_COVERAGE = 0.99;

  private final CityContext city;
  private final GreenLayers layers;
  private final ComparableYears comparable;

  public CityGreen(CityContext city, ComparableYears comparable) {
    this.city = city;
    this.layers = new GreenLayers(city);
    this.comparable = comparable;
  }

  /** The input that stands for a year, null without one, and why the last other one does not. */
  private record Taken(SpatialInput input, String reason) {}

  @Override
  public void measure(int year, List<CityExtent> extents) throws IOException {
    Taken taken = take(year);
    if (taken.input() != null) {
      observe(taken.input(), layers.read(taken.input()).cover(), extents);
      return;
    }
    Optional<String> refused =
        new UselessInputs(city).findReason(SpatialInput.Kind.GREEN, year, MISSES_CITY, UNUSABLE);
    String reason = taken.reason() == null ? refused.orElse(null) : taken.reason();
    if (reason != null) {
      extents.forEach(extent -> city.facts().absent(extent, VARIABLE, reason));
    }
  }

  private Taken take(int year) {
    SpatialInput taken = null;
    String reason = null;
    for (SpatialInput input : city.inputs(SpatialInput.Kind.GREEN, year)) {
      GreenLayers.Layer layer = layers.read(input);
      if (layer.findCover().isPresent() && taken == null) {
        taken = input;
      } else if (layer.findCover().isPresent()) {
        city.add(notUsed(input, taken));
      }
      reason = layer.reason();
    }
    return new Taken(taken, reason);
  }

  private void observe(SpatialInput input, GreenCover cover, List<CityExtent> extents)
      throws IOException {
    SortedSet<Integer> years = years();
    String method = GreenLayers.method(input);
    var origin =
        new CityFacts.Origin(input.id(), input.source())
            .by(years.size() > 1 ? method + "; " + ComparableYears.METHOD : method);
    var others = new ComparableYears.Others(cover, years, this::findCover);
    for (CityExtent extent : extents) {
      Optional<String> obstacle = findObstacle(input, cover, extent, others);
      if (obstacle.isEmpty()) {
        city.facts().observe(extent, VARIABLE, cover.areaWithin(extent.geometry()), origin);
      } else {
        city.facts().absent(extent, VARIABLE, obstacle.get());
      }
    }
    city.cells().fill(extents, "green_share", cell -> share(cover, cell));
  }

  private SortedSet<Integer> years() {
    return city.inputs(SpatialInput.Kind.GREEN).stream()
        .map(SpatialInput::year)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The cover that stands for a year. */
  private Optional<GreenCover> findCover(int year) {
    return city.inputs(SpatialInput.Kind.GREEN, year).stream()
        .map(input -> layers.read(input).findCover())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Why an extent has no area: the source knows none of its land, or less than another year. */
  private Optional<String> findObstacle(
      SpatialInput input, GreenCover cover, CityExtent extent, ComparableYears.Others others)
      throws IOException {
    double covered = extent.isEmpty() ? 1 : cover.coveredShare(extent.geometry());
    if (covered == 0) {
      tell(extent, coversInPart(input, extent, covered));
      return Optional.of("green_does_not_cover_extent");
    }
    Optional<ComparableYears.Gap> gap = comparable.findGap(extent, others);
    if (gap.isPresent()) {
      tell(extent, knownInPart(input, extent, gap.get()));
    } else if (covered < FULL_COVERAGE) {
      tell(extent, coversInPart(input, extent, covered));
    }
    return gap.map(g -> KNOWN_IN_PART);
  }

  private void tell(CityExtent extent, Issue issue) {
    if (!extent.isZone()) {
      city.add(issue);
    }
  }

  private Issue knownInPart(SpatialInput input, CityExtent extent, ComparableYears.Gap gap) {
    String place = extent.id() + " of " + city.place();
    String message = gap.message("green cover", "green", input, place);
    return Issue.kept(KNOWN_IN_PART, input.id(), null, message);
  }

  private Issue coversInPart(SpatialInput input, CityExtent extent, double covered) {
    return Issue.kept(
        "green_covers_city_in_part",
        input.id(),
        null,
        "Invalid green cover: %s has values for %.1f %% of the area of %s in %s; the rest counts as not green. Give a larger one"
            .formatted(input.id(), 100 * covered, city.place(), extent.id()));
  }

  /** The green share of a cell, null where the source knows nothing of it. */
  private static Double share(GreenCover cover, DisplayCell cell) {
    return cover.coveredShare(cell.geometry()) > 0
        ? Math.min(1, cover.areaWithin(cell.geometry()) / cell.area())
        : null;
  }

  private Issue notUsed(SpatialInput input, SpatialInput taken) {
    return Issue.kept(
        "green_input_not_used",
        input.id(),
        null,
        "Invalid green cover: %s and %s are both of %d; the first stands for the year. Keep one"
            .formatted(taken.id(), input.id(), input.year()));
  }
}
