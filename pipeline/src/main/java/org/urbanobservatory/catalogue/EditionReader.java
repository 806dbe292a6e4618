package org.urbanobservatory.catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.urbanobservatory.index.treatment.TreatmentCheck;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Band;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator.Confidence;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Weighting;

/**
 * Reads an edition: the table of an index. The file stands for itself, so its indicators need not
 * be known to the catalogue. Its shape is {@code schemas/editions/edition.schema.json}.
 */
public final class EditionReader {
  static final String SCHEMA = "editions/edition.schema.json";
  private static final int DEFAULT_MAX_AGE_YEARS = 5;

  private final YamlDocument document;
  private final Entry root;
  private final Problems problems = new Problems();

  private EditionReader(YamlDocument document) {
    this.document = EditionExtension.writtenOut(document);
    this.root = Entry.root(this.document);
  }

  /**
   * The edition in a file.
   *
   * @throws CatalogueException with every problem, when the file is no valid edition
   */
  public static Edition read(Path file) {
    return read(Yaml.document(file));
  }

  /** The edition in a document. */
  public static Edition read(YamlDocument document) {
    return new EditionReader(document).edition();
  }

  private Edition edition() {
    problems.addAll(JsonSchemaCheck.check(document, SCHEMA));
    if (!root.has("components")) {
      problems.add("Invalid " + document.place("") + ": key 'components' is missing");
    }
    boolean isShapely = problems.isEmpty();
    List<EditionRow> rows =
        root.entries("components").stream()
            .filter(row -> row.has("id"))
            .map(row -> row(row, isShapely))
            .toList();
    var tree = new EditionTree(rows, problems);
    tree.check();
    List<Band> bands = isShapely ? bands() : List.of();
    problems.throwIfAny();
    return edition(tree, bands);
  }

  private Edition edition(EditionTree tree, List<Band> bands) {
    List<Component> components = new ArrayList<>();
    for (EditionRow row : tree.parentsFirst()) {
      problems.attempt(row.place(), () -> component(row, tree)).ifPresent(components::add);
    }
    checkLevels(components);
    tree.checkWeights();
    problems.throwIfAny();
    Optional<Edition> edition =
        problems.attempt("edition in " + document.file(), () -> edition(components, bands));
    problems.throwIfAny();
    return checked(edition.orElseThrow());
  }

  /** Steps, weights and means that cannot be combined are refused before anything is computed. */
  private Edition checked(Edition edition) {
    String place = document.place(root.has("treatment") ? "/treatment" : "/components");
    TreatmentCheck.check(edition).forEach(fault -> problems.add("Invalid " + place + ": " + fault));
    problems.throwIfAny();
    problems.attempt(document.place("/uncertainty"), () -> UncertaintyReader.checked(edition));
    problems.throwIfAny();
    return edition;
  }

  private Edition edition(List<Component> components, List<Band> bands) {
    return new Edition(
        root.text("id"),
        root.text("title"),
        root.text("source"),
        components,
        bands,
        isFixed(),
        treatment(),
        UncertaintyReader.read(root, problems));
  }

  private boolean isFixed() {
    return root.findText("benchmarks").orElse("fixed").equals("fixed");
  }

  /** Comparing places needs the table of all of them, even where no step is declared. */
  private Treatment treatment() {
    boolean isNeeded =
        root.has("treatment")
            || !isFixed()
            || TreatmentReader.weightings(root).values().stream()
                .anyMatch(w -> w != Weighting.GIVEN);
    return isNeeded ? TreatmentReader.read(root, problems) : null;
  }

  /** A row as far as it can be read; faults of shape are already noted when it is not shapely. */
  private EditionRow row(Entry row, boolean isShapely) {
    String id = row.findText("id").orElse("");
    var rowProblems = isShapely ? problems : new Problems();
    String place = row.place() + ", component '" + id + "'";
    List<Component.Option> options =
        EditionRow.isLeaf(row)
            ? rowProblems.attempt(place, () -> options(row)).orElse(List.of())
            : List.of();
    return new EditionRow(
        id, row.findText("parent").orElse(null), options, EditionRow.isLeaf(row), row);
  }

  private List<Component.Option> options(Entry row) {
    List<Entry> options = row.entries("options");
    if (options.isEmpty()) {
      return List.of(option(row, row.findText("indicator").orElse(row.text("id"))));
    }
    if (row.has("kind")) {
      throw new IllegalArgumentException("it has a kind and options; keep one of them");
    }
    return options.stream().map(option -> option(option, option.text("indicator"))).toList();
  }

  private Component.Option option(Entry row, String indicator) {
    row.findText("unit").ifPresent(unit -> BenchmarkUnits.check(unit, indicator));
    BenchmarkRange.check(row, indicator);
    return new Component.Option(
        indicator,
        standardisation(row),
        row.findWord("confidence", Confidence.class).orElse(Confidence.ONE_SOURCE),
        row.findNumber("max_age_years").map(Double::intValue).orElse(maxAgeYears()),
        denominator(row));
  }

  private Standardisation standardisation(Entry row) {
    Entry standard = root.entry("treatment").entry("standardise");
    return row.has("kind") || !standard.has("kind")
        ? StandardisationReader.read(row)
        : StandardisationReader.read(standard, row);
  }

  private static Component.Denominator denominator(Entry row) {
    if (!row.has("denominator") && row.has("scale")) {
      throw new IllegalArgumentException("'scale' without a denominator");
    }
    return row.findText("denominator")
        .map(id -> new Component.Denominator(id, row.findNumber("scale").orElse(1.0)))
        .orElse(null);
  }

  private int maxAgeYears() {
    return root.findNumber("max_age_years").map(Double::intValue).orElse(DEFAULT_MAX_AGE_YEARS);
  }

  private Component component(EditionRow row, EditionTree tree) {
    Level level = level(row, tree);
    return new Component(
        row.id(),
        row.parentId(),
        level,
        row.entry().findText("title").orElse(row.id()),
        row.entry().findNumber("weight").orElse(1.0),
        row.options(),
        row.isLeaf() ? null : aggregation(row, level),
        row.isLeaf() ? null : minimumCoverage(row, level));
  }

  /** What the row says; else leaves are indicators, and inner nodes follow their depth. */
  private static Level level(EditionRow row, EditionTree tree) {
    Optional<Level> said = row.entry().findWord("level", Level.class);
    if (said.isPresent() || row.isLeaf()) {
      return said.orElse(Level.INDICATOR);
    }
    int depth = tree.depth(row);
    return depth == 0 ? Level.INDEX : depth == 1 ? Level.DIMENSION : Level.SUB_DIMENSION;
  }

  private Aggregation aggregation(EditionRow row, Level level) {
    return row.entry()
        .findWord("aggregation", Aggregation.class)
        .or(() -> levelDefaults(level).findWord("aggregation", Aggregation.class))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no aggregation; say it in the row or under levels: " + level.id()));
  }

  /** Half of the weight, and all of it for the index, unless the file says otherwise. */
  private double minimumCoverage(EditionRow row, Level level) {
    return row.entry()
        .findNumber("minimum_coverage")
        .or(() -> levelDefaults(level).findNumber("minimum_coverage"))
        .orElse(level == Level.INDEX ? 1.0 : 0.5);
  }

  private Entry levelDefaults(Level level) {
    return root.entry("levels").entry(level.id());
  }

  /** A child lies below its parent in the order index, dimension, sub-dimension, indicator. */
  private void checkLevels(List<Component> components) {
    for (Component component : components) {
      components.stream()
          .filter(parent -> parent.id().equals(component.parentId()))
          .filter(parent -> parent.level().compareTo(component.level()) > 0)
          .forEach(
              parent ->
                  problems.add(
                      "Invalid edition in "
                          + document.file()
                          + ": "
                          + component.level().id()
                          + " '"
                          + component.id()
                          + "' lies below "
                          + parent.level().id()
                          + " '"
                          + parent.id()
                          + "'"));
    }
  }

  private List<Band> bands() {
    List<Band> bands = new ArrayList<>();
    for (Entry entry : root.entries("bands")) {
      String place = entry.place() + ", band '" + entry.findText("id").orElse("") + "'";
      problems.attempt(place, () -> band(entry)).ifPresent(bands::add);
    }
    checkBands(bands);
    return bands;
  }

  private static Band band(Entry entry) {
    return new Band(entry.text("id"), entry.text("title"), entry.number("minimum"));
  }

  private void checkBands(List<Band> bands) {
    long ids = bands.stream().map(Band::id).distinct().count();
    long minimums = bands.stream().map(Band::minimum).distinct().count();
    if (ids < bands.size() || minimums < bands.size()) {
      problems.add("Invalid bands in " + document.file() + ": two share an id or a minimum");
    }
  }
}
