package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A city, or a whole country when {@code cityId} is null.
 *
 * @param countryCode ISO 3166-1 alpha-3, upper case
 * @param cityId the observatory's own id of the city, null for a national value
 */
public record Place(String countryCode, String cityId) implements Comparable<Place>, Serializable {
  private static final Pattern CITY_ID = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::countryCode)
          .thenComparing(Place::cityId, Comparator.nullsFirst(Comparator.naturalOrder()));

  public Place {
    Objects.requireNonNull(countryCode, "countryCode");
  }

  /** Whether the id may name a folder of a release: 1 to 64 of a-z, 0-9 and '-'. */
  public static boolean isCityId(String id) {
    return id != null && CITY_ID.matcher(id).matches();
  }

  public static Place national(String countryCode) {
    return new Place(countryCode, null);
  }

  public boolean isNational() {
    return cityId == null;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return cityId == null ? countryCode : countryCode + "/" + cityId;
  }
}
