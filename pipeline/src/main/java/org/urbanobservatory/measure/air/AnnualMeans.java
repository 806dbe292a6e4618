package org.urbanobservatory.measure.air;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the stations of one year say.
 *
 * @param stations those with an annual mean, in the order of their ids
 * @param incomplete the fullest series of each station that has too few readings, in the order of
 *     their ids
 */
public record AnnualMeans(List<Station> stations, List<StationSeries> incomplete) {
  /**
   * Share of the year's hours or days that must have a reading: "PM measurements are available for
   * at least 75 % of days in the year" (WHO, European Environment and Health Information System,
   * indicator notes of 2016, on data of the European Environment Agency).
   */
  public static final double DEFAULT_COMPLETENESS = 0.75;

  public AnnualMeans {
    stations = List.copyOf(stations);
    incomplete = List.copyOf(incomplete);
  }

  /**
   * Annual mean of one pollutant at each station.
   *
   * <p>What counts: per station the finest series that is complete enough; an annual value as its
   * office states it. What does not: a station whose every series is too short; its readings may
   * all lie in one season.
   *
   * <p>Formula: {@code sum(readings) / count(readings)} where {@code count >= completeness x
   * periods of the year}.
   *
   * <p>Source: WHO, European Environment and Health Information System, 2016 (75 % of the days).
   *
   * <p>Unit: micrograms per m3; a station without a complete series has none.
   *
   * @param series of one pollutant and year
   * @param completeness above 0, at most 1
   */
  public static AnnualMeans of(Collection<StationSeries> series, double completeness) {
    if (!(completeness > 0 && completeness <= 1)) {
      throw new IllegalArgumentException(
          "Invalid completeness of air data: " + completeness + "; above 0, at most 1");
    }
    SortedMap<String, List<StationSeries>> byStation = new TreeMap<>();
    for (StationSeries one : series.stream().sorted().toList()) {
      byStation.computeIfAbsent(one.station(), id -> new ArrayList<>()).add(one);
    }
    List<Station> stations = new ArrayList<>();
    List<StationSeries> incomplete = new ArrayList<>();
    for (List<StationSeries> ofStation : byStation.values()) {
      ofStation.stream()
          .filter(s -> s.completeness() >= completeness)
          .findFirst()
          .map(s -> new Station(s.station(), s.x(), s.y(), s.mean()))
          .ifPresentOrElse(stations::add, () -> incomplete.add(fullest(ofStation)));
    }
    return new AnnualMeans(stations, incomplete);
  }

  private static StationSeries fullest(List<StationSeries> ofStation) {
    StationSeries fullest = ofStation.get(0);
    for (StationSeries one : ofStation) {
      fullest = one.completeness() > fullest.completeness() ? one : fullest;
    }
    return fullest;
  }
}
