package org.urbanobservatory.job.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.EditionWords;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.MonitoringCell;
import org.urbanobservatory.model.PlainNumber;

/** The catalogue for people. */
final class CatalogueText {
  private CatalogueText() {}

  static String list(Catalogue catalogue) {
    String table =
        TextTable.text(
            List.of("indicator", "unit", "extent", "title"),
            catalogue.indicators().stream()
                .map(i -> List.of(i.id(), i.unit(), i.extent(), i.title()))
                .toList(),
            4);
    String editions =
        catalogue.editions().stream().map(Edition::id).collect(Collectors.joining(", "));
    return String.join(
        System.lineSeparator(),
        table,
        "",
        catalogue.indicators().size() + " indicators; editions: " + editions);
  }

  static String indicator(Indicator indicator, Catalogue catalogue) {
    var lines = new ArrayList<String>();
    lines.add(indicator.id() + ": " + indicator.title());
    lines.add("");
    lines.add(indicator.definition().strip());
    add(lines, "counts", indicator.counts());
    add(lines, "formula", Definitions.formula(indicator.formula()));
    add(lines, "unit", indicator.unit());
    add(lines, "direction", Definitions.lower(indicator.direction()));
    add(lines, "extent", indicator.extent());
    add(lines, "country", Definitions.lower(indicator.aggregation()));
    add(lines, "SDG series", indicator.sdgSeries());
    add(lines, "source", indicator.source());
    add(lines, "confidence", Definitions.lower(indicator.confidence()));
    add(lines, "urban monitoring framework", cell(indicator.cell()));
    add(lines, "notes", indicator.notes());
    Definitions.editions(indicator.id(), catalogue)
        .forEach((edition, benchmark) -> add(lines, "in " + edition, benchmark));
    indicator.examples().forEach(example -> add(lines, "example", Definitions.example(example)));
    return String.join(System.lineSeparator(), lines);
  }

  private static String cell(MonitoringCell cell) {
    return cell == null ? null : cell.domain().id() + ", " + cell.objective().id();
  }

  private static void add(List<String> lines, String label, String text) {
    if (text != null && !text.isBlank()) {
      lines.add("  " + label + ": " + text.strip().replaceAll("\\s*\\R\\s*", " "));
    }
  }

  static String tree(Edition edition) {
    var lines = new ArrayList<String>();
    lines.add(edition.id() + ": " + edition.title());
    lines.add(
        edition.fixedBenchmarks()
            ? "benchmarks are fixed: a score never depends on the other places"
            : "places are compared with each other");
    edition
        .findTreatment()
        .ifPresent(treatment -> lines.add("treatment: " + EditionWords.treatment(treatment)));
    addTree(edition, edition.root(), "", lines);
    return String.join(System.lineSeparator(), lines);
  }

  private static void addTree(
      Edition edition, Component component, String indent, List<String> lines) {
    lines.add(indent + component.id() + "  " + detail(component));
    edition
        .children(component.id())
        .forEach(child -> addTree(edition, child, indent + "  ", lines));
  }

  private static String detail(Component component) {
    String weight = "weight " + PlainNumber.of(component.weight());
    return component.isLeaf()
        ? weight + ", " + options(component)
        : weight + ", " + aggregation(component.aggregation());
  }

  private static String aggregation(Aggregation aggregation) {
    return switch (aggregation) {
      case ARITHMETIC, GEOMETRIC, HARMONIC -> Definitions.lower(aggregation) + " mean";
      case WEIGHTED_MEDIAN -> "weighted median";
      case COPELAND -> "Copeland";
    };
  }

  private static String options(Component leaf) {
    return leaf.options().stream()
        .map(option -> option.indicatorId() + ": " + Definitions.option(option))
        .collect(Collectors.joining(", else "));
  }
}
