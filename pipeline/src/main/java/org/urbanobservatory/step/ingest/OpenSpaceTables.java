package org.urbanobservatory.step.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.measure.openspace.ClosingTag;
import org.urbanobservatory.measure.openspace.EntranceRule;
import org.urbanobservatory.measure.openspace.OpenSpaceClass;
import org.urbanobservatory.measure.openspace.OpenSpaceTable;
import org.urbanobservatory.measure.openspace.ServiceRule;
import org.urbanobservatory.source.osm.ExtractRule;

/** Reads {@code schemas/open_spaces.yaml}: which areas are open public space. */
public final class OpenSpaceTables {
  private static final String RESOURCE = "schemas/open_spaces.yaml";

  private OpenSpaceTables() {}

  /** The table that every run uses. */
  public static OpenSpaceTable load() {
    JsonNode root = DefinitionTables.read(RESOURCE);
    List<OpenSpaceClass> classes = new ArrayList<>();
    root.get("classes").forEach(row -> classes.add(spaceClass(row)));
    List<ClosingTag> closing = new ArrayList<>();
    root.get("closed").forEach(row -> closing.add(closingTag(row)));
    return new OpenSpaceTable(
        classes, closing, service(root.get("service")), entrances(root.get("entrances")));
  }

  /** When an extract holds too little open space to tell. */
  public static ExtractRule extractRule() {
    return DefinitionTables.extractRule(RESOURCE);
  }

  private static OpenSpaceClass spaceClass(JsonNode row) {
    Map<String, String> needs = new TreeMap<>();
    row.path("needs").properties().forEach(e -> needs.put(e.getKey(), e.getValue().asText()));
    return new OpenSpaceClass(
        row.get("class").asText(),
        row.get("key").asText(),
        DefinitionTables.texts(row.get("values")),
        needs);
  }

  private static ClosingTag closingTag(JsonNode row) {
    JsonNode unless = row.path("unless");
    return new ClosingTag(
        row.get("key").asText(),
        DefinitionTables.texts(row.get("values")),
        unless.path("key").asText(null),
        DefinitionTables.texts(unless.path("values")));
  }

  private static ServiceRule service(JsonNode node) {
    return new ServiceRule(
        node.get("local_reach_m").asDouble(),
        node.get("regional_reach_m").asDouble(),
        node.get("regional_area_m2").asDouble());
  }

  private static EntranceRule entrances(JsonNode node) {
    return new EntranceRule(node.get("spacing_m").asDouble(), node.get("near_m").asDouble());
  }
}
