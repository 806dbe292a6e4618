package org.urbanobservatory.index.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.urbanobservatory.index.panel.Convergence.Beta;
import org.urbanobservatory.index.panel.Convergence.Sigma;
import org.urbanobservatory.model.Place;

/**
 * Whether the cities of a set converge in one series, between two years.
 *
 * <p>The years are the two that most cities share in one unbroken stretch (the part after the last
 * break of each); of equal ones those that lie farthest apart, then the latest. So a few cities
 * with a long series do not shrink the set, and no break is taken for growth.
 *
 * @param countryCode the country whose cities are compared, null for all cities
 * @param key what is compared
 * @param unit of the values; cities whose series has another unit are not compared
 * @param cities with a value in any year
 * @param fromYear the earlier year, null where no city has two
 * @param toYear the later year, null with it
 * @param bothYears cities with a value in both years
 * @param sigma the spread in both years; empty below two cities
 * @param beta growth against the first value; empty with a reason
 * @param betaCities cities with a value above 0 in both years
 * @param betaReason why there is no beta, else null
 */
public record SetConvergence(
    String countryCode,
    SeriesKey key,
    String unit,
    int cities,
    Integer fromYear,
    Integer toYear,
    int bothYears,
    List<Sigma> sigma,
    Optional<Beta> beta,
    int betaCities,
    String betaReason) {
  /** Reason: no city has two years after its last break. */
  public static final String NO_TWO_YEARS = "no_city_has_two_years";

  /** Reason: fewer than two cities share two years. */
  public static final String FEW_FOR_SIGMA = "fewer_than_two_cities";

  /** Reason: fewer than three cities share two years with values above 0. */
  public static final String FEW_FOR_BETA = "fewer_than_three_cities";

  /** Reason: all cities begin at one value. */
  public static final String EQUAL_START = "equal_first_values";

  private static final int FEWEST_FOR_BETA = 3;

  public SetConvergence {
    sigma = List.copyOf(sigma);
  }

  /** The two years that are compared. */
  private record Period(int from, int to) {}

  /**
   * One result for all cities and one for each country, in the order of their codes.
   *
   * @param series of one key, at most one of each city
   */
  public static List<SetConvergence> of(List<PlaceSeries> series) {
    var results = new ArrayList<SetConvergence>();
    if (!series.isEmpty()) {
      results.add(of(null, series));
      series.stream()
          .collect(
              Collectors.groupingBy(
                  s -> s.place().countryCode(), TreeMap::new, Collectors.toList()))
          .forEach((country, own) -> results.add(of(country, own)));
    }
    return results;
  }

  /** Why there is no spread, else null. */
  public String sigmaReason() {
    if (!sigma.isEmpty()) {
      return null;
    }
    return fromYear == null ? NO_TWO_YEARS : FEW_FOR_SIGMA;
  }

  private static SetConvergence of(String country, List<PlaceSeries> series) {
    String unit = commonUnit(series);
    Map<Place, SortedMap<Integer, Double>> panel = new TreeMap<>();
    for (PlaceSeries one : series) {
      SortedMap<Integer, Double> years = latest(one);
      if (one.unit().equals(unit) && !years.isEmpty()) {
        panel.put(one.place(), years);
      }
    }
    SeriesKey key = series.get(0).key();
    return period(panel.values().stream().toList())
        .map(period -> of(country, key, unit, panel, period))
        .orElseGet(() -> ofSingleYears(country, key, unit, panel.size()));
  }

  private static SetConvergence ofSingleYears(
      String country, SeriesKey key, String unit, int cities) {
    return new SetConvergence(
        country, key, unit, cities, null, null, 0, List.of(), Optional.empty(), 0, NO_TWO_YEARS);
  }

  private static SetConvergence of(
      String country,
      SeriesKey key,
      String unit,
      Map<Place, SortedMap<Integer, Double>> panel,
      Period period) {
    Map<Place, SortedMap<Integer, Double>> both = new TreeMap<>();
    panel.forEach(
        (place, years) -> {
          Double from = years.get(period.from());
          Double to = years.get(period.to());
          if (from != null && to != null) {
            both.put(place, new TreeMap<>(Map.of(period.from(), from, period.to(), to)));
          }
        });
    Optional<Beta> beta = Convergence.beta(both, period.from(), period.to());
    int positive = positive(both);
    String reason = positive < FEWEST_FOR_BETA ? FEW_FOR_BETA : EQUAL_START;
    return new SetConvergence(
        country,
        key,
        unit,
        panel.size(),
        period.from(),
        period.to(),
        both.size(),
        Convergence.sigma(both),
        beta,
        positive,
        beta.isPresent() ? null : reason);
  }

  private static int positive(Map<Place, SortedMap<Integer, Double>> both) {
    return (int)
        both.values().stream().filter(r -> r.values().stream().allMatch(v -> v > 0)).count();
  }

  private static SortedMap<Integer, Double> latest(PlaceSeries series) {
    var years = new TreeMap<Integer, Double>();
    series.series().latestPart().points().forEach(p -> years.put(p.year(), p.value()));
    return years;
  }

  /** The unit of most cities with a value; of equal ones the first by name. */
  private static String commonUnit(List<PlaceSeries> series) {
    var counts = new TreeMap<String, Integer>();
    series.forEach(
        s -> counts.merge(s.unit(), s.series().points().isEmpty() ? 0 : 1, Integer::sum));
    return counts.entrySet().stream()
        .min(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .orElseThrow()
        .getKey();
  }

  private static Optional<Period> period(List<SortedMap<Integer, Double>> rows) {
    Map<Period, Integer> shared = new HashMap<>();
    for (SortedMap<Integer, Double> row : rows) {
      for (int from : row.keySet()) {
        for (int to : row.tailMap(from + 1).keySet()) {
          shared.merge(new Period(from, to), 1, Integer::sum);
        }
      }
    }
    return shared.entrySet().stream()
        .max(
            Comparator.<Map.Entry<Period, Integer>>comparingInt(Map.Entry::getValue)
                .thenComparingInt(entry -> entry.getKey().to() - entry.getKey().from())
                .thenComparingInt(entry -> entry.getKey().to()))
        .map(Map.Entry::getKey);
  }
}
