package org.urbanobservatory.job.docs;

import java.util.Locale;
import org.urbanobservatory.table.Column;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/** The data dictionary: every published table and column, from {@code schemas/tables}. */
public final class DataDictionary {
  private static final String HEAD =
      """
      # Data dictionary

      Every table of a release. Made from `schemas/tables/`, which is the authority; `mvn verify` says when this page is behind.
      Files lie at `<table>/country=XXX/city=yyy/part-00000.parquet` for a table by city, at
      `<table>/country=XXX/part-00000.parquet` by country, and at `<table>/part-00000.parquet` for a single file.
      """;

  private DataDictionary() {}

  /** The page in Markdown. */
  public static String markdown() {
    var page = new StringBuilder(HEAD);
    Tables.load().all().forEach(table -> append(page, table));
    return page.toString();
  }

  private static void append(StringBuilder page, TableSchema table) {
    page.append("\n## ").append(table.name()).append("\n\n");
    page.append("One row is ").append(table.row()).append(". ").append(table.description());
    page.append("\n\nBy ")
        .append(layout(table))
        .append("; schema version ")
        .append(table.version());
    page.append("; key: ").append(String.join(", ", table.key())).append(".\n\n");
    page.append("| column | type | unit | empty | meaning |\n|---|---|---|---|---|\n");
    table.columns().forEach(column -> append(page, column));
  }

  private static void append(StringBuilder page, Column column) {
    page.append("| ").append(column.name());
    page.append(" | ").append(column.type().name().toLowerCase(Locale.ROOT));
    page.append(" | ").append(column.unit() == null ? "" : column.unit());
    page.append(" | ").append(column.nullable() ? "possible" : "never");
    page.append(" | ").append(column.description().replace("|", "\\|")).append(" |\n");
  }

  private static String layout(TableSchema table) {
    return switch (table.layout()) {
      case CITY -> "city";
      case COUNTRY -> "country";
      case SINGLE -> "single file";
    };
  }
}
