package org.urbanobservatory.job.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.console.SummaryTable;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Rows;

/** The table that ends a run. */
final class RunSummary {
  private final RunResult result;

  RunSummary(RunResult result) {
    this.result = result;
  }

  /** The table, and a line on what its rows do not count. */
  String text() {
    String table = SummaryTable.text(rows());
    return elsewhere()
        .map(found -> table + System.lineSeparator() + System.lineSeparator() + found)
        .orElse(table);
  }

  /** A row for each country, followed by those of its cities. */
  private List<SummaryTable.Row> rows() {
    var rows = new ArrayList<SummaryTable.Row>();
    List<String> countries =
        result.statuses().stream().map(CityStatus::countryCode).distinct().sorted().toList();
    for (String country : countries) {
      rows.add(row(Place.national(country), "", null));
      for (CityStatus status : result.statuses()) {
        if (status.countryCode().equals(country)) {
          var city = new Place(country, status.cityId());
          rows.add(row(city, status.outcome().id().replace('_', ' '), status));
        }
      }
    }
    return rows;
  }

  private SummaryTable.Row row(Place place, String status, CityStatus of) {
    List<Row> scores = result.scores().stream().filter(r -> isOf(r, place)).toList();
    List<Row> leaves = scores.stream().filter(r -> r.getAs("level").equals("indicator")).toList();
    int computed = (int) leaves.stream().filter(r -> r.getAs("score") != null).count();
    Double cpi =
        scores.stream()
            .filter(r -> r.getAs("level").equals("index"))
            .map(r -> r.<Double>getAs("score"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new SummaryTable.Row(
        place.countryCode(),
        place.cityId(),
        of == null ? "" : status,
        computed,
        leaves.size(),
        cpi,
        issues(place),
        result.seconds().get(place));
  }

  private static boolean isOf(Row row, Place place) {
    boolean isCityRow = row.schema().getFieldIndex("city_id").isDefined();
    return isCityRow
        ? Rows.place(row).equals(place)
        : place.isNational() && row.getAs("country_code").equals(place.countryCode());
  }

  /** Issues of a city; a country's row shows those that name the country and no city. */
  private Map<Issue.Severity, Long> issues(Place place) {
    return counted(i -> place.equals(i.place()));
  }

  /** Issues of inputs that concern no city or country of a row, as those of a whole file. */
  private Optional<String> elsewhere() {
    Set<Place> places = new HashSet<>();
    for (CityStatus status : result.statuses()) {
      places.add(Place.national(status.countryCode()));
      places.add(new Place(status.countryCode(), status.cityId()));
    }
    Map<Issue.Severity, Long> counts = counted(i -> !places.contains(i.place()));
    if (counts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Stream.of(
                    told(counts.get(Issue.Severity.ERROR), "error"),
                    told(counts.get(Issue.Severity.WARNING), "warning"),
                    told(counts.get(Issue.Severity.INFO), "note"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "))
            + " of inputs, not of a city or country above: see table issues.");
  }

  private static String told(Long count, String what) {
    return count == null ? "" : count + " " + what + (count == 1 ? "" : "s");
  }

  private Map<Issue.Severity, Long> counted(Predicate<Issue> isCounted) {
    return result.issues().stream()
        .filter(isCounted)
        .collect(
            Collectors.groupingBy(
                Issue::severity, () -> new EnumMap<>(Issue.Severity.class), Collectors.counting()));
  }
}
