package org.urbanobservatory.step.city.exposure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.extent.UrbanPolygons;
import org.urbanobservatory.measure.population.ZoneOverlap;
import org.urbanobservatory.measure.population.ZonePopulation;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityPeople;

/** What is said of polygons of people that share land: their people count as they are given. */
final class PeopleOverlap {
  private static final double M2_PER_KM2 = 1e6;

  /** Pairs that a message names; a reader finds the others once these are mended. */
  private static final int NAMED = 3;

  private PeopleOverlap() {}

  /**
   * @param extents of one year; polygons that share land elsewhere move no number
   */
  static Optional<Issue> find(CityPeople people, Place place, List<CityExtent> extents) {
    List<Geometry> whole =
        extents.stream()
            .filter(e -> !e.isZone() && !e.isEmpty())
            .map(CityExtent::geometry)
            .toList();
    return people.surface() instanceof ZonePopulation zones && !whole.isEmpty()
        ? zones
            .findOverlap(UrbanPolygons.unionOfCut(whole))
            .map(overlap -> issue(people.input().id(), place, overlap))
        : Optional.empty();
  }

  private static Issue issue(String input, Place place, ZoneOverlap overlap) {
    long repeated = overlap.pairs().stream().filter(ZoneOverlap.Pair::isOneShape).count();
    return Issue.kept(
        "people_polygons_overlap",
        input,
        null,
        String.format(
            Locale.ROOT,
            "Invalid population: %d polygons of %s overlap on %.4f km2 of %s, where people count once for each: %s%s. %s",
            overlap.zones(),
            input,
            overlap.areaM2() / M2_PER_KM2,
            place,
            overlap.pairs().stream()
                .limit(NAMED)
                .map(PeopleOverlap::words)
                .collect(Collectors.joining("; ")),
            overlap.pairs().size() > NAMED
                ? "; and %d pairs more".formatted(overlap.pairs().size() - NAMED)
                : "",
            repeated > 0
                ? "Remove what is repeated, or name the level or group by an input of its own"
                : "Correct their borders, or give layers of different levels as inputs of their own"));
  }

  private static String words(ZoneOverlap.Pair pair) {
    String features = "features %d and %d ".formatted(pair.first(), pair.second());
    return pair.isOneShape()
        ? features + "are the same polygon"
        : features + String.format(Locale.ROOT, "share %.4f km2", pair.areaM2() / M2_PER_KM2);
  }
}
