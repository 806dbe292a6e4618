package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.urbanobservatory.job.settings.InputSettings.BuiltUp;
import org.urbanobservatory.job.settings.InputSettings.Common;
import org.urbanobservatory.job.settings.InputSettings.Layer;
import org.urbanobservatory.job.settings.InputSettings.Population;
import org.urbanobservatory.job.settings.InputSettings.Statistics;
import org.urbanobservatory.job.settings.InputSettings.Streets;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.tabular.DecimalStyle;
import org.urbanobservatory.table.FileLayout;

/** Turns a checked tree into records. Takes for granted what the checks have found. */
final class SettingsTree {
  private static final int DEFAULT_MIN_CELL_COUNT = 10;
  private static final double DEFAULT_BUILT_UP_SHARE = 0.5;

  private final Path file;
  private final JsonNode written;
  private final JsonNode tree;
  private final Secrets secrets;
  private static final Set<String> COMMON_KEYS =
      Set.of(
          "id",
          "path",
          "year",
          "period",
          "source",
          "licence",
          "confidential",
          "min_cell_count",
          "required",
          "cities");
  private final Map<String, BiFunction<JsonNode, Common, InputSettings>> kinds =
      Map.of(
          "statistics", SettingsTree::statistics,
          "streets", SettingsTree::streets,
          "population", SettingsTree::population,
          "built_up", SettingsTree::builtUp);

  /**
   * @param file the YAML file, absolute
   * @param written the tree as written
   * @param tree the tree with the environment's values
   * @param secrets what came from the environment
   */
  SettingsTree(Path file, JsonNode written, JsonNode tree, Secrets secrets) {
    this.file = file;
    this.written = written;
    this.tree = tree;
    this.secrets = secrets;
  }

  ObservatorySettings settings() {
    return new ObservatorySettings(
        file,
        tree.path("observatory").path("id").asText(),
        tree.path("observatory").path("name").asText(),
        list(tree.path("years")).stream().map(JsonNode::asInt).toList(),
        countries(),
        cities(),
        list(tree.path("extents")).stream().map(SettingsTree::extent).toList(),
        list(tree.path("editions")).stream().map(this::edition).toList(),
        inputs(),
        output(),
        computation(tree.path("settings")),
        written,
        secrets);
  }

  private List<CountrySettings> countries() {
    return list(tree.path("countries")).stream()
        .map(
            node ->
                new CountrySettings(
                    text(node, "code"),
                    text(node, "name"),
                    text(node, "region"),
                    text(node, "income")))
        .sorted(Comparator.comparing(CountrySettings::code))
        .toList();
  }

  private CitiesSettings cities() {
    JsonNode node = tree.path("cities");
    return new CitiesSettings(
        text(written.path("cities"), "path"),
        new ByteSource(Locations.resolve(file, text(node, "path"))),
        text(node, "source"),
        text(node, "licence"));
  }

  private static ExtentSettings extent(JsonNode node) {
    var inputs = new ArrayList<>(list(node.path("inputs")).stream().map(JsonNode::asText).toList());
    if (node.has("input")) {
      inputs.add(node.path("input").asText());
    }
    return new ExtentSettings(
        text(node, "id"),
        choice(ExtentSettings.Kind.class, node, "kind"),
        inputs,
        options(node, Set.of("id", "kind", "input", "inputs")));
  }

  private String edition(JsonNode node) {
    String edition = node.asText();
    return References.isEditionFile(edition) ? Locations.resolve(file, edition) : edition;
  }

  private List<InputSettings> inputs() {
    var inputs = new ArrayList<InputSettings>();
    tree.path("inputs")
        .properties()
        .forEach(kind -> inputs.addAll(inputs(kind.getKey(), kind.getValue())));
    inputs.sort(Comparator.comparing(InputSettings::id));
    return inputs;
  }

  private List<InputSettings> inputs(String kind, JsonNode nodes) {
    var inputs = new ArrayList<InputSettings>();
    for (int i = 0; i < nodes.size(); i++) {
      String path = written.path("inputs").path(kind).path(i).path("path").asText();
      inputs.add(input(kind, nodes.get(i), common(nodes.get(i), path)));
    }
    return inputs;
  }

  private InputSettings input(String kind, JsonNode node, Common common) {
    return kinds.containsKey(kind)
        ? kinds.get(kind).apply(node, common)
        : new Layer(common, kind, options(node, COMMON_KEYS));
  }

  /** What a node says beside some keys, lists joined by commas. */
  private static Map<String, String> options(JsonNode node, Set<String> without) {
    var options = new TreeMap<String, String>();
    node.properties()
        .forEach(
            entry -> {
              if (!without.contains(entry.getKey())) {
                options.put(entry.getKey(), flat(entry.getValue()));
              }
            });
    return options;
  }

  private static String flat(JsonNode value) {
    return value.isArray()
        ? list(value).stream().map(JsonNode::asText).collect(Collectors.joining(","))
        : value.asText();
  }

  private Common common(JsonNode node, String writtenPath) {
    String location = Locations.resolve(file, text(node, "path"));
    return new Common(
        text(node, "id"),
        writtenPath,
        location,
        period(node),
        text(node, "source"),
        text(node, "licence"),
        node.path("confidential").asBoolean(),
        node.path("min_cell_count").asInt(isGrid(location) ? 0 : DEFAULT_MIN_CELL_COUNT),
        node.path("required").asBoolean(),
        list(node.path("cities")).stream().map(JsonNode::asText).toList());
  }

  private static boolean isGrid(String location) {
    return location.toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
  }

  private static Period period(JsonNode node) {
    if (node.has("year")) {
      return Period.ofYear(node.path("year").asInt());
    }
    JsonNode period = node.path("period");
    return period.isMissingNode()
        ? null
        : new Period(LocalDate.parse(text(period, "from")), LocalDate.parse(text(period, "to")));
  }

  private static InputSettings statistics(JsonNode node, Common common) {
    return new Statistics(
        common,
        node.has("encoding") ? Charset.forName(text(node, "encoding")) : null,
        character(node, "delimiter"),
        node.has("decimal") ? choice(DecimalStyle.class, node, "decimal") : null,
        node.path("extent").asText("boundary"),
        texts(node.path("columns")),
        texts(node.path("constants")));
  }

  private static Map<String, String> texts(JsonNode node) {
    var texts = new TreeMap<String, String>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private static InputSettings streets(JsonNode node, Common common) {
    return new Streets(
        common,
        text(node, "class_column"),
        text(node, "width_column"),
        text(node, "lanes_column"),
        text(node, "oneway_column"));
  }

  private static InputSettings population(JsonNode node, Common common) {
    return new Population(
        common,
        node.has("quantity") ? choice(Population.Quantity.class, node, "quantity") : null,
        text(node, "column"),
        text(node, "x"),
        text(node, "y"),
        text(node, "crs"),
        node.path("sex").asText("_T"),
        node.path("age").asText("_T"),
        text(node, "control_total"));
  }

  private static InputSettings builtUp(JsonNode node, Common common) {
    return new BuiltUp(
        common,
        choice(BuiltUp.Value.class, node, "value"),
        node.path("threshold").asDouble(DEFAULT_BUILT_UP_SHARE));
  }

  private OutputSettings output() {
    JsonNode node = tree.path("output");
    return new OutputSettings(
        text(written.path("output"), "path"),
        Locations.resolve(file, text(node, "path")),
        node.has("layout") ? choice(FileLayout.class, node, "layout") : FileLayout.BY_CITY);
  }

  private static ComputationSettings computation(JsonNode node) {
    ComputationSettings defaults = ComputationSettings.DEFAULT;
    return new ComputationSettings(
        text(node, "crs"),
        node.path("intersection_radius_m").asDouble(defaults.intersectionRadiusM()),
        node.path("grid_cell_m").asDouble(defaults.gridCellM()),
        node.path("network_buffer_m").asDouble(defaults.networkBufferM()),
        node.path("allow_proxy_extent").asBoolean(defaults.allowProxyExtent()),
        measures(node));
  }

  /**
   * The settings of single measures by {@code group.name}, for example {@code access.max_snap_m}.
   */
  private static Map<String, String> measures(JsonNode node) {
    var measures = new TreeMap<String, String>();
    node.properties().stream()
        .filter(group -> group.getValue().isObject())
        .forEach(
            group ->
                options(group.getValue(), Set.of())
                    .forEach((name, value) -> measures.put(group.getKey() + "." + name, value)));
    return measures;
  }

  private static List<JsonNode> list(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).toList();
  }

  private static String text(JsonNode node, String key) {
    return node.hasNonNull(key) ? node.path(key).asText() : null;
  }

  private static Character character(JsonNode node, String key) {
    return node.has(key) ? node.path(key).asText().charAt(0) : null;
  }

  private static <E extends Enum<E>> E choice(Class<E> type, JsonNode node, String key) {
    return Enum.valueOf(type, node.path(key).asText().toUpperCase(Locale.ROOT));
  }
}
