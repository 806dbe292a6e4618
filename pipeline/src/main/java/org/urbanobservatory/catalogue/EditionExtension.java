package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.model.NearestName;

/**
 * Writes out an edition that extends another by a few lines: the base's document with components
 * dropped, changed and added, and with the extension's own keys above the base's. Bases may extend
 * further ones; a chain that comes back to itself is refused.
 */
final class EditionExtension {
  private static final int LONGEST_CHAIN = 20;

  /** Keys of a row that say how a value becomes a score: a new kind replaces all of them. */
  private static final List<String> SCORING =
      List.of(
          "kind", "transform", "min", "max", "target", "inner", "options", "direction", "from", "to",
          "mean", "deviation", "cap", "reference");

  private static final List<String> REPLACED =
      List.of("id", "title", "source", "benchmarks", "max_age_years", "bands", "treatment",
          "uncertainty");

  private final YamlDocument document;
  private final Problems problems = new Problems();

  private EditionExtension(YamlDocument document) {
    this.document = document;
  }

  /**
   * The document itself, or the edition that it describes by its base.
   *
   * @throws CatalogueException when a document of the chain has not the shape of an edition, the
   *     base is unknown, or the chain is circular
   */
  static YamlDocument writtenOut(YamlDocument document) {
    return writtenOut(document, new ArrayList<>());
  }

  private static YamlDocument writtenOut(YamlDocument document, List<String> chain) {
    if (!document.root().hasNonNull("extends")) {
      return document;
    }
    var extension = new EditionExtension(document);
    extension.checkShape();
    extension.refuseCircle(chain);
    YamlDocument base = extension.base();
    extension.problems.addAll(JsonSchemaCheck.check(base, EditionReader.SCHEMA));
    extension.problems.throwIfAny();
    return extension.over(writtenOut(base, chain));
  }

  private void checkShape() {
    problems.addAll(JsonSchemaCheck.check(document, EditionReader.SCHEMA));
    if (document.root().has("components")) {
      add("components", "an edition that extends another says drop, change or add instead");
    }
    problems.throwIfAny();
  }

  private void refuseCircle(List<String> chain) {
    String name = name(document.file());
    boolean isCircular = chain.contains(name);
    chain.add(name);
    if (isCircular || chain.size() > LONGEST_CHAIN) {
      add("extends", "the chain comes back to itself: " + String.join(" > ", chain));
      problems.throwIfAny();
    }
  }

  private static String name(String file) {
    return isOfCatalogue(file) ? file : Path.of(file).toAbsolutePath().normalize().toString();
  }

  private static boolean isOfCatalogue(String file) {
    return file.startsWith("editions/") && SchemaFiles.yamlIn("editions").contains(file);
  }

  /** An edition of the catalogue by its id, or a file beside this one. */
  private YamlDocument base() {
    String base = document.root().get("extends").asText();
    List<String> known = SchemaFiles.yamlIn("editions");
    if (known.contains("editions/" + base + ".yaml")) {
      return SchemaFiles.document("editions/" + base + ".yaml");
    }
    Path file = isOfCatalogue(document.file()) ? null : beside(base);
    if (file != null && Files.isRegularFile(file)) {
      return Yaml.document(file);
    }
    List<String> ids = known.stream().map(EditionExtension::id).toList();
    add(
        "extends",
        "'"
            + base
            + "' is neither a file beside this one nor one of "
            + String.join(", ", ids)
            + NearestName.hint(base, ids));
    throw new CatalogueException(problems.messages());
  }

  private Path beside(String base) {
    try {
      return Path.of(document.file()).toAbsolutePath().resolveSibling(base);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static String id(String file) {
    return file.substring("editions/".length(), file.length() - ".yaml".length());
  }

  /** A row of the written-out table and where it was said. */
  private record Row(ObjectNode node, String place) {}

  private YamlDocument over(YamlDocument base) {
    Map<String, Row> rows = new LinkedHashMap<>();
    List<Row> twice = new ArrayList<>();
    JsonNode components = base.root().path("components");
    for (int i = 0; i < components.size(); i++) {
      put(rows, twice, new Row(components.get(i).deepCopy(), base.place("/components/" + i)));
    }
    drop(rows);
    change(rows);
    JsonNode added = document.root().path("add");
    for (int i = 0; i < added.size(); i++) {
      put(rows, twice, new Row(added.get(i).deepCopy(), document.place("/add/" + i)));
    }
    problems.throwIfAny();
    return written(base, rows, twice);
  }

  /** An id that stands twice is kept twice, for the check of the table to find. */
  private static void put(Map<String, Row> rows, List<Row> twice, Row row) {
    if (rows.putIfAbsent(row.node().path("id").asText(), row) != null) {
      twice.add(row);
    }
  }

  private void drop(Map<String, Row> rows) {
    JsonNode dropped = document.root().path("drop");
    List<String> known = List.copyOf(rows.keySet());
    for (int i = 0; i < dropped.size(); i++) {
      String id = dropped.get(i).asText();
      if (!known.contains(id)) {
        addUnknown("drop/" + i, id, known);
      }
      remove(rows, id);
    }
  }

  /** A component goes with everything below it. */
  private static void remove(Map<String, Row> rows, String id) {
    if (rows.remove(id) != null) {
      List<String> below =
          rows.entrySet().stream()
              .filter(row -> row.getValue().node().path("parent").asText().equals(id))
              .map(Map.Entry::getKey)
              .toList();
      below.forEach(child -> remove(rows, child));
    }
  }

  private void change(Map<String, Row> rows) {
    JsonNode changes = document.root().path("change");
    for (int i = 0; i < changes.size(); i++) {
      String id = changes.get(i).path("id").asText();
      Row row = rows.get(id);
      if (row == null) {
        addUnknown("change/" + i, id, List.copyOf(rows.keySet()));
      } else {
        rows.put(id, new Row(changed(row.node(), changes.get(i)), document.place("/change/" + i)));
      }
    }
  }

  private static ObjectNode changed(ObjectNode row, JsonNode change) {
    ObjectNode changed = row.deepCopy();
    if (change.has("kind") || change.has("options")) {
      changed.remove(SCORING);
    }
    change.fields().forEachRemaining(field -> changed.set(field.getKey(), field.getValue()));
    return changed;
  }

  private YamlDocument written(YamlDocument base, Map<String, Row> rows, List<Row> twice) {
    ObjectNode root = base.root().deepCopy();
    for (String key : REPLACED) {
      if (document.root().has(key)) {
        root.set(key, document.root().get(key));
      }
    }
    root.set("levels", levels(base));
    ArrayNode components = root.putArray("components");
    Map<String, String> places = new LinkedHashMap<>();
    List<Row> all = new ArrayList<>(rows.values());
    all.addAll(twice);
    for (Row row : all) {
      places.put("/components/" + components.size(), row.place());
      components.add(row.node());
    }
    if (!document.root().has("uncertainty")) {
      UncertaintyReader.forgetDropped(root);
    }
    for (String key : List.of("levels", "bands", "treatment", "uncertainty")) {
      boolean isOwn = document.root().has(key);
      places.put("/" + key, (isOwn ? document : base).place("/" + key));
    }
    return new YamlDocument(document.file(), root, document.lines(), places);
  }

  private ObjectNode levels(YamlDocument base) {
    ObjectNode levels =
        base.root().path("levels").isObject()
            ? base.root().path("levels").deepCopy()
            : com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    document
        .root()
        .path("levels")
        .fields()
        .forEachRemaining(
            level -> {
              ObjectNode merged =
                  levels.path(level.getKey()).isObject()
                      ? (ObjectNode) levels.get(level.getKey())
                      : levels.putObject(level.getKey());
              level.getValue().fields().forEachRemaining(f -> merged.set(f.getKey(), f.getValue()));
            });
    return levels;
  }

  private void addUnknown(String key, String id, List<String> known) {
    add(key, "'" + id + "' is no component of the base" + NearestName.hint(id, known));
  }

  private void add(String key, String fault) {
    problems.add("Invalid " + document.place("/" + key) + " (/" + key + "): " + fault);
  }
}
