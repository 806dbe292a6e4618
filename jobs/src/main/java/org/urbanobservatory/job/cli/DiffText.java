package org.urbanobservatory.job.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.job.release.ReleaseDiff;
import org.urbanobservatory.job.release.RowChange;
import org.urbanobservatory.job.release.TableDiff;

/** What differs between two releases, for a terminal. */
final class DiffText {
  private static final String BREAK = System.lineSeparator() + System.lineSeparator();

  private DiffText() {}

  static String of(ReleaseDiff diff) {
    var parts = new ArrayList<String>();
    parts.add(diff.earlier() + " -> " + diff.later());
    parts.add(causes(diff.causes()));
    parts.add(counts(diff.tables()));
    diff.tables().stream()
        .filter(table -> !table.rows().isEmpty())
        .forEach(t -> parts.add(rows(t)));
    return String.join(BREAK, parts);
  }

  private static String causes(List<String> causes) {
    return causes.isEmpty()
        ? "Code, catalogue, settings and inputs are the same."
        : "What may have moved the numbers:"
            + causes.stream()
                .map(cause -> System.lineSeparator() + "  " + cause)
                .collect(Collectors.joining());
  }

  private static String counts(List<TableDiff> tables) {
    List<List<String>> rows =
        tables.stream()
            .filter(table -> !table.isEmpty())
            .map(t -> List.of(t.table(), "" + t.added(), "" + t.removed(), "" + t.changed()))
            .toList();
    return rows.isEmpty()
        ? "No row differs in " + tables.size() + (tables.size() == 1 ? " table." : " tables.")
        : TextTable.text(List.of("table", "added", "removed", "changed"), rows, 1);
  }

  private static String rows(TableDiff table) {
    String title = table.table();
    if (table.rows().size() < table.total()) {
      title += ", the first %d of %d rows".formatted(table.rows().size(), table.total());
    }
    return title
        + table.rows().stream()
            .map(row -> System.lineSeparator() + "  " + line(row))
            .collect(Collectors.joining());
  }

  static String line(RowChange row) {
    String key = row.key().values().stream().map(String::valueOf).collect(Collectors.joining(" "));
    String cells =
        row.kind() == RowChange.Kind.CHANGED
            ? row.cells().stream().map(DiffText::cell).collect(Collectors.joining(", ", ": ", ""))
            : "";
    return "%-7s  %s%s".formatted(row.kind().id(), key, cells);
  }

  private static String cell(RowChange.Cell cell) {
    String difference =
        cell.difference() == null ? "" : String.format(Locale.ROOT, " (%+.6g)", cell.difference());
    return "%s %s -> %s%s"
        .formatted(cell.column(), value(cell.before()), value(cell.after()), difference);
  }

  static String value(Object value) {
    if (value == null) {
      return "none";
    }
    return value instanceof byte[] bytes ? "geometry of " + bytes.length + " bytes" : "" + value;
  }
}
