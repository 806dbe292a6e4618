package org.urbanobservatory.index.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.urbanobservatory.model.Place;

/** Whether places become more alike (sigma) and whether those behind catch up (beta). */
public final class Convergence {
  private Convergence() {}

  /**
   * Spread of one year.
   *
   * @param n places
   * @param sd sample standard deviation
   * @param coefficientOfVariation sd over the mean, null where the mean is not above 0
   */
  public record Sigma(int year, int n, double sd, Double coefficientOfVariation) {}

  /**
   * Growth against the initial level.
   *
   * @param n places with values above 0 in both years; others have no growth rate
   * @param leftOut places without
   * @param slope of the mean annual growth of the logarithm over the logarithm of the first value;
   *     below 0 those behind grow faster
   * @param stdError of the slope
   * @param pValue of a slope of 0, two-sided t test
   * @param speed of convergence a year, {@code -ln(1 + slope T) / T}; null where undefined
   * @param halfLifeYears until half of a gap is closed, null unless the speed is above 0
   */
  public record Beta(
      int fromYear,
      int toYear,
      int n,
      int leftOut,
      double slope,
      double stdError,
      double pValue,
      Double speed,
      Double halfLifeYears) {}

  /**
   * The spread of each year over the places that have a value in every year, so that a change of
   * members is no change of spread. Empty with fewer than two such places.
   *
   * @param panel values by place and year
   */
  public static List<Sigma> sigma(Map<Place, SortedMap<Integer, Double>> panel) {
    var years = new TreeMap<Integer, DescriptiveStatistics>();
    panel.values().forEach(row -> row.keySet().forEach(y -> years.computeIfAbsent(y, k -> new DescriptiveStatistics())));
    new TreeMap<>(panel)
        .values().stream()
            .filter(row -> row.keySet().containsAll(years.keySet()))
            .forEach(row -> row.forEach((year, value) -> years.get(year).addValue(value)));
    var spreads = new ArrayList<Sigma>();
    years.forEach(
        (year, values) -> {
          if (values.getN() >= 2) {
            spreads.add(sigma(year, values));
          }
        });
    return spreads;
  }

  private static Sigma sigma(int year, DescriptiveStatistics values) {
    double sd = values.getStandardDeviation();
    Double variation = values.getMean() > 0 ? sd / values.getMean() : null;
    return new Sigma(year, (int) values.getN(), sd, variation);
  }

  /**
   * Absolute beta convergence (Barro and Sala-i-Martin 1992, Journal of Political Economy 100,
   * 223-251). Empty with fewer than three places or with equal first values.
   */
  public static Optional<Beta> beta(
      Map<Place, SortedMap<Integer, Double>> panel, int fromYear, int toYear) {
    if (fromYear >= toYear) {
      throw new IllegalArgumentException(
          "Invalid years: " + fromYear + " is not before " + toYear);
    }
    var regression = new SimpleRegression();
    int leftOut = 0;
    for (SortedMap<Integer, Double> row : new TreeMap<>(panel).values()) {
      Double first = row.get(fromYear);
      Double last = row.get(toYear);
      if (first == null || last == null || first <= 0 || last <= 0) {
        leftOut++;
      } else {
        double start = StrictMath.log(first);
        regression.addData(start, (StrictMath.log(last) - start) / (toYear - fromYear));
      }
    }
    if (regression.getN() < 3 || !Double.isFinite(regression.getSlope())) {
      return Optional.empty();
    }
    return Optional.of(beta(regression, leftOut, fromYear, toYear));
  }

  private static Beta beta(SimpleRegression regression, int leftOut, int fromYear, int toYear) {
    double slope = regression.getSlope();
    int years = toYear - fromYear;
    Double speed = slope * years > -1 ? -StrictMath.log(1 + slope * years) / years : null;
    Double halfLife = speed != null && speed > 0 ? StrictMath.log(2) / speed : null;
    return new Beta(
        fromYear,
        toYear,
        (int) regression.getN(),
        leftOut,
        slope,
        regression.getSlopeStdErr(),
        regression.getSignificance(),
        speed,
        halfLife);
  }
}
