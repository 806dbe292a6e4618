package org.urbanobservatory.step.city.exposure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.measure.hazard.HazardArea;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Where each hazard can strike around one city: the inputs of one hazard united, of the year
 * nearest to the one asked for, and all hazards together.
 */
final class CityHazardAreas {
  private final CityContext city;
  private final HazardLayers layers;
  private final Map<Request, Known> known = new HashMap<>();

  CityHazardAreas(CityContext city) {
    this.city = city;
    this.layers = new HazardLayers(city);
  }

  /** Whether the run has no hazard. */
  boolean isEmpty() {
    return names().isEmpty();
  }

  /**
   * One hazard.
   *
   * @param area where it can strike, null when that is not known
   * @param reason why it is not known, null when it is
   * @param origin its first input and the sources of all
   */
  record Known(HazardArea area, String reason, CityFacts.Origin origin) {}

  private record Request(String hazard, List<String> inputs, Envelope region) {}

  /**
   * The hazards of a year by their names, with {@link HazardArea#ANY} where the run has several.
   *
   * @param extents not empty; only the land around them is looked at
   */
  SortedMap<String, Known> of(int year, List<CityExtent> extents) {
    Envelope region = new Envelope();
    extents.forEach(extent -> region.expandToInclude(extent.geometry().getEnvelopeInternal()));
    var hazards = new TreeMap<String, Known>();
    for (String hazard : names()) {
      hazards.put(hazard, known(hazard, year, region));
    }
    if (hazards.size() > 1) {
      hazards.put(HazardArea.ANY, any(List.copyOf(hazards.values())));
    }
    return hazards;
  }

  /**
   * Those that any city of the run has, also by an input that is refused: where one of them is not
   * known, nor is their union.
   */
  private SortedSet<String> names() {
    var names = new TreeSet<String>();
    Stream.concat(city.plan().inputs().stream(), city.plan().refused().stream())
        .filter(i -> i.kind() == SpatialInput.Kind.HAZARDS)
        .forEach(i -> names.add(i.option("hazard")));
    return names;
  }

  private Known known(String hazard, int year, Envelope region) {
    Inputs inputs = nearest(hazard, year);
    var request = new Request(hazard, inputs.ids(), region);
    Known found = known.get(request);
    if (found == null) {
      found = read(hazard, inputs, city.frame().boundary().getFactory().toGeometry(region));
      known.put(request, found);
    }
    return found;
  }

  /** The inputs of one hazard and year, those that the check refused apart. */
  private record Inputs(List<SpatialInput> served, List<SpatialInput> refused) {
    Inputs where(Predicate<SpatialInput> wanted) {
      return new Inputs(
          served.stream().filter(wanted).toList(), refused.stream().filter(wanted).toList());
    }

    List<String> ids() {
      return Stream.concat(served.stream(), refused.stream()).map(SpatialInput::id).toList();
    }

    /** Why nothing is known before any is read; null when that is not so. */
    String reason() {
      if (served.isEmpty() && refused.isEmpty()) {
        return "no_hazard_input";
      }
      if (refused.isEmpty()) {
        return null;
      }
      return refused.stream().allMatch(SpatialInput::missesCity)
          ? HazardLayers.MISSES_CITY
          : HazardLayers.REFUSED;
    }
  }

  private Inputs nearest(String hazard, int year) {
    Inputs ofHazard =
        new Inputs(
                city.inputs(SpatialInput.Kind.HAZARDS),
                city.plan().refused(SpatialInput.Kind.HAZARDS, city.place().cityId()))
            .where(input -> hazard.equals(input.option("hazard")));
    return Stream.concat(ofHazard.served().stream(), ofHazard.refused().stream())
        .map(SpatialInput::year)
        .min(
            Comparator.comparingInt((Integer of) -> Math.abs(of - year))
                .thenComparing(Comparator.reverseOrder()))
        .map(nearest -> ofHazard.where(input -> input.year() == nearest))
        .orElse(ofHazard);
  }

  /** A raster beside the city adds nothing; an input that cannot be read leaves all unknown. */
  private Known read(String hazard, Inputs inputs, Geometry region) {
    var areas = new ArrayList<HazardArea>();
    String reason = inputs.reason();
    for (SpatialInput input : inputs.served()) {
      HazardLayers.Found found = layers.find(input, region);
      if (found.area() != null) {
        areas.add(found.area());
      } else if (reason == null || !found.reason().equals(HazardLayers.MISSES_CITY)) {
        reason = found.reason();
      }
    }
    boolean isKnown =
        !areas.isEmpty() && (reason == null || reason.equals(HazardLayers.MISSES_CITY));
    return isKnown
        ? new Known(HazardArea.union(hazard, HazardArea.ALL, areas), null, origin(inputs.served()))
        : new Known(null, reason, null);
  }

  private static CityFacts.Origin origin(List<SpatialInput> inputs) {
    var sources = new TreeSet<String>();
    inputs.forEach(i -> sources.add("%s (%d)".formatted(i.source(), i.year())));
    var methods = new TreeSet<String>();
    inputs.forEach(i -> methods.add(HazardLayers.method(i)));
    return new CityFacts.Origin(
        inputs.get(0).id(), String.join("; ", sources), String.join("; ", methods));
  }

  private static Known any(List<Known> hazards) {
    var areas = new ArrayList<HazardArea>();
    var sources = new TreeSet<String>();
    var methods = new TreeSet<String>();
    for (Known hazard : hazards) {
      if (hazard.area() == null) {
        return new Known(null, hazard.reason(), null);
      }
      areas.add(hazard.area());
      sources.add(hazard.origin().source());
      methods.add(hazard.origin().method());
    }
    return new Known(
        HazardArea.union(HazardArea.ANY, HazardArea.ALL, areas),
        null,
        new CityFacts.Origin(
            hazards.get(0).origin().input(),
            String.join("; ", sources),
            String.join("; ", methods)));
  }
}
