package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.NearestName;

/** What a JSON Schema cannot say of extents. */
final class ExtentReferences {
  /** The kinds of inputs from which each kind of extent is delineated. */
  private static final Map<String, List<String>> DELINEATING =
      Map.of(
          "boundary_built_up", List.of("built_up", "urban_polygons"),
          "given", List.of("urban_polygons"),
          "degurba", List.of("population"),
          "atlas", List.of("built_up"));

  /** The kinds of inputs that an extent names beside, each by a key of that name. */
  private static final List<String> BESIDE = List.of("built_up", "land", "population");

  private final ReferenceTree tree;

  ExtentReferences(ReferenceTree tree) {
    this.tree = tree;
  }

  void check() {
    tree.checkUnique("extent id", "extents", extentIds());
    int index = 0;
    for (JsonNode extent : tree.root().path("extents")) {
      checkExtent(extent, "extents[" + index++ + "]");
    }
  }

  /** The ids of extents, with those that fixed growth adds. */
  private List<String> extentIds() {
    var ids = new ArrayList<>(ReferenceTree.values(tree.root().path("extents"), "id"));
    if (tree.root().at("/settings/growth/extent").asText().equals("fixed")) {
      ReferenceTree.values(tree.root().path("extents"), "id").forEach(id -> ids.add(id + "_fixed"));
    }
    return ids;
  }

  private void checkExtent(JsonNode extent, String place) {
    List<String> named = namedInputs(extent);
    if (extent.has("input") && extent.has("inputs")) {
      tree.add(place + " has both input and inputs; keep one");
    }
    switch (extent.path("kind").asText()) {
      case "boundary" -> tree.refuse(extent, place, "kind: boundary", List.of("input", "inputs"));
      case "boundary_built_up", "given", "degurba", "atlas" ->
          checkDelineating(extent.path("kind").asText(), named, place);
      default -> {}
    }
    BESIDE.forEach(
        kind ->
            checkInputs(ReferenceTree.texts(extent.path(kind)), List.of(kind), place + "." + kind));
  }

  private void checkDelineating(String kind, List<String> named, String place) {
    if (named.isEmpty()) {
      tree.add(place + " needs key 'input' for kind: " + kind);
    }
    tree.checkUnique("input", place, named);
    checkInputs(named, DELINEATING.get(kind), place);
  }

  private void checkInputs(List<String> named, List<String> kinds, String place) {
    List<String> known = tree.inputIds(kinds);
    named.stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> tree.add(place + unusable(id, kinds) + NearestName.hint(id, known)));
  }

  private String unusable(String id, List<String> kinds) {
    String what =
        kinds.size() == 1 ? "not " + kinds.get(0) : "neither " + String.join(" nor ", kinds);
    return tree.inputIds(tree.kinds()).contains(id)
        ? " names input '" + id + "', which is " + what
        : " names unknown input '" + id + "'";
  }

  private static List<String> namedInputs(JsonNode extent) {
    var named = new ArrayList<>(ReferenceTree.texts(extent.path("inputs")));
    if (extent.path("input").isTextual()) {
      named.add(extent.path("input").asText());
    }
    return named;
  }
}
