package org.urbanobservatory.job.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseTables;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.InputRows;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/** The faults of a release and the files that it was made from. */
final class ReleaseNotes {
  private static final int MOST_ISSUES = 200;

  /** Stands for all that is of no city: files, countries, the set. */
  private static final Place NO_CITY = Place.national("");

  private final Map<Place, List<Issue>> issues = new HashMap<>();
  private final Map<Place, Set<String>> filesOf = new HashMap<>();
  private final List<Row> inputs;

  private ReleaseNotes(List<Row> inputs) {
    this.inputs = inputs;
  }

  static ReleaseNotes of(ReleaseTables tables) throws IOException {
    var notes = new ReleaseNotes(rows(tables, "inputs"));
    for (Row row : rows(tables, "issues")) {
      Issue issue = InputRows.issue(row);
      Place place = issue.place() == null || issue.place().isNational() ? NO_CITY : issue.place();
      notes.issues.computeIfAbsent(place, of -> new ArrayList<>()).add(issue);
    }
    for (Row row : rows(tables, "city_inputs")) {
      notes.filesOf.computeIfAbsent(Rows.place(row), of -> new HashSet<>()).add(key(row));
    }
    return notes;
  }

  private static List<Row> rows(ReleaseTables tables, String table) throws IOException {
    return tables.rows(Tables.load().table(table), row -> true);
  }

  /** What has to be known of a city that was not computed. */
  static String flag(CityStatus status) {
    if (status == null || status.outcome() == CityStatus.Outcome.COMPUTED) {
      return "";
    }
    String from = status.carriedFrom() == null ? "" : " from release " + status.carriedFrom();
    return "<p class=\"flag\">%s%s: %s</p>%n"
        .formatted(
            Figures.words(status.outcome().id()), Html.escape(from), Html.escape(status.reason()));
  }

  Map<Issue.Severity, Long> counts(Place place) {
    return issues.getOrDefault(place, List.of()).stream()
        .collect(
            Collectors.groupingBy(
                Issue::severity, () -> new EnumMap<>(Issue.Severity.class), Collectors.counting()));
  }

  String issues(Place place) {
    return section(issues.getOrDefault(place, List.of()));
  }

  /** The issues that name no city: those of files, countries and the set. */
  String issuesElsewhere() {
    return issues(NO_CITY);
  }

  private static String section(List<Issue> found) {
    List<List<String>> rows =
        found.stream()
            .sorted(Comparator.comparing(Issue::severity).reversed())
            .limit(MOST_ISSUES)
            .map(ReleaseNotes::cells)
            .toList();
    String more =
        found.size() > MOST_ISSUES
            ? "<p class=\"none\">%d more are in table issues.</p>%n"
                .formatted(found.size() - MOST_ISSUES)
            : "";
    return Html.section(
        "Faults found in the inputs",
        "What was wrong, and what was done about it.",
        Html.table(List.of("severity", "input", "where", "message", "action"), rows) + more);
  }

  private static List<String> cells(Issue issue) {
    String severity = Figures.words(issue.severity().name().toLowerCase(Locale.ROOT));
    return List.of(
        issue.severity() == Issue.Severity.ERROR
            ? "<span class=\"flag\">" + severity + "</span>"
            : severity,
        Html.escape(Objects.toString(issue.input(), "")),
        Html.escape(Objects.toString(issue.location(), "")),
        "<span class=\"method\">" + Html.escape(issue.message()) + "</span>",
        Figures.words(issue.action().name().toLowerCase(Locale.ROOT)));
  }

  /** The files that a city rests on. */
  String inputs(Place place) {
    Set<String> files = filesOf.getOrDefault(place, Set.of());
    return inputTable(inputs.stream().filter(row -> files.contains(key(row))));
  }

  /** All files. */
  String inputs() {
    return inputTable(inputs.stream());
  }

  private static String key(Row row) {
    return row.getAs("input") + "\n" + row.getAs("path") + "\n" + row.getAs("sha256");
  }

  private static String inputTable(Stream<Row> inputs) {
    var rows = new ArrayList<List<String>>();
    inputs.forEach(
        row ->
            rows.add(
                List.of(
                    text(row, "input"),
                    Figures.words(row.getAs("kind")),
                    text(row, "path"),
                    text(row, "reference_date"),
                    text(row, "source"),
                    text(row, "licence"),
                    text(row, "rows_read"),
                    text(row, "rows_rejected"))));
    return Html.section(
        "Sources",
        "The files behind the values; their checksums are in table inputs.",
        Html.table(
            List.of("input", "kind", "file", "refers to", "source", "licence", "rows", "refused"),
            rows));
  }

  private static String text(Row row, String column) {
    return Html.escape(Objects.toString(row.getAs(column), ""));
  }
}
