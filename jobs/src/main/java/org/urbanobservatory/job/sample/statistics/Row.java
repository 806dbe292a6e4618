package org.urbanobservatory.job.sample.statistics;

import java.util.Objects;

/**
 * One line of the statistics table.
 *
 * @param countryCode code of the country
 * @param cityId empty for a national value
 * @param variable name of the variable or indicator
 * @param year reference year
 * @param sex {@code F}, {@code M} or empty for everybody
 * @param age SDMX age code, empty for all ages
 * @param extentId empty for the boundary
 * @param value the number as the file shows it
 * @param unit unit of the number
 * @param source who says so
 * @param zoneLayer the layer of a district, empty for the whole place
 * @param zoneId the district, empty for the whole place
 */
public record Row(
    String countryCode,
    String cityId,
    String variable,
    int year,
    String sex,
    String age,
    String extentId,
    String value,
    String unit,
    String source,
    String zoneLayer,
    String zoneId) {
  public static final String HEADER =
      "country_code,city_id,variable,year,sex,age,extent_id,value,unit,source,zone_layer,zone_id";

  public Row {
    Objects.requireNonNull(value, "value");
  }

  /** The line of the file, without its end. */
  public String line() {
    return String.join(
        ",",
        countryCode,
        cityId,
        variable,
        Integer.toString(year),
        sex,
        age,
        extentId,
        value,
        unit,
        source,
        zoneLayer,
        zoneId);
  }

  Row withValue(String newValue) {
    return ofZone(zoneLayer, zoneId, newValue);
  }

  /** The same of a district. */
  Row ofZone(String layer, String zone, String newValue) {
    return new Row(
        countryCode,
        cityId,
        variable,
        year,
        sex,
        age,
        extentId,
        newValue,
        unit,
        source,
        layer,
        zone);
  }
}
