package org.urbanobservatory.job.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

  /** A row for each country, followed by those of its cities. */
  List<SummaryTable.Row> rows() {
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
    return result.issues().stream()
        .filter(i -> place.equals(i.place()))
        .collect(
            Collectors.groupingBy(
                Issue::severity, () -> new EnumMap<>(Issue.Severity.class), Collectors.counting()));
  }
}
