package org.urbanobservatory.source.tabular;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.Fault;

/** Where the columns of statistics are in one file: under their own names, renamed, or constant. */
final class StatisticsColumns {
  static final List<String> REQUIRED =
      List.of("country_code", "city_id", "variable", "year", "value");
  static final List<String> ALL =
      List.of(
          "country_code",
          "city_id",
          "variable",
          "year",
          "sex",
          "age",
          "disability",
          "income",
          "urbanisation",
          "extent_id",
          "zone_layer",
          "zone_id",
          "value",
          "unit",
          "std_error",
          "obs_status",
          "source");

  private final StatisticsInput input;
  private final Header header;

  private StatisticsColumns(StatisticsInput input, Header header) {
    this.input = input;
    this.header = header;
  }

  /** Checks that every required column, and every renamed one, is there once. */
  static StatisticsColumns of(StatisticsInput input, Header header) throws Fault {
    StatisticsColumns columns = new StatisticsColumns(input, header);
    for (String role : ALL) {
      boolean needed = REQUIRED.contains(role) || input.columns().containsKey(role);
      if (needed && !input.constants().containsKey(role)) {
        header.require(columns.name(role));
      }
      header.requireOnce(columns.name(role));
    }
    return columns;
  }

  /** The constant of a role, else its trimmed cell, null when that is empty. */
  String text(DelimitedRow row, String role) {
    String constant = input.constants().get(role);
    String text = constant == null ? row.text(name(role)) : constant;
    return text == null || text.isEmpty() ? null : text;
  }

  /** One issue per column that nobody reads: it may be a misspelt breakdown. */
  List<Issue> unread(String file) {
    List<Issue> issues = new ArrayList<>();
    List<String> used = ALL.stream().map(this::name).toList();
    for (String name : header.names()) {
      if (!name.isEmpty() && used.stream().noneMatch(name::equalsIgnoreCase)) {
        issues.add(
            Issue.kept(
                "unknown_column",
                input.id(),
                null,
                "Invalid header in %s: column '%s' is not read%s"
                    .formatted(file, name, NearestName.hint(name, used))));
      }
    }
    return issues;
  }

  private String name(String role) {
    return input.columns().getOrDefault(role, role);
  }
}
