package org.urbanobservatory.measure.street;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** Reads the published street table for tests. */
public final class StreetTableFile {
  private StreetTableFile() {}

  public static StreetTable read() {
    try (InputStream in = StreetTableFile.class.getResourceAsStream("/schemas/streets.yaml")) {
      return table(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StreetTable table(JsonNode file) {
    Map<String, String> excluded = new TreeMap<>();
    file.get("excluded")
        .fields()
        .forEachRemaining(e -> excluded.put(e.getKey(), e.getValue().asText()));
    var classes = new ArrayList<StreetClass>();
    file.get("classes").forEach(c -> classes.add(streetClass(c)));
    return new StreetTable(file.get("lane_m").asDouble(), excluded, classes);
  }

  private static StreetClass streetClass(JsonNode node) {
    var highways = new ArrayList<String>();
    node.get("highway").forEach(h -> highways.add(h.asText()));
    return new StreetClass(
        node.get("class").asText(),
        highways,
        node.get("reserve_m").asDouble(),
        node.get("side_m").asDouble(),
        node.get("pairing_m").asDouble());
  }
}
