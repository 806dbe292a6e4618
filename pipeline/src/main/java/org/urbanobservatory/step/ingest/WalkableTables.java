package org.urbanobservatory.step.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.urbanobservatory.catalogue.Yaml;
import org.urbanobservatory.measure.access.WalkableTable;

/** Reads {@code schemas/walkable.yaml}: which ways people may walk along. */
public final class WalkableTables {
  private static final String RESOURCE = "schemas/walkable.yaml";

  private WalkableTables() {}

  /** The table that every run uses. */
  public static WalkableTable load() {
    try (InputStream in = WalkableTables.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return table(Yaml.read(RESOURCE, in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE + ": " + e.getMessage(), e);
    }
  }

  private static WalkableTable table(JsonNode root) {
    return new WalkableTable(
        values(root.get("open")),
        values(root.get("only_if_opened")),
        tags(root.get("doubtful_with")),
        tags(root.get("opened_by")),
        tags(root.get("closed_by")));
  }

  private static Map<String, Set<String>> tags(JsonNode node) {
    Map<String, Set<String>> tags = new TreeMap<>();
    node.properties().forEach(e -> tags.put(e.getKey(), values(e.getValue())));
    return tags;
  }

  private static Set<String> values(JsonNode list) {
    Set<String> values = new TreeSet<>();
    list.forEach(value -> values.add(value.asText()));
    return values;
  }
}
