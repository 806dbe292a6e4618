package org.urbanobservatory.catalogue;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A table of definitions such as {@code units.yaml}: one root key with the table's name, one row
 * for each id.
 */
final class DefinitionTable {
  private DefinitionTable() {}

  /** The rows that can be read, by id; the others are noted in {@code problems}. */
  static <T> Map<String, T> read(
      YamlDocument document, String table, Function<Entry, T> reader, Problems problems) {
    problems.addAll(JsonSchemaCheck.check(document, table + ".schema.json"));
    var rows = new TreeMap<String, T>();
    for (Entry row : Entry.root(document).entries(table)) {
      String id = row.findText("id").orElse("");
      String place = row.place() + ", id '" + id + "'";
      if (rows.containsKey(id)) {
        problems.add("Invalid " + place + ": the id stands twice");
      }
      problems.attempt(place, () -> reader.apply(row)).ifPresent(value -> rows.put(id, value));
    }
    return rows;
  }
}
