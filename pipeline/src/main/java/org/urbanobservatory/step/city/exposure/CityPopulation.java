package org.urbanobservatory.step.city.exposure;

import java.util.List;
import java.util.Optional;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPeople;
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
    Optional<CityPeople> all = city.allPeople(year);
    if (boundary.isPresent() && all.isPresent()) {
      fill(boundary.get(), all.get());
    }
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

  private void fill(CityExtent boundary, CityPeople people) {
    List<DisplayCell> cells = city.cells().grid().cells();
    List<Inhabitants> inhabitants = people.within(boundary, city.cells().grid());
    List<Double> counts = inhabitants.stream().map(Inhabitants::people).toList();
    long withheld = city.cells().withholdSmall(boundary, people.input(), counts);
    if (withheld > 0) {
      city.add(withheld(people.input(), withheld, cells.size()));
    }
    for (int i = 0; i < cells.size(); i++) {
      if (!people.covers(boundary, cells.get(i).geometry())) {
        continue;
      }
      double count = inhabitants.get(i).people();
      city.cells().set(boundary, i, "population", count);
      city.cells()
          .set(boundary, i, "population_density", count / (cells.get(i).area() / M2_PER_KM2));
    }
  }

  private static Issue withheld(SpatialInput input, long withheld, int cells) {
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
        "The people of %d of %d cells are not published from %s: %s. Their land is; set min_cell_count to publish smaller ones"
            .formatted(withheld, cells, input.id(), why),
        Issue.Action.KEPT);
  }
}
