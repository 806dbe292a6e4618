package org.urbanobservatory.table;

import java.util.regex.Pattern;
import org.urbanobservatory.model.Place;

/** Whether a city table has a file for each city or one for each country. */
public enum FileLayout {
  BY_CITY,
  BY_COUNTRY;

  public static final String FILE = "part-00000.parquet";
  private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{3}");

  /** Whether the files of a table hold one city each. */
  public boolean dividesByCity(TableSchema table) {
    return table.layout() == TableSchema.Layout.CITY && this == BY_CITY;
  }

  /**
   * The file of a table that holds a place, relative to the release.
   *
   * @throws IllegalArgumentException when the place cannot name a folder
   */
  public String path(TableSchema table, Place place) {
    if (table.layout() == TableSchema.Layout.SINGLE) {
      return table.name() + "/" + FILE;
    }
    String country = table.name() + "/country=" + checkedCountry(place);
    return dividesByCity(table)
        ? country + "/city=" + checkedCity(place) + "/" + FILE
        : country + "/" + FILE;
  }

  private static String checkedCountry(Place place) {
    if (!COUNTRY_CODE.matcher(place.countryCode()).matches()) {
      throw new IllegalArgumentException(
          "Invalid country_code: '" + place.countryCode() + "' is not three capital letters");
    }
    return place.countryCode();
  }

  private static String checkedCity(Place place) {
    if (!Place.isCityId(place.cityId())) {
      throw new IllegalArgumentException(
          "Invalid city_id: '" + place.cityId() + "' must be 1 to 64 of a-z, 0-9 and '-'");
    }
    return place.cityId();
  }
}
