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
    String source) {
  public static final String HEADER =
      "country_code,city_id,variable,year,sex,age,extent_id,value,unit,source";

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
        source);
  }

  Row withValue(String newValue) {
    return new Row(countryCode, cityId, variable, year, sex, age, extentId, newValue, unit, source);
  }
}
