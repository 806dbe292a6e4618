package org.urbanobservatory.step.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.measure.transit.Capacity;
import org.urbanobservatory.measure.transit.CapacityNames;
import org.urbanobservatory.measure.transit.OsmStopRule;
import org.urbanobservatory.measure.transit.OsmStops;
import org.urbanobservatory.measure.transit.RouteTypes;
import org.urbanobservatory.measure.transit.TransitTable;

/** Reads {@code schemas/transit.yaml}: what makes a stop of low or high capacity. */
public final class TransitTables {
  private static final String RESOURCE = "schemas/transit.yaml";

  private TransitTables() {}

  /** The table that every run uses. */
  public static TransitTable load() {
    return table(DefinitionTables.read(RESOURCE));
  }

  private static TransitTable table(JsonNode root) {
    return new TransitTable(
        routeTypes(root.get("route_types")), osm(root.get("osm")), classes(root.get("classes")));
  }

  private static RouteTypes routeTypes(JsonNode rows) {
    var ranges = new TreeMap<Integer, RouteTypes.Range>();
    for (JsonNode row : rows) {
      var range =
          new RouteTypes.Range(
              row.get("to").asInt(),
              row.get("name").asText(),
              findCapacity(row.get("capacity").asText()));
      if (ranges.put(row.get("from").asInt(), range) != null) {
        throw new IllegalArgumentException(
            "Invalid route types in " + RESOURCE + ": two rows from " + row.get("from"));
      }
    }
    return new RouteTypes(ranges);
  }

  private static Capacity findCapacity(String name) {
    return name.equals("none") ? null : capacity(name);
  }

  private static Capacity capacity(String name) {
    return Capacity.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static OsmStops osm(JsonNode node) {
    return new OsmStops(
        values(node.get("excluded")), rules(node.get("rules")), rules(node.get("otherwise")));
  }

  private static List<OsmStopRule> rules(JsonNode rows) {
    List<OsmStopRule> rules = new ArrayList<>();
    for (JsonNode row : rows) {
      rules.add(
          new OsmStopRule(
              values(row.get("tags")),
              values(row.path("unless")),
              capacity(row.get("capacity").asText())));
    }
    return rules;
  }

  private static Map<String, List<String>> values(JsonNode node) {
    var values = new TreeMap<String, List<String>>();
    node.properties().forEach(e -> values.put(e.getKey(), DefinitionTables.texts(e.getValue())));
    return values;
  }

  private static CapacityNames classes(JsonNode node) {
    var names = new TreeMap<String, Capacity>();
    node.properties()
        .forEach(
            e ->
                DefinitionTables.texts(e.getValue())
                    .forEach(n -> names.put(n, capacity(e.getKey()))));
    return new CapacityNames(names);
  }
}
