package org.urbanobservatory.job.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeMap;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.EditionWords;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Indicator;

/** The catalogue for machines. */
final class CatalogueJson {
  private CatalogueJson() {}

  static String list(Catalogue catalogue) {
    var array = Json.array();
    catalogue.indicators().forEach(indicator -> array.add(node(indicator, catalogue)));
    return Json.text(array);
  }

  static String indicator(Indicator indicator, Catalogue catalogue) {
    return Json.text(node(indicator, catalogue));
  }

  private static ObjectNode node(Indicator indicator, Catalogue catalogue) {
    ObjectNode node = Json.object();
    node.put("id", indicator.id())
        .put("title", indicator.title())
        .put("definition", indicator.definition())
        .put("counts", indicator.counts())
        .put("formula", Definitions.formula(indicator.formula()))
        .put("unit", indicator.unit())
        .put("direction", Definitions.lower(indicator.direction()))
        .put("extent", indicator.extent())
        .put("aggregation", Definitions.lower(indicator.aggregation()))
        .put("sdg_series", indicator.sdgSeries())
        .put("source", indicator.source())
        .put("confidence", Definitions.lower(indicator.confidence()))
        .put("notes", indicator.notes());
    if (indicator.cell() != null) {
      node.putObject("gumf")
          .put("domain", indicator.cell().domain().id())
          .put("objective", indicator.cell().objective().id());
    }
    ObjectNode editions = node.putObject("editions");
    Definitions.editions(indicator.id(), catalogue).forEach(editions::put);
    var examples = node.putArray("examples");
    indicator.examples().forEach(example -> examples.add(node(example)));
    return node;
  }

  private static ObjectNode node(FormulaExample example) {
    ObjectNode node = Json.object();
    ObjectNode given = node.putObject("given");
    new TreeMap<>(example.given()).forEach(given::put);
    return node.put("expected", example.expected())
        .put("reason", example.reason())
        .put("tolerance", example.tolerance())
        .put("source", example.source());
  }

  static String tree(Edition edition) {
    ObjectNode node = Json.object();
    node.put("id", edition.id()).put("title", edition.title()).put("source", edition.source());
    node.put("benchmarks", edition.fixedBenchmarks() ? "fixed" : "set")
        .put("treatment", edition.findTreatment().map(EditionWords::treatment).orElse(null));
    var components = node.putArray("components");
    edition.components().forEach(component -> components.add(node(component)));
    return Json.text(node);
  }

  private static ObjectNode node(Component component) {
    ObjectNode node = Json.object();
    node.put("id", component.id())
        .put("parent", component.parentId())
        .put("level", component.level().id())
        .put("title", component.title())
        .put("weight", component.weight())
        .put("aggregation", component.isLeaf() ? null : Definitions.lower(component.aggregation()))
        .put("minimum_coverage", component.minimumCoverage());
    var options = node.putArray("options");
    component
        .options()
        .forEach(
            option ->
                options
                    .addObject()
                    .put("indicator", option.indicatorId())
                    .put("kind", EditionWords.kind(option.standardisation()))
                    .put("standardisation", Definitions.option(option))
                    .put("confidence", Definitions.lower(option.confidence()))
                    .put("max_age_years", option.maxAgeYears()));
    return node;
  }
}
