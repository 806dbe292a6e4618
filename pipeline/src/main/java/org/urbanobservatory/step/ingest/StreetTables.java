package org.urbanobservatory.step.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.catalogue.Yaml;
import org.urbanobservatory.measure.street.StreetClass;
import org.urbanobservatory.measure.street.StreetTable;

/** Reads {@code schemas/streets.yaml}: which ways are streets, and how wide they are. */
public final class StreetTables {
  private static final String RESOURCE = "schemas/streets.yaml";

  private StreetTables() {}

  /** The table that every run uses. */
  public static StreetTable load() {
    try (InputStream in = StreetTables.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return table(Yaml.read(RESOURCE, in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE + ": " + e.getMessage(), e);
    }
  }

  private static StreetTable table(JsonNode root) {
    Map<String, String> excluded = new LinkedHashMap<>();
    root.get("excluded").properties().forEach(e -> excluded.put(e.getKey(), e.getValue().asText()));
    List<StreetClass> classes = new ArrayList<>();
    root.get("classes").forEach(row -> classes.add(streetClass(row)));
    return new StreetTable(root.get("lane_m").asDouble(), excluded, classes);
  }

  private static StreetClass streetClass(JsonNode row) {
    List<String> highways = new ArrayList<>();
    row.get("highway").forEach(value -> highways.add(value.asText()));
    return new StreetClass(
        row.get("class").asText(),
        highways,
        row.get("reserve_m").asDouble(),
        row.get("side_m").asDouble(),
        row.get("pairing_m").asDouble());
  }
}
