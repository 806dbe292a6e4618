package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.declared.ContextualIndicators;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The facilities that the configuration names, schools or clinics for example, as what people walk
 * to.
 *
 * <p>Each input is a purpose of its own with a part for each of its distances, and it stands for
 * every year of people. A file that lists no facility near the city says that it has none, with an
 * issue; a file that cannot be used says nothing.
 */
public final class CityFacilities implements AccessSource {
  /** Reason: the file cannot be used. */
  public static final String UNUSABLE = "facilities_input_unusable";

  private static final String PERSONS = "PERSONS";

  private final CityContext city;
  private final FacilityReading reading;
  private final Map<String, FacilityPlaces> places = new HashMap<>();

  public CityFacilities(CityContext city) {
    this.city = city;
    this.reading = new FacilityReading(city);
  }

  @Override
  public List<AccessGroup> groups(int year, WalkableWays network) {
    return Stream.concat(
            city.inputs(SpatialInput.Kind.FACILITIES).stream().map(input -> group(input, network)),
            city.plan().refused(SpatialInput.Kind.FACILITIES, city.place().cityId()).stream()
                .map(CityFacilities::refused))
        .toList();
  }

  /** An input that the check refused; its own issue says why. */
  private static AccessGroup refused(SpatialInput input) {
    return new AccessGroup(
        input.id(),
        parts(input, List.of(), List.of()),
        null,
        PERSONS,
        new CityFacts.Origin(input.id(), input.source()),
        UNUSABLE);
  }

  private static List<AccessGroup.Part> parts(
      SpatialInput input, List<double[]> points, List<String> names) {
    Map<String, AccessGroup.Part> parts = new LinkedHashMap<>();
    for (double distance : ContextualIndicators.distances(input)) {
      String variable = ContextualIndicators.peopleNear(input, distance);
      String id = variable.substring(variable.lastIndexOf('_') + 1);
      parts.putIfAbsent(variable, new AccessGroup.Part(id, points, distance, variable, names));
    }
    return new ArrayList<>(parts.values());
  }

  private AccessGroup group(SpatialInput input, WalkableWays network) {
    FacilityPlaces found = places(input);
    List<FacilityPlaces.Entrance> entrances = found.entrances(network);
    List<double[]> points = entrances.stream().map(FacilityPlaces.Entrance::at).toList();
    List<String> names = entrances.stream().map(FacilityPlaces.Entrance::facility).toList();
    return new AccessGroup(
        input.id(),
        parts(input, points, names),
        null,
        PERSONS,
        new CityFacts.Origin(input.id(), input.source(), told(input, found)),
        found.isUsable() ? null : UNUSABLE);
  }

  private static String told(SpatialInput input, FacilityPlaces found) {
    return input.id() + " of " + input.year() + found.refusals().told("facilities");
  }

  /** The facilities of an input, read once. */
  public FacilityPlaces places(SpatialInput input) {
    return places.computeIfAbsent(input.id(), id -> read(input));
  }

  private FacilityPlaces read(SpatialInput input) {
    FacilityPlaces found = reading.read(input);
    if (found.isUsable() && found.isEmpty()) {
      city.add(none(input));
    }
    for (double distance : ContextualIndicators.distances(input)) {
      if (distance > city.plan().networkBufferM()) {
        city.add(beyondBuffer(input, distance));
      }
    }
    return found;
  }

  private Issue none(SpatialInput input) {
    return Issue.kept(
        "no_facility_near_city",
        input.id(),
        null,
        "Invalid facilities: %s lists none in or near %s, so nobody there counts as served. Check that it covers the city; where it does not, leave the city out of its list of cities"
            .formatted(input.id(), city.place()));
  }

  private Issue beyondBuffer(SpatialInput input, double distance) {
    return Issue.kept(
        "distance_beyond_network_buffer",
        input.id(),
        null,
        "Invalid distance: people may walk %s m to %s, but the network is read %s m beyond the city; walks from its edge may be missed. Give a network_buffer_m of at least the distance"
            .formatted(distance, input.id(), city.plan().networkBufferM()));
  }
}
