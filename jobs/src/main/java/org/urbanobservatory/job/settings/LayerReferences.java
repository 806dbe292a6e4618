package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.urbanobservatory.model.NearestName;

/** What a JSON Schema cannot say of hazards, green cover and the measures of inequality. */
final class LayerReferences {
  private static final Set<String> CELL_MEASURES =
      Set.of(
          "population_density",
          "built_up_share",
          "green_share",
          "pm25",
          "pm10",
          "land_use_mix",
          "distance_transit",
          "distance_open_space");

  private static final String DISTANCE = "distance_";

  private final JsonNode tree;
  private final List<String> problems = new ArrayList<>();

  private LayerReferences(JsonNode tree) {
    this.tree = tree;
  }

  /**
   * @param tree the substituted configuration
   */
  static List<String> problems(JsonNode tree) {
    var references = new LayerReferences(tree);
    references.checkHazards();
    references.checkGreen();
    references.checkInequality();
    return references.problems;
  }

  private void checkHazards() {
    int index = 0;
    for (JsonNode hazard : tree.path("inputs").path("hazards")) {
      checkHazard(hazard, "inputs.hazards[" + index++ + "]");
    }
  }

  private void checkHazard(JsonNode hazard, String place) {
    boolean isRaster = hazard.path("path").asText().matches("(?i).*\\.tiff?");
    boolean hasRule = hazard.has("values") || hazard.has("threshold");
    if (isRaster && !hasRule) {
      problems.add(place + " needs key 'values' or 'threshold': what is hazardous in a raster");
    }
    if (hazard.has("values") && hazard.has("threshold")) {
      problems.add(place + " has both values and threshold; keep one");
    }
    if (!isRaster && hasRule) {
      problems.add(place + " has values or threshold, which polygons do not read; use classes");
    }
    if (hazard.has("classes") && !hazard.has("class_column")) {
      problems.add(place + " needs key 'class_column' for classes");
    }
  }

  /** A threshold that nothing reads would leave its user in the belief that it holds. */
  private void checkGreen() {
    int index = 0;
    for (JsonNode green : tree.path("inputs").path("green")) {
      String value = green.path("value").asText("binary");
      boolean isRaster = green.path("path").asText().matches("(?i).*\\.tiff?");
      if (green.has("threshold") && !(isRaster && value.equals("share"))) {
        problems.add(
            "inputs.green[%d] has key 'threshold', which %s does not read"
                .formatted(index, isRaster ? "value: " + value : "a vector file"));
      }
      index++;
    }
  }

  private void checkInequality() {
    var known = new TreeSet<>(CELL_MEASURES);
    tree.path("inputs")
        .path("facilities")
        .forEach(facility -> known.add(DISTANCE + facility.path("id").asText()));
    for (JsonNode measure : tree.path("settings").path("inequality").path("measures")) {
      if (!known.contains(measure.asText())) {
        problems.add(
            "unknown measure '%s' under settings.inequality.measures%s"
                .formatted(measure.asText(), NearestName.hint(measure.asText(), known)));
      }
    }
  }
}
