package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.measure.transit.Capacity;
import org.urbanobservatory.measure.transit.TransitStop;
import org.urbanobservatory.measure.transit.TransitTable;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The stops of public transport in and around one city: of timetables (GTFS), of extracts of
 * OpenStreetMap and of vector layers with a class of capacity.
 *
 * <p>All inputs of one year stand together, a feed of buses and a feed of trains for example. For a
 * year without any, those of the latest year before it stand, else of the earliest. Where one of
 * them cannot be used nothing is said of the year: the others alone would tell too little.
 */
public final class CityTransit implements AccessSource, CityMeasure {
  /** Reason: one of the inputs cannot be used. */
  static final String UNUSABLE = "transit_input_unusable";

  /** Reason: the inputs hold no stop in or around the city. */
  static final String NO_STOPS = "no_transit_stops_near_city";

  private final CityContext city;
  private final TransitSettings settings;
  private final StopReading reading;
  private final Map<Integer, TransitStops> byYear = new HashMap<>();

  public CityTransit(CityContext city, TransitTable table) {
    this.city = city;
    this.settings = TransitSettings.of(city.plan());
    this.reading = new StopReading(city, table, settings);
  }

  /** The stops of the inputs of one year, in the computing CRS, or why there are none. */
  private record TransitStops(List<TransitStop> stops, String reason, CityFacts.Origin origin) {

    private List<double[]> of(Capacity capacity) {
      return stops.stream()
          .filter(s -> s.capacities().contains(capacity))
          .map(s -> new double[] {s.x(), s.y()})
          .toList();
    }
  }

  /** Reads and counts every input of the year, whether people of some year walk to it or not. */
  @Override
  public void measure(int year, List<CityExtent> extents) {
    if (!city.inputs(SpatialInput.Kind.TRANSIT, year).isEmpty()) {
      byYear.computeIfAbsent(year, this::read);
    }
  }

  /** One group: stops of low and of high capacity; none when the city has no input. */
  @Override
  public List<AccessGroup> groups(int year, WalkableWays network) {
    List<Integer> years =
        city.inputs(SpatialInput.Kind.TRANSIT).stream().map(SpatialInput::year).toList();
    return MeasurePlan.findStanding(years, year)
        .map(of -> group(byYear.computeIfAbsent(of, this::read)))
        .stream()
        .toList();
  }

  private AccessGroup group(TransitStops found) {
    var low =
        new AccessGroup.Part(
            "low_capacity",
            found.of(Capacity.LOW),
            settings.lowM(),
            "people_near_low_capacity_transit");
    var high =
        new AccessGroup.Part(
            "high_capacity",
            found.of(Capacity.HIGH),
            settings.highM(),
            "people_near_high_capacity_transit");
    return new AccessGroup(
        "transit",
        List.of(low, high),
        "people_near_transit",
        "PERSONS",
        found.origin(),
        found.reason());
  }

  private TransitStops read(int year) {
    List<SpatialInput> inputs = city.inputs(SpatialInput.Kind.TRANSIT, year);
    var stops = new ArrayList<TransitStop>();
    var services = new ArrayList<String>();
    var names = new ArrayList<String>();
    boolean isWhole = true;
    for (SpatialInput input : inputs) {
      Optional<StopReading.Found> found = reading.read(input);
      isWhole &= found.isPresent();
      found.ifPresent(f -> stops.addAll(f.stops()));
      found.ifPresent(f -> services.add(f.service() + f.refused()));
      found.ifPresent(f -> names.add(input.id() + f.refused()));
    }
    List<SpatialInput> refused = city.refusedInputs(SpatialInput.Kind.TRANSIT, year);
    refused.forEach(input -> services.add("without " + input.id() + ", which is refused"));
    // What a refused input holds is unknown; its own issue says why it is refused.
    String none = refused.isEmpty() ? NO_STOPS : UNUSABLE;
    String reason = !isWhole ? UNUSABLE : stops.isEmpty() ? none : null;
    if (NO_STOPS.equals(reason)) {
      city.add(missesCity(inputs, names));
    }
    return new TransitStops(
        reason == null ? List.copyOf(stops) : List.of(), reason, origin(inputs, services));
  }

  private CityFacts.Origin origin(List<SpatialInput> inputs, List<String> services) {
    String ids = inputs.stream().map(SpatialInput::id).collect(Collectors.joining("+"));
    String sources =
        String.join("; ", new TreeSet<>(inputs.stream().map(SpatialInput::source).toList()));
    String least = settings.leastService() == null ? "" : ", " + settings.leastService();
    return new CityFacts.Origin(ids, sources, "stops of " + String.join(", ", services) + least);
  }

  /** Several feeds together hold no stop; which of them should, nobody can tell. */
  private Issue missesCity(List<SpatialInput> inputs, List<String> names) {
    return Issue.rejected(
        "transit_does_not_cover_city",
        inputs.size() == 1 ? inputs.get(0).id() : null,
        null,
        "Invalid public transport: %s %s no stop in or near %s; its access to public transport is null. Give a feed that covers the city"
            .formatted(
                String.join(", ", names), names.size() == 1 ? "holds" : "hold", city.place()));
  }
}
