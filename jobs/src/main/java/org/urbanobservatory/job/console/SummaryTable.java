package org.urbanobservatory.job.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.urbanobservatory.model.Issue.Severity;

/** The table that ends a run: one row per country and city. */
public final class SummaryTable {
  private static final List<String> HEADER =
      List.of(
          "country",
          "city",
          "status",
          "indicators",
          "CPI",
          "errors",
          "warnings",
          "notes",
          "seconds");
  private static final int TEXT_COLUMNS = 3;

  /**
   * One row.
   *
   * @param countryCode of the country
   * @param cityId of the city, null for the country's own row
   * @param status for example {@code computed}, {@code failed}, {@code carried over}
   * @param computed indicators with a value
   * @param expected indicators of the editions
   * @param cpi score of the index, null without one
   * @param issues by severity
   * @param seconds of work, null if none was done
   */
  public record Row(
      String countryCode,
      String cityId,
      String status,
      int computed,
      int expected,
      Double cpi,
      Map<Severity, Long> issues,
      Double seconds) {
    public Row {
      issues = Map.copyOf(issues);
    }
  }

  private SummaryTable() {}

  /** The rows as text, columns aligned, without a line break at the end. */
  public static String text(List<Row> rows) {
    return TextTable.text(HEADER, rows.stream().map(SummaryTable::cells).toList(), TEXT_COLUMNS);
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>();
    cells.add(row.countryCode());
    cells.add(row.cityId() == null ? "" : row.cityId());
    cells.add(row.status());
    cells.add(row.computed() + "/" + row.expected());
    cells.add(row.cpi() == null ? "-" : String.format(Locale.ROOT, "%.2f", row.cpi()));
    List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)
        .forEach(severity -> cells.add(row.issues().getOrDefault(severity, 0L).toString()));
    cells.add(row.seconds() == null ? "-" : String.format(Locale.ROOT, "%.1f", row.seconds()));
    return cells;
  }
}
