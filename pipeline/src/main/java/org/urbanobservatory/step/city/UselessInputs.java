package org.urbanobservatory.step.city;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Why inputs give a city nothing: they were refused before anything was read, cannot be read, or
 * miss the city. Issues of the inputs say more.
 */
public final class UselessInputs {
  private final CityContext city;

  public UselessInputs(CityContext city) {
    this.city = city;
  }

  /**
   * Why the inputs of a kind and a year give nothing, where it is known that they do.
   *
   * @param misses the reason when all of them miss the city
   * @param unusable the reason when what one of them holds is not known
   * @return empty where there is no input at all
   */
  public Optional<String> findReason(
      SpatialInput.Kind kind, int year, String misses, String unusable) {
    List<SpatialInput> refused = city.refusedInputs(kind, year);
    List<SpatialInput> served = city.inputs(kind, year);
    if (refused.isEmpty() && served.isEmpty()) {
      return Optional.empty();
    }
    boolean allMiss =
        served.stream().noneMatch(this::isUnreadable)
            && refused.stream().allMatch(SpatialInput::missesCity);
    return Optional.of(allMiss ? misses : unusable);
  }

  /**
   * Why a year has no people: its inputs give nobody, or all inputs of people are of other cities,
   * which is said of the last year. Empty where the year has people, or no input.
   */
  public Optional<String> findNobody(int year) {
    SpatialInput.Kind people = SpatialInput.Kind.POPULATION;
    if (city.allPeople(year).isPresent()) {
      return Optional.empty();
    }
    String id = city.place().cityId();
    boolean hasNone = city.inputs(people).isEmpty() && city.plan().refused(people, id).isEmpty();
    return hasNone && othersHave(people) && city.plan().lastYear(id) == year
        ? Optional.of(CityPeople.NO_POPULATION)
        : findReason(people, year, CityPeople.MISSES_CITY, CityPeople.UNUSABLE);
  }

  private boolean othersHave(SpatialInput.Kind kind) {
    return Stream.concat(city.plan().inputs().stream(), city.plan().refused().stream())
        .anyMatch(input -> input.kind() == kind);
  }

  private boolean isUnreadable(SpatialInput input) {
    return city.rasters().isUnreadable(input) || city.vectors().isKnownRefused(input);
  }
}
