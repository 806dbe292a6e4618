package org.urbanobservatory.step.city.exposure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.ExtentCells;
import org.urbanobservatory.step.city.LeastCover;
import org.urbanobservatory.step.city.UselessInputs;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Phase 3, measure: the people of every extent, zone and display cell, in every group. */
public final class CityPopulation implements CityMeasure {
  private static final String PEOPLE = "extent_population";
  private static final String CROWDING = "population_weighted_density";
  private static final double M2_PER_KM2 = 1e6;
  private final CityContext city;

  public CityPopulation(CityContext city) {
    this.city = city;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    Optional<CityExtent> boundary = city.plan().findBoundary(extents);
    for (SpatialInput input : city.inputs(SpatialInput.Kind.POPULATION, year)) {
      Optional<CityPeople> people = city.people(input);
      people.ifPresent(p -> extents.forEach(extent -> measure(p, extent)));
      people.flatMap(p -> PeopleOverlap.find(p, city.place(), extents)).ifPresent(city::add);
      people.ifPresent(p -> boundary.ifPresent(b -> p.measureControl(b, city.facts())));
      people.ifPresentOrElse(p -> p.count(city.reads()), () -> city.reads().nothing(input));
    }
    city.allPeople(year).ifPresent(all -> fill(extents, all));
    new UselessInputs(city).findNobody(year).ifPresent(reason -> absent(extents, reason));
  }

  private void measure(CityPeople people, CityExtent extent) {
    if (people.covers(extent)) {
      people.measure(extent, city.facts());
      return;
    }
    if (people.breakdown().isTotal()) {
      absent(List.of(extent), LeastCover.REASON);
    }
    if (!extent.isZone()) {
      city.add(people.uncovered(extent, city.place()));
    }
  }

  /** What has no people has no share of them. */
  private void absent(List<CityExtent> extents, String reason) {
    for (CityExtent extent : extents) {
      city.facts().absent(extent, PEOPLE, reason);
      city.facts().absent(extent, CROWDING, reason);
    }
  }

  private void fill(List<CityExtent> extents, CityPeople people) {
    var inhabitants = new LinkedHashMap<ExtentCells, List<Inhabitants>>();
    for (ExtentCells cells : city.cells().of(extents)) {
      inhabitants.put(cells, people.within(cells.extent(), cells.grid()));
    }
    city.cells().withholdSmall(people.input(), inhabitants);
    inhabitants.forEach((cells, of) -> fill(people, cells, of));
    inhabitants.keySet().stream()
        .filter(cells -> cells.withheldCount() > 0)
        .forEach(cells -> city.add(withheld(people.input(), cells)));
  }

  private static void fill(CityPeople people, ExtentCells cells, List<Inhabitants> inhabitants) {
    for (int i = 0; i < inhabitants.size(); i++) {
      if (!people.covers(cells.extent(), cells.cells().get(i).geometry())) {
        continue;
      }
      double count = inhabitants.get(i).people();
      cells.set(i, "population", count);
      cells.set(i, "population_density", count / (cells.cells().get(i).area() / M2_PER_KM2));
    }
  }

  private static Issue withheld(SpatialInput input, ExtentCells cells) {
    String why =
        input.isConfidential()
            ? "it is confidential"
            : "they hold fewer than %d people, or would tell of the one that does"
                .formatted(input.minCellCount());
    return new Issue(
        Issue.Severity.INFO,
        "cells_withheld",
        input.id(),
        null,
        null,
        null,
        null,
        "The people of %d of %d cells of %s are not published from %s: %s. Their land is; set min_cell_count to publish smaller ones"
            .formatted(
                cells.withheldCount(), cells.cells().size(), cells.extent().id(), input.id(), why),
        Issue.Action.KEPT);
  }
}
