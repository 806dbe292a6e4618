package org.urbanobservatory.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.Confidence;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.Indicator.Direction;
import org.urbanobservatory.model.MonitoringCell;
import org.urbanobservatory.model.NearestName;

/** Reads one indicator's file; its shape is {@code schemas/indicators/indicator.schema.json}. */
final class IndicatorReader {
  static final String SCHEMA = "indicators/indicator.schema.json";

  /** Examples are computed by hand to about this many digits. */
  private static final double DEFAULT_TOLERANCE = 1e-9;

  private final Map<String, String> sources;

  /** The titles of the sources by their labels, as {@code schemas/sources.yaml} spells them out. */
  IndicatorReader(Map<String, String> sources) {
    this.sources = Map.copyOf(sources);
  }

  /** The definition in a document. */
  IndicatorFile read(YamlDocument document) {
    var problems = new Problems();
    problems.addAll(JsonSchemaCheck.check(document, SCHEMA));
    problems.throwIfAny();
    Entry root = Entry.root(document);
    String place = document.file() + ", indicator '" + root.text("id") + "'";
    var file = problems.attempt(place, () -> file(root));
    problems.throwIfAny();
    return file.orElseThrow();
  }

  private IndicatorFile file(Entry root) {
    return new IndicatorFile(
        indicator(root),
        root.findNumber("minimum").orElse(null),
        root.findNumber("maximum").orElse(null));
  }

  private Indicator indicator(Entry root) {
    return new Indicator(
        root.text("id"),
        root.text("title"),
        root.text("definition"),
        root.text("counts"),
        root.text("unit"),
        root.word("direction", Direction.class),
        FormulaReader.read(root.entry("formula")),
        root.text("extent"),
        root.word("country_rule", CountryRule.class),
        root.findText("sdg_series").orElse(null),
        sources(root),
        root.word("confidence", Confidence.class),
        root.findText("notes").orElse(null),
        root.entries("examples").stream().map(IndicatorReader::example).toList(),
        components(root),
        cell(root));
  }

  private static MonitoringCell cell(Entry root) {
    Entry cell = root.entry("gumf");
    return root.has("gumf")
        ? new MonitoringCell(
            cell.word("domain", MonitoringCell.Domain.class),
            cell.word("objective", MonitoringCell.Objective.class))
        : null;
  }

  private static Map<String, Formula> components(Entry root) {
    var components = new TreeMap<String, Formula>();
    if (root.node().has("components")) {
      Entry parts = root.entry("components");
      parts
          .node()
          .fieldNames()
          .forEachRemaining(name -> components.put(name, FormulaReader.read(parts.entry(name))));
    }
    return components;
  }

  private String sources(Entry root) {
    return StreamSupport.stream(root.node().get("sources").spliterator(), false)
        .map(label -> source(label.asText()))
        .collect(Collectors.joining("; "));
  }

  private String source(String label) {
    if (!sources.containsKey(label)) {
      throw new IllegalArgumentException(
          "source '"
              + label
              + "' is not in sources.yaml"
              + NearestName.hint(label, sources.keySet()));
    }
    return label + " " + sources.get(label);
  }

  private static FormulaExample example(Entry entry) {
    Map<String, Double> given = new LinkedHashMap<>();
    Entry values = entry.entry("given");
    values.node().fieldNames().forEachRemaining(key -> given.put(key, values.number(key)));
    return new FormulaExample(
        given,
        entry.findNumber("expected").orElse(null),
        entry.findText("reason").orElse(null),
        entry.findNumber("tolerance").orElse(DEFAULT_TOLERANCE),
        entry.findText("source").orElse(null));
  }
}
