package org.urbanobservatory.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.urbanobservatory.catalogue.EditionWords;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Transform;
import org.urbanobservatory.model.Weighting;

/** The catalogue's definitions as rows of {@code indicators} and {@code editions}. */
public final class CatalogueRows {
  private CatalogueRows() {}

  /** A row of {@code indicators}. */
  public static Row of(Indicator indicator) {
    return Rows.builder("indicators")
        .set("indicator_id", indicator.id())
        .set("title", indicator.title())
        .set("definition", indicator.definition())
        .set("counts", indicator.counts())
        .set("unit", indicator.unit())
        .set("direction", indicator.direction())
        .set("formula", kind(indicator.formula()))
        .set("extent", indicator.extent())
        .set("aggregation", indicator.aggregation())
        .set("sdg_series", indicator.sdgSeries())
        .set("source", indicator.source())
        .set("confidence", indicator.confidence())
        .set("notes", indicator.notes())
        .set("gumf_domain", indicator.cell() == null ? null : indicator.cell().domain().id())
        .set("gumf_objective", indicator.cell() == null ? null : indicator.cell().objective().id())
        .row();
  }

  /** The rows of {@code editions} of one edition, in publication order. */
  public static List<Row> of(Edition edition) {
    List<Row> rows = new ArrayList<>();
    for (int position = 1; position <= edition.components().size(); position++) {
      rows.addAll(of(edition, position));
    }
    return rows;
  }

  private static List<Row> of(Edition edition, int position) {
    Component component = edition.components().get(position - 1);
    if (!component.isLeaf()) {
      return List.of(node(edition, position, 1).row());
    }
    List<Row> rows = new ArrayList<>();
    for (int preference = 1; preference <= component.options().size(); preference++) {
      RowBuilder row = node(edition, position, preference);
      rows.add(fed(row, component.options().get(preference - 1)).row());
    }
    return rows;
  }

  private static RowBuilder node(Edition edition, int position, int preference) {
    Component component = edition.components().get(position - 1);
    return Rows.builder("editions")
        .set("edition", edition.id())
        .set("edition_title", edition.title())
        .set("position", position)
        .set("preference", preference)
        .set("component_id", component.id())
        .set("parent_id", component.parentId())
        .set("level", component.level().id())
        .set("title", component.title())
        .set("weight", component.weight())
        .set("aggregation", component.isLeaf() ? null : component.aggregation())
        .set("minimum_coverage", component.minimumCoverage())
        .set("weighting", weighting(edition, component))
        .set("treatment", treatment(edition, component));
  }

  private static Weighting weighting(Edition edition, Component component) {
    return component.isLeaf() || !edition.isTreated()
        ? null
        : edition.findTreatment().orElseThrow().weighting(component.level());
  }

  /** The whole edition is treated alike, so the root says it. */
  private static String treatment(Edition edition, Component component) {
    return component.parentId() == null
        ? edition.findTreatment().map(EditionWords::treatment).orElse(null)
        : null;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static RowBuilder fed(RowBuilder row, Component.Option option) {
    row.set("indicator_id", option.indicatorId())
        .set("standardisation", EditionWords.kind(option.standardisation()))
        .set("parameters", orNull(EditionWords.parameters(option.standardisation())))
        .set("denominator", orNull(EditionWords.denominator(option)))
        .set("confidence", option.confidence())
        .set("max_age_years", option.maxAgeYears());
    return benchmarked(row, option.standardisation());
  }

  private static RowBuilder benchmarked(RowBuilder row, Standardisation standardisation) {
    if (standardisation instanceof Standardisation.Direct d) {
      return ranged(row, d.transform(), d.minimum(), d.maximum());
    } else if (standardisation instanceof Standardisation.Inverse i) {
      return ranged(row, i.transform(), i.minimum(), i.maximum());
    } else if (standardisation instanceof Standardisation.TwoSidedTarget t) {
      return benchmark(row, "benchmark_target", t.target());
    } else if (standardisation instanceof Standardisation.ObjectiveMinimum m) {
      return benchmark(row, "benchmark_target", m.target());
    } else if (standardisation instanceof Standardisation.ObjectiveMaximum m) {
      return benchmark(row, "benchmark_target", m.target());
    } else if (standardisation instanceof Standardisation.LandUseEfficiency l) {
      return benchmarked(row, l.inner());
    } else if (standardisation instanceof Standardisation.Goalposts g) {
      return row.set("benchmark_minimum", g.lower()).set("benchmark_maximum", g.upper());
    }
    return row;
  }

  private static RowBuilder ranged(
      RowBuilder row, Transform transform, Benchmark minimum, Benchmark maximum) {
    benchmark(row.set("transform", transform), "benchmark_minimum", minimum);
    return benchmark(row, "benchmark_maximum", maximum);
  }

  private static RowBuilder benchmark(RowBuilder row, String column, Benchmark benchmark) {
    return benchmark instanceof Benchmark.Fixed fixed
        ? row.set(column, fixed.value())
        : row.set("benchmark_function", ((Benchmark.Function) benchmark).name());
  }

  /** A sealed kind as its name in snake_case: {@code GrowthRate} is {@code growth_rate}. */
  private static String kind(Object kind) {
    return kind.getClass()
        .getSimpleName()
        .replaceAll("(?<!^)([A-Z])", "_$1")
        .toLowerCase(Locale.ROOT);
  }
}
