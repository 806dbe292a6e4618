package org.urbanobservatory.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.CityCounts;
import org.urbanobservatory.model.FoundIssue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.RefusedRows;

/** What was found in the inputs as rows of {@code issues} and {@code inputs}, and back. */
public final class InputRows {
  private InputRows() {}

  /**
   * Rows of {@code issues}. Equal issues are all kept: column {@code occurrence} counts them, so
   * that the key stays unique whatever the order.
   */
  public static List<Row> issues(Collection<FoundIssue> issues) {
    Map<FoundIssue, Integer> seen = new HashMap<>();
    List<Row> rows = new ArrayList<>(issues.size());
    issues.forEach(found -> rows.add(row(found, seen.merge(found, 1, Integer::sum))));
    return rows;
  }

  /** A row of {@code issues}, taken to be the only one of its kind and of no file. */
  public static Row of(Issue issue) {
    return row(new FoundIssue(issue, null), 1);
  }

  /** The issue of a row of {@code issues} with the state of its file, null in older releases. */
  public static FoundIssue foundIssue(Row row) {
    return new FoundIssue(issue(row), new RowReader(row).get("sha256"));
  }

  /** The issue of a row of {@code issues}. */
  public static Issue issue(Row row) {
    var in = new RowReader(row);
    String country = in.get("country_code");
    return new Issue(
        Issue.Severity.valueOf(in.<String>get("severity").toUpperCase(Locale.ROOT)),
        in.get("code"),
        in.get("input"),
        in.get("location"),
        country == null ? null : new Place(country, in.get("city_id")),
        in.get("variable"),
        in.get("value"),
        in.get("message"),
        Issue.Action.valueOf(in.<String>get("action").toUpperCase(Locale.ROOT)));
  }

  /** A row of {@code inputs}. */
  public static Row of(InputSummary input) {
    return Rows.builder("inputs")
        .set("input", input.input())
        .set("kind", input.kind())
        .set("path", input.path())
        .set("sha256", input.sha256())
        .set("rows_read", input.read())
        .set("rows_accepted", input.accepted())
        .set("rows_rejected", input.rejected())
        .set("reference_date", input.referenceDate())
        .set("source", input.source())
        .set("licence", input.licence())
        .row();
  }

  /** The summary of a row of {@code inputs}. */
  public static InputSummary summary(Row row) {
    var in = new RowReader(row);
    return new InputSummary(
        in.get("input"),
        in.get("kind"),
        in.get("path"),
        in.get("sha256"),
        in.get("rows_read"),
        in.get("rows_accepted"),
        in.get("rows_rejected"),
        in.get("reference_date"),
        in.get("source"),
        in.get("licence"));
  }

  /** A row of {@code city_inputs}: a file in its state and what the city reads of it, or null. */
  public static Row of(Place city, String input, String path, String sha256, CityCounts counts) {
    var row =
        Rows.builder("city_inputs")
            .at(city)
            .set("input", input)
            .set("path", path)
            .set("sha256", sha256);
    if (counts == null) {
      return row.row();
    }
    boolean isRead = counts.counted() != CityCounts.Counted.ELSEWHERE;
    return row.set("counted", isRead ? counts.counted() : null)
        .set("rows_read", isRead ? counts.read() : null)
        .set("rows_accepted", isRead ? counts.read() - counts.rejected() : null)
        .set("rows_rejected", counts.rejected())
        .set("refused_rows", counts.refused().text())
        .row();
  }

  /** What a row of {@code city_inputs} says was read and refused; empty if it says nothing. */
  public static Optional<CityCounts> cityCounts(Row row) {
    var in = new RowReader(row);
    Long rejected = in.get("rows_rejected");
    if (rejected == null) {
      return Optional.empty();
    }
    String counted = in.get("counted");
    RefusedRows refused = RefusedRows.parse(in.get("refused_rows"));
    return Optional.of(
        counted == null
            ? CityCounts.refusing(refused)
            : new CityCounts(
                CityCounts.Counted.valueOf(counted.toUpperCase(Locale.ROOT)),
                in.<Long>get("rows_read"),
                rejected,
                refused));
  }

  private static Row row(FoundIssue found, int occurrence) {
    Issue issue = found.issue();
    Place place = issue.place();
    return Rows.builder("issues")
        .set("severity", issue.severity())
        .set("code", issue.code())
        .set("input", issue.input())
        .set("sha256", found.sha256())
        .set("location", issue.location())
        .set("country_code", place == null ? null : place.countryCode())
        .set("city_id", place == null ? null : place.cityId())
        .set("variable", issue.variable())
        .set("value", issue.value())
        .set("message", issue.message())
        .set("action", issue.action())
        .set("occurrence", occurrence)
        .row();
  }
}
