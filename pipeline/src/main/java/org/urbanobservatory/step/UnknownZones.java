package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/**
 * Zones that statistics name and no polygon of the city has: they may be misspelt, and nothing
 * spatial can be set beside their values.
 */
final class UnknownZones {
  /** Every polygon in a city has an area, whatever else is known of it. */
  private static final String MEASURED = "extent_area_m2";

  private static final int MOST_NAMED = 5;

  private UnknownZones() {}

  /** One issue a layer; the values are kept. */
  static List<Issue> issues(Place place, Map<PlaceFacts.Zone, PlaceFacts.Known> zones) {
    var unknown = new TreeMap<String, List<PlaceFacts.Zone>>();
    zones.forEach(
        (zone, known) -> {
          if (known.observations().stream().noneMatch(o -> o.variable().equals(MEASURED))) {
            unknown.computeIfAbsent(zone.layer(), layer -> new ArrayList<>()).add(zone);
          }
        });
    return unknown.entrySet().stream()
        .map(
            layer ->
                issue(
                    place,
                    layer.getKey(),
                    layer.getValue(),
                    zones.get(layer.getValue().get(0)).observations()))
        .toList();
  }

  private static Issue issue(
      Place place, String layer, List<PlaceFacts.Zone> unknown, List<Observation> first) {
    String ids =
        String.join(", ", unknown.stream().limit(MOST_NAMED).map(PlaceFacts.Zone::id).toList());
    String more =
        unknown.size() > MOST_NAMED ? " and %d more".formatted(unknown.size() - MOST_NAMED) : "";
    String message =
        "Invalid zone_id: layer %s has no polygon in %s for %s%s of the statistics; correct zone_layer and zone_id, or give the polygons as an input of zones. The values are kept"
            .formatted(layer, place, ids, more);
    Observation row = first.get(0);
    String line = row.inputLine() == null ? null : "line " + row.inputLine();
    return Issue.kept("unknown_zone", row.input(), line, message)
        .at(place)
        .about(row.variable(), unknown.get(0).id());
  }
}
