package org.urbanobservatory.job.sample.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.sample.city.City;

/** Collects the rows of one city and year; the city's wealth places each figure in its range. */
final class Figures {
  private static final String SOURCE = "City departments";

  private final City city;
  private final int year;
  private final double wealth;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param wealth 0 poor to 1 rich
   */
  Figures(City city, int year, double wealth) {
    this.city = city;
    this.year = year;
    this.wealth = wealth;
  }

  List<Row> rows() {
    return rows;
  }

  City city() {
    return city;
  }

  /** The figure between that of the poorest and that of the richest city, give or take 4 %. */
  double between(String purpose, double poor, double rich) {
    return (poor + wealth * (rich - poor)) * chance(purpose);
  }

  /** The same on a logarithmic scale, for money and rates of death. */
  double growing(String purpose, double poor, double rich) {
    return poor * StrictMath.pow(rich / poor, wealth) * chance(purpose);
  }

  /** A share of a whole, never above 0.999. */
  double share(String purpose, double poor, double rich) {
    return Math.min(0.999, between(purpose, poor, rich));
  }

  private double chance(String purpose) {
    return city.chance("statistics " + purpose).between(0.96, 1.04);
  }

  /** A count of people or things; returned as it was written. */
  double count(String variable, String unit, double value) {
    return group(variable, "", "", unit, value);
  }

  double people(String variable, double value) {
    return group(variable, "", "", "PERSONS", value);
  }

  /** The total, women and men, who add up. */
  double bySex(String variable, String age, double total, double women) {
    double all = group(variable, "", age, "PERSONS", total);
    double female = group(variable, "F", age, "PERSONS", all * women);
    group(variable, "M", age, "PERSONS", all - female);
    return all;
  }

  double group(String variable, String sex, String age, String unit, double value) {
    double rounded = StrictMath.rint(value);
    add(variable, sex, age, "", rounded, unit);
    return rounded;
  }

  /** A number with at most two decimals. */
  void number(String variable, String unit, double value) {
    add(variable, "", "", "", value, unit);
  }

  /** An indicator that a department computed itself for the built-up extent. */
  void reported(String indicator, String unit, double value) {
    add(indicator, "", "", "boundary_built_up", value, unit);
  }

  private void add(
      String variable, String sex, String age, String extent, double value, String unit) {
    rows.add(
        new Row(
            city.countryCode(),
            city.id(),
            variable,
            year,
            sex,
            age,
            extent,
            text(value),
            unit,
            SOURCE,
            "",
            ""));
  }

  static String text(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
