package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The areas of one kind in and around one city, from extracts of OpenStreetMap and polygon layers.
 *
 * <p>All inputs of one year stand together. Where one of them cannot be used nothing is said of the
 * year: the others alone would tell too little.
 *
 * @param <T> an area
 */
public final class CityPolygons<T> {
  private final CityContext city;
  private final AreaReading<T> reading;
  private final AreaInputs<T> inputs;
  private final Map<Integer, Found<T>> byYear = new TreeMap<>();

  /**
   * The areas of a year.
   *
   * @param year of the inputs
   * @param areas in the computing CRS, in the order of inputs
   * @param reason why nothing can be said of them, null when it can; then there are no areas
   * @param origin of what is measured with them
   * @param refusals what of the inputs is refused
   */
  public record Found<T>(
      int year, List<T> areas, String reason, CityFacts.Origin origin, Refusals refusals) {
    public Found {
      areas = List.copyOf(areas);
    }

    public boolean isAbsent() {
      return reason != null;
    }

    /** What areas count, for column {@code method}, with how many of them are refused. */
    public String told(String areas) {
      return areas + refusals.told("areas");
    }
  }

  public CityPolygons(CityContext city, AreaReading<T> reading) {
    this.city = city;
    this.reading = reading;
    this.inputs = new AreaInputs<>(city, reading);
  }

  /** The areas of the inputs of a year; empty when there is no input. */
  public Optional<Found<T>> of(int year) {
    return inputs(year).isEmpty()
        ? Optional.empty()
        : Optional.of(byYear.computeIfAbsent(year, this::read));
  }

  /** The areas that stand for a year; empty without any input. */
  public Optional<Found<T>> standingFor(int year) {
    List<Integer> years = city.inputs(reading.kind()).stream().map(SpatialInput::year).toList();
    return MeasurePlan.findStanding(years, year).flatMap(this::of);
  }

  private List<SpatialInput> inputs(int year) {
    return city.inputs(reading.kind(), year);
  }

  private Found<T> read(int year) {
    var areas = new ArrayList<T>();
    Set<String> reasons = new TreeSet<>();
    boolean reaches = false;
    Refusals refusals = Refusals.NONE;
    for (SpatialInput input : inputs(year)) {
      AreaInputs.Read<T> read = inputs.read(input);
      areas.addAll(read.areas());
      refusals = refusals.plus(read.refusals());
      reaches |= read.reason() == null;
      if (read.reason() != null && !read.reason().equals(reading.missesCity())) {
        reasons.add(read.reason());
      }
    }
    if (reasons.isEmpty() && !reaches) {
      reasons.add(whyNone(year));
    }
    String reason = reasons.isEmpty() ? null : reasons.iterator().next();
    return new Found<>(
        year, reason == null ? areas : List.of(), reason, origin(inputs(year)), refusals);
  }

  /** What a refused input holds is unknown; its own issue says why it is refused. */
  private String whyNone(int year) {
    if (!city.refusedInputs(reading.kind(), year).isEmpty()) {
      return reading.unusable();
    }
    city.add(missesCity(inputs(year)));
    return reading.missesCity();
  }

  private static CityFacts.Origin origin(List<SpatialInput> inputs) {
    String ids = inputs.stream().map(SpatialInput::id).collect(Collectors.joining("+"));
    String sources =
        String.join("; ", new TreeSet<>(inputs.stream().map(SpatialInput::source).toList()));
    return new CityFacts.Origin(ids, sources);
  }

  private Issue missesCity(List<SpatialInput> inputs) {
    String ids = inputs.stream().map(SpatialInput::id).collect(Collectors.joining(", "));
    return AreaInputs.refused(
        inputs.get(0),
        reading.missesCity(),
        "Invalid %s: %s holds nothing in or near %s; its measures are null. Give a file that covers the city"
            .formatted(reading.noun(), ids, city.place()));
  }
}
