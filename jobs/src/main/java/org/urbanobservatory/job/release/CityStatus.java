package org.urbanobservatory.job.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Objects;
import org.urbanobservatory.model.Place;

/**
 * What a release holds of one city.
 *
 * @param countryCode its country
 * @param cityId its id
 * @param outcome computed, carried over or failed
 * @param reason why it was not computed, null if it was
 * @param carriedFrom the release that its rows come from, null if it was not carried over
 */
public record CityStatus(
    String countryCode, String cityId, Outcome outcome, String reason, String carriedFrom) {
  /** How a city came into the release, or why it is not there. */
  public enum Outcome {
    COMPUTED,
    CARRIED_OVER,
    FAILED;

    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CityStatus {
    Objects.requireNonNull(outcome, "outcome");
    if ((outcome == Outcome.COMPUTED) != (reason == null)) {
      throw new IllegalArgumentException(
          "Invalid status of city %s: %s with reason %s".formatted(cityId, outcome.id(), reason));
    }
    if ((outcome == Outcome.CARRIED_OVER) != (carriedFrom != null)) {
      throw new IllegalArgumentException(
          "Invalid status of city %s: %s from release %s"
              .formatted(cityId, outcome.id(), carriedFrom));
    }
  }

  public static CityStatus computed(Place city) {
    return new CityStatus(city.countryCode(), city.cityId(), Outcome.COMPUTED, null, null);
  }

  public static CityStatus failed(Place city, String reason) {
    return new CityStatus(city.countryCode(), city.cityId(), Outcome.FAILED, reason, null);
  }

  public static CityStatus carriedOver(Place city, String reason, String releaseId) {
    return new CityStatus(
        city.countryCode(), city.cityId(), Outcome.CARRIED_OVER, reason, releaseId);
  }
}
