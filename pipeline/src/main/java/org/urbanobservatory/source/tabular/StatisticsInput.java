package org.urbanobservatory.source.tabular;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What the configuration says about one file of statistics.
 *
 * @param id of the input
 * @param path as the configuration writes it
 * @param source label of the source, used where a row names none; null for none
 * @param licence of the source, null if not said
 * @param encoding of the bytes, null to detect it
 * @param delimiter between cells, null to detect it
 * @param decimal sign before the decimals, null to detect it
 * @param extent the extent of rows that name none; null for the one that the variable is defined on
 * @param columns name in the file of a column, by its role; a role not in it has its own name
 * @param constants value of a role for every row, whatever the file holds; empty for none
 */
public record StatisticsInput(
    String id,
    String path,
    String source,
    String licence,
    Charset encoding,
    Character delimiter,
    DecimalStyle decimal,
    String extent,
    Map<String, String> columns,
    Map<String, String> constants) {
  public StatisticsInput {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(path, "path of input " + id);
    columns = roles("columns", id, columns);
    constants = roles("constants", id, constants);
  }

  /** An input of which everything but the place is detected. */
  public static StatisticsInput detected(String id, String path) {
    return new StatisticsInput(id, path, null, null, null, null, null, null, Map.of(), Map.of());
  }

  public StatisticsInput withEncoding(Charset newEncoding) {
    return new StatisticsInput(
        id, path, source, licence, newEncoding, delimiter, decimal, extent, columns, constants);
  }

  public StatisticsInput withDecimal(DecimalStyle newDecimal) {
    return new StatisticsInput(
        id, path, source, licence, encoding, delimiter, newDecimal, extent, columns, constants);
  }

  public StatisticsInput withColumns(Map<String, String> newColumns) {
    return new StatisticsInput(
        id, path, source, licence, encoding, delimiter, decimal, extent, newColumns, constants);
  }

  public StatisticsInput withConstants(Map<String, String> newConstants) {
    return new StatisticsInput(
        id, path, source, licence, encoding, delimiter, decimal, extent, columns, newConstants);
  }

  private static Map<String, String> roles(String what, String id, Map<String, String> map) {
    Map<String, String> sorted = new TreeMap<>(map == null ? Map.of() : map);
    for (String role : sorted.keySet()) {
      if (!StatisticsColumns.ALL.contains(role)) {
        throw new IllegalArgumentException(
            "Invalid %s of input %s: '%s' is no column of statistics; known: %s"
                .formatted(what, id, role, String.join(", ", StatisticsColumns.ALL)));
      }
    }
    return Collections.unmodifiableMap(sorted);
  }
}
