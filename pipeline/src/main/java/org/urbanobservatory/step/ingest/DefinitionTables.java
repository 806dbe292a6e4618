package org.urbanobservatory.step.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.catalogue.Yaml;
import org.urbanobservatory.source.osm.ExtractRule;

/** What the tables in {@code schemas/} have in common. */
final class DefinitionTables {
  private DefinitionTables() {}

  /** The tree of a resource on the class path. */
  static JsonNode read(String resource) {
    try (InputStream in = DefinitionTables.class.getClassLoader().getResourceAsStream(resource)) {
      return Yaml.read(resource, in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + ": " + e.getMessage(), e);
    }
  }

  /** The {@code extract} block of a table. */
  static ExtractRule extractRule(String resource) {
    JsonNode node = read(resource).get("extract");
    return new ExtractRule(
        texts(node.get("tags")),
        node.get("streets").asLong(),
        node.get("streets_per_feature").asDouble());
  }

  /** A sequence of texts; empty when it is absent. */
  static List<String> texts(JsonNode sequence) {
    List<String> texts = new ArrayList<>();
    sequence.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
