package org.urbanobservatory.source.tabular;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.Blanks;
import org.urbanobservatory.source.Fault;

/** The column names of a table, found whatever their case and the spaces around them. */
public final class Header {
  private final List<String> names;
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final Set<String> repeated = new TreeSet<>();

  Header(List<String> cells) {
    this.names = cells.stream().map(Header::clean).toList();
    for (int i = 0; i < names.size(); i++) {
      if (indexes.putIfAbsent(key(names.get(i)), i) != null && !names.get(i).isEmpty()) {
        repeated.add(key(names.get(i)));
      }
    }
  }

  /** The names as written, trimmed. */
  public List<String> names() {
    return names;
  }

  public int size() {
    return names.size();
  }

  public boolean has(String column) {
    return indexes.containsKey(key(column));
  }

  /** Position of a column, -1 when there is none. */
  public int indexOf(String column) {
    return indexes.getOrDefault(key(column), -1);
  }

  /**
   * Checks that a column is there, once.
   *
   * @throws Fault {@code missing_column} or {@code duplicate_column}
   */
  public void require(String column) throws Fault {
    if (!has(column)) {
      throw Fault.invalid(
          "missing_column",
          "header",
          "column '%s' is missing; found: %s%s"
              .formatted(column, String.join(", ", names), NearestName.hint(column, names)));
    }
    requireOnce(column);
  }

  /** Checks that a column is not there twice. */
  public void requireOnce(String column) throws Fault {
    if (repeated.contains(key(column))) {
      throw Fault.invalid(
          "duplicate_column",
          "header",
          "column '" + column + "' is there more than once; rename or remove one");
    }
  }

  static String clean(String cell) {
    return Normalizer.normalize(Blanks.strip(cell), Normalizer.Form.NFC);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
