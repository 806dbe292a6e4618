package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.CountryCodes;

/**
 * What a JSON Schema cannot say: ids that name each other, codes of the world, keys that need each
 * other. Reads the tree, so its findings stand beside those of the schema; a part of the wrong type
 * is passed over, the schema has said so.
 */
final class References {
  /** The kinds of inputs from which each kind of extent is delineated. */
  private static final Map<String, List<String>> DELINEATING =
      Map.of(
          "boundary_built_up", List.of("built_up", "urban_polygons"),
          "given", List.of("urban_polygons"),
          "degurba", List.of("population"),
          "atlas", List.of("built_up"));

  /** The kinds of inputs that an extent names beside, by the key that names them. */
  private static final Map<String, String> BESIDE =
      Map.of("built_up", "built_up", "land", "land", "population", "population");

  /** The kinds of inputs that need a date: statistics say it row by row, zones last. */
  private static final Set<String> DATED =
      Set.of(
          "streets",
          "population",
          "built_up",
          "urban_polygons",
          "land",
          "open_spaces",
          "transit",
          "facilities",
          "land_use",
          "green",
          "hazards",
          "air");

  private final JsonNode tree;
  private final Set<String> editions;
  private final List<String> problems = new ArrayList<>();

  private References(JsonNode tree, Set<String> editions) {
    this.tree = tree;
    this.editions = editions;
  }

  /**
   * @param tree the substituted configuration
   * @param editions ids of the catalogue's editions
   */
  static List<String> problems(JsonNode tree, Set<String> editions) {
    var references = new References(tree, editions);
    references.checkYears();
    references.checkCountries();
    references.checkInputs();
    references.checkExtents();
    references.checkEditions();
    references.problems.addAll(LayerReferences.problems(tree));
    references.problems.addAll(SettingPairs.problems(tree));
    return references.problems;
  }

  private void checkYears() {
    checkUnique("year", "years", texts(tree.path("years")));
  }

  private void checkCountries() {
    List<String> codes = values(tree.path("countries"), "code");
    checkUnique("country code", "countries", codes);
    codes.stream()
        .filter(code -> !CountryCodes.isCountryCode(code))
        .forEach(code -> add("unknown country code '" + code + "' under countries" + hint(code)));
  }

  private static String hint(String code) {
    boolean isShort = code.length() != 3;
    return isShort
        ? "; use ISO 3166-1 alpha-3, three capital letters"
        : NearestName.hint(code, CountryCodes.iso());
  }

  private void checkInputs() {
    checkUnique("input id", "inputs", inputIds(kinds()));
    for (String kind : kinds()) {
      int index = 0;
      for (JsonNode input : tree.path("inputs").path(kind)) {
        checkInput(kind, input, "inputs." + kind + "[" + index++ + "]");
      }
    }
  }

  private void checkInput(String kind, JsonNode input, String place) {
    checkPeriod(kind, input, place);
    switch (kind) {
      case "statistics" -> checkStatistics(input, place);
      case "population" -> checkPopulation(input, place);
      case "built_up" -> checkBuiltUp(input, place);
      default -> {}
    }
  }

  private void checkPeriod(String kind, JsonNode input, String place) {
    boolean hasYear = input.has("year");
    boolean hasPeriod = input.has("period");
    if (hasYear && hasPeriod) {
      add(place + " has both year and period; keep one");
    }
    if (!hasYear && !hasPeriod && DATED.contains(kind)) {
      add(place + " needs year or period: what the data refer to");
    }
    if (hasPeriod) {
      checkDates(input.path("period"), place + ".period");
    }
  }

  private void checkDates(JsonNode period, String place) {
    try {
      LocalDate from = LocalDate.parse(period.path("from").asText("0001-01-01"));
      LocalDate to = LocalDate.parse(period.path("to").asText("9999-12-31"));
      if (to.isBefore(from)) {
        add(place + " ends on " + to + ", before it starts on " + from);
      }
    } catch (DateTimeException e) {
      add(place + " is no date: " + e.getMessage());
    }
  }

  private void checkStatistics(JsonNode input, String place) {
    String encoding = input.path("encoding").asText("UTF-8");
    if (!isCharset(encoding)) {
      add(place + ".encoding '" + encoding + "' is unknown; for example UTF-8, windows-1252");
    }
    String extent = input.path("extent").asText("boundary");
    Set<String> known = new TreeSet<>(values(tree.path("extents"), "id"));
    known.add("boundary");
    if (!known.contains(extent)) {
      add(place + " names unknown extent '" + extent + "'" + NearestName.hint(extent, known));
    }
  }

  private static boolean isCharset(String encoding) {
    try {
      return Charset.isSupported(encoding);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  private void checkPopulation(JsonNode input, String place) {
    String path = input.path("path").asText().toLowerCase(java.util.Locale.ROOT);
    if (path.matches(".*\\.tiff?")) {
      require(input, place, "a GeoTIFF", List.of("quantity"));
      refuse(input, place, "a GeoTIFF", List.of("column", "x", "y"));
    } else if (path.endsWith(".csv")) {
      require(input, place, "a CSV", List.of("column", "x", "y", "crs"));
    } else {
      require(input, place, "a vector file", List.of("column"));
    }
    problems.addAll(ControlTotals.problems(tree, input, place));
  }

  private void checkBuiltUp(JsonNode input, String place) {
    if (!input.path("value").asText("share").equals("share")) {
      refuse(input, place, "value: " + input.path("value").asText(), List.of("threshold"));
    }
  }

  private void require(JsonNode input, String place, String what, List<String> keys) {
    keys.stream()
        .filter(key -> !input.has(key))
        .forEach(key -> add(place + " needs key '" + key + "' for " + what));
  }

  private void refuse(JsonNode input, String place, String what, List<String> keys) {
    keys.stream()
        .filter(input::has)
        .forEach(key -> add(place + " has key '" + key + "', which " + what + " does not read"));
  }

  private void checkExtents() {
    checkUnique("extent id", "extents", extentIds());
    int index = 0;
    for (JsonNode extent : tree.path("extents")) {
      checkExtent(extent, "extents[" + index++ + "]");
    }
  }

  /** The ids of extents, with those that fixed growth adds. */
  private List<String> extentIds() {
    var ids = new ArrayList<>(values(tree.path("extents"), "id"));
    if (tree.at("/settings/growth/extent").asText().equals("fixed")) {
      values(tree.path("extents"), "id").forEach(id -> ids.add(id + "_fixed"));
    }
    return ids;
  }

  private void checkExtent(JsonNode extent, String place) {
    List<String> named = namedInputs(extent);
    if (extent.has("input") && extent.has("inputs")) {
      add(place + " has both input and inputs; keep one");
    }
    switch (extent.path("kind").asText()) {
      case "boundary" -> refuse(extent, place, "kind: boundary", List.of("input", "inputs"));
      case "boundary_built_up", "given", "degurba", "atlas" ->
          checkDelineating(extent.path("kind").asText(), named, place);
      default -> {}
    }
    BESIDE.forEach(
        (key, kind) -> checkInputs(texts(extent.path(key)), List.of(kind), place + "." + key));
  }

  private void checkDelineating(String kind, List<String> named, String place) {
    if (named.isEmpty()) {
      add(place + " needs key 'input' for kind: " + kind);
    }
    checkUnique("input", place, named);
    checkInputs(named, DELINEATING.get(kind), place);
  }

  private void checkInputs(List<String> named, List<String> kinds, String place) {
    List<String> known = inputIds(kinds);
    named.stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> add(place + unusable(id, kinds) + NearestName.hint(id, known)));
  }

  private String unusable(String id, List<String> kinds) {
    String what =
        kinds.size() == 1 ? "not " + kinds.get(0) : "neither " + String.join(" nor ", kinds);
    return inputIds(kinds()).contains(id)
        ? " names input '" + id + "', which is " + what
        : " names unknown input '" + id + "'";
  }

  private void checkEditions() {
    List<String> named = texts(tree.path("editions"));
    checkUnique("edition", "editions", named);
    named.stream()
        .filter(edition -> !isEditionFile(edition) && !editions.contains(edition))
        .forEach(
            edition ->
                add(
                    "unknown edition '"
                        + edition
                        + "' under editions"
                        + NearestName.hint(edition, editions)));
  }

  /** Whether an edition of the configuration is the path of a file, not an id. */
  static boolean isEditionFile(String edition) {
    return edition.endsWith(".yaml") || edition.endsWith(".yml");
  }

  private void checkUnique(String what, String place, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(name -> !seen.add(name))
        .distinct()
        .forEach(name -> add("duplicate " + what + " '" + name + "' under " + place));
  }

  private List<String> kinds() {
    var kinds = new ArrayList<String>();
    tree.path("inputs").fieldNames().forEachRemaining(kinds::add);
    return kinds;
  }

  private List<String> inputIds(Collection<String> kinds) {
    return kinds().stream()
        .filter(kinds::contains)
        .flatMap(kind -> values(tree.path("inputs").path(kind), "id").stream())
        .toList();
  }

  private static List<String> namedInputs(JsonNode extent) {
    var named = new ArrayList<>(texts(extent.path("inputs")));
    if (extent.path("input").isTextual()) {
      named.add(extent.path("input").asText());
    }
    return named;
  }

  private static List<String> values(JsonNode list, String key) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> item.path(key))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asText)
        .toList();
  }

  private void add(String problem) {
    problems.add(problem);
  }
}
