package org.urbanobservatory.step.city.exposure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.urbanobservatory.measure.Measured;
import org.urbanobservatory.measure.air.MonitoringStations;
import org.urbanobservatory.measure.air.PopulationWeightedMean;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.model.RequiredStations;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.LeastCover;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Phase 3, measure: what the people of every extent and zone breathe, and who watches it.
 *
 * <p>People are taken in squares of {@code air.cell_m}, at most the size of a display cell; every
 * square has one concentration. A year of people takes the air of the year nearest to it; without
 * people there is no mean, but stations still count.
 */
public final class CityAir implements CityMeasure {
  private static final double CELL_M = 250;

  /** Share of people with a value below which the rest is worth a word. */
  private static final double FULL_COVERAGE = 0.99;

  private final CityContext city;
  private AirLayers layers;

  public CityAir(CityContext city) {
    this.city = city;
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    if (city.inputs(SpatialInput.Kind.AIR).isEmpty()) {
      return;
    }
    if (layers == null) {
      layers = new AirLayers(city);
    }
    Optional<CityPeople> people = city.allPeople(year);
    for (String pollutant : layers.pollutants()) {
      Optional<AirLayer> layer = layers.findNear(pollutant, year);
      if (people.isPresent()) {
        measure(pollutant, layer, people.get(), extents);
      } else if (layer.isPresent() && layer.get().input().year() == year) {
        extents.forEach(e -> city.facts().absent(e, dose(pollutant), "no_population"));
        countStations(pollutant, layer.get(), extents);
      }
    }
    people.ifPresent(all -> extents.forEach(extent -> require(extent, all)));
  }

  private void measure(
      String pollutant, Optional<AirLayer> layer, CityPeople people, List<CityExtent> extents) {
    if (layer.isEmpty()) {
      extents.forEach(e -> city.facts().absent(e, dose(pollutant), "no_usable_air_input"));
      return;
    }
    for (CityExtent extent : extents) {
      observe(pollutant, layer.get(), people, extent);
    }
    countStations(pollutant, layer.get(), extents);
    city.cells().fill(extents, pollutant, cell -> concentration(layer.get(), cell));
  }

  private void observe(String pollutant, AirLayer layer, CityPeople people, CityExtent extent) {
    if (!people.covers(extent)) {
      city.facts().absent(extent, dose(pollutant), LeastCover.REASON);
      return;
    }
    PopulationWeightedMean mean = mean(layer, people, extent);
    if (mean.peopleCovered() == 0) {
      city.facts().absent(extent, dose(pollutant), Measured.NOBODY);
      return;
    }
    CityFacts.Origin origin = origin(layer, people);
    city.facts().observe(extent, dose(pollutant), mean.amount(), origin);
    city.facts()
        .observe(
            extent, "people_with_" + pollutant, people.some(extent, mean.peopleCovered()), origin);
    double covered = mean.coveredShare().orElseThrow();
    if (covered < FULL_COVERAGE && !extent.isZone()) {
      city.add(coversInPart(layer, extent, covered));
    }
  }

  private PopulationWeightedMean mean(AirLayer layer, CityPeople people, CityExtent extent) {
    double size = cellM();
    DisplayGrid grid = DisplayGrid.of(extent.geometry(), size);
    List<Inhabitants> inhabitants = people.within(extent, grid);
    var mean = new PopulationWeightedMean();
    for (int i = 0; i < inhabitants.size(); i++) {
      double count = inhabitants.get(i).people();
      if (count > 0) {
        mean.add(layer.inSquare(grid.cells().get(i), size), count);
      }
    }
    return mean;
  }

  /** Side of the squares in which everybody breathes one air, in metres. */
  private double cellM() {
    return Math.min(city.plan().number("air.cell_m", CELL_M), city.plan().gridCellM());
  }

  /** The people of squares in the city's own units; the year of the air is in the source. */
  private CityFacts.Origin origin(AirLayer layer, CityPeople inhabitants) {
    CityFacts.Origin air = layer.origin();
    String people = "people in squares of up to %s m".formatted(PlainNumber.of(cellM()));
    return new CityFacts.Origin(
        air.input(),
        air.source() + "; " + inhabitants.input().source(),
        air.method() + "; " + people);
  }

  private void countStations(String pollutant, AirLayer layer, List<CityExtent> extents) {
    if (!layer.hasStations()) {
      return;
    }
    for (CityExtent extent : extents) {
      int count = MonitoringStations.within(extent.geometry(), layer.stations());
      city.facts().observe(extent, pollutant + "_station_count", count, layer.origin());
    }
    city.plan()
        .findBoundary(extents)
        .filter(b -> MonitoringStations.within(b.geometry(), layer.stations()) == 0)
        .ifPresent(b -> city.add(noStationInside(layer)));
  }

  /** How many stations a city of so many people needs; a part of a city needs none of its own. */
  private void require(CityExtent extent, CityPeople people) {
    if (extent.isZone()) {
      return;
    }
    if (!people.covers(extent)) {
      city.facts().absent(extent, "required_air_station_count", LeastCover.REASON);
      return;
    }
    OptionalInt required = RequiredStations.of(people.within(extent));
    var origin = new CityFacts.Origin(people.input().id(), people.input().source());
    if (required.isPresent()) {
      city.facts().observe(extent, "required_air_station_count", required.getAsInt(), origin);
    } else {
      city.facts().absent(extent, "required_air_station_count", "below_100000_people");
    }
  }

  /** The concentration in a cell, null beyond the reach of the source. */
  private static Double concentration(AirLayer layer, DisplayCell cell) {
    OptionalDouble value = layer.within(cell);
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static String dose(String pollutant) {
    return pollutant + "_dose_ug_persons_per_m3";
  }

  private Issue coversInPart(AirLayer layer, CityExtent extent, double share) {
    return Issue.kept(
        "air_covers_people_in_part",
        layer.input().id(),
        null,
        "Invalid air: %s gives a value to %.1f %% of the people of %s in %s; the mean is theirs alone"
            .formatted(layer.input().id(), 100 * share, city.place(), extent.id()));
  }

  private Issue noStationInside(AirLayer layer) {
    return Issue.kept(
        "no_station_in_city",
        layer.input().id(),
        null,
        "Invalid stations: none of %s lies in %s; its values come from stations outside, limit them by air.max_distance_m"
            .formatted(layer.input().id(), city.place()));
  }
}
