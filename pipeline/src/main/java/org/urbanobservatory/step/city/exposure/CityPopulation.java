package org.urbanobservatory.step.city.exposure;

import java.util.List;
import java.util.Optional;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Phase 3, measure: the people of every extent, zone and display cell, in every group. */
public final class CityPopulation implements CityMeasure {
  private static final double M2_PER_KM2 = 1e6;
  private final CityContext city;

  public CityPopulation(CityContext city) {
    this.city = city;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    for (SpatialInput input : city.inputs(SpatialInput.Kind.POPULATION, year)) {
      Optional<CityPeople> people = city.people(input);
      people.ifPresent(p -> extents.forEach(extent -> p.measure(extent, city.facts())));
      people.ifPresentOrElse(p -> p.count(city.reads()), () -> city.reads().nothing(input));
    }
    Optional<CityExtent> boundary = city.plan().findBoundary(extents);
    Optional<CityPeople> all = city.allPeople(year);
    if (boundary.isPresent() && all.isPresent()) {
      fill(boundary.get(), all.get());
    }
  }

  private void fill(CityExtent boundary, CityPeople people) {
    List<DisplayCell> cells = city.cells().grid().cells();
    List<Inhabitants> inhabitants = people.within(boundary, city.cells().grid());
    for (int i = 0; i < cells.size(); i++) {
      double count = inhabitants.get(i).people();
      city.cells().set(boundary, i, "population", count);
      city.cells()
          .set(boundary, i, "population_density", count / (cells.get(i).area() / M2_PER_KM2));
    }
  }
}
