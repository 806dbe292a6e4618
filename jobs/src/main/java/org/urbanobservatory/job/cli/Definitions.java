package org.urbanobservatory.job.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.EditionWords;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Transform;

/** Formulas, standardisations and examples in words. */
final class Definitions {
  private Definitions() {}

  static String formula(Formula formula) {
    if (formula instanceof Formula.Value value) {
      return scaled(value.scale(), term(value.term()));
    } else if (formula instanceof Formula.Ratio ratio) {
      return scaled(ratio.scale(), sum(ratio.numerator()) + " / " + sum(ratio.denominator()));
    } else if (formula instanceof Formula.RatioOfRatios r) {
      String rates = "(%s / %s) / (%s / %s)";
      return scaled(r.scale(), rates.formatted(term(r.a()), term(r.b()), term(r.c()), term(r.d())));
    } else if (formula instanceof Formula.GrowthRatio growth) {
      return "growth rate of %s (%s) / growth rate of %s (%s)"
          .formatted(
              term(growth.area()),
              lower(growth.areaRate()),
              term(growth.population()),
              lower(growth.populationRate()));
    }
    if (formula instanceof Formula.GrowthRate growth) {
      String rate = "growth of %s (%s)".formatted(term(growth.quantity()), lower(growth.rate()));
      return scaled(growth.scale(), rate);
    }
    return "normalised Herfindahl of " + terms(formula.terms());
  }

  private static String scaled(double scale, String text) {
    return scale == 1 ? text : PlainNumber.of(scale) + " x " + text;
  }

  private static String sum(List<Term> terms) {
    String text = terms.stream().map(Definitions::term).collect(Collectors.joining(" + "));
    return terms.size() == 1 ? text : "(" + text + ")";
  }

  private static String terms(List<Term> terms) {
    return terms.stream().map(Definitions::term).collect(Collectors.joining(", "));
  }

  private static String term(Term term) {
    String group = group("sex", term.sex()) + group("age", term.age());
    return scaled(term.coefficient(), term.variable() + group);
  }

  private static String group(String name, String code) {
    return code == null ? "" : "[" + name + "=" + code + "]";
  }

  static String standardisation(Standardisation kind) {
    if (kind instanceof Standardisation.Direct direct) {
      return "direct" + range(direct.transform(), direct.minimum(), direct.maximum());
    } else if (kind instanceof Standardisation.Inverse inverse) {
      return "inverse" + range(inverse.transform(), inverse.minimum(), inverse.maximum());
    } else if (kind instanceof Standardisation.TwoSidedTarget target) {
      return "two-sided target " + benchmark(target.target());
    } else if (kind instanceof Standardisation.ObjectiveMinimum minimum) {
      return "objective minimum " + benchmark(minimum.target());
    } else if (kind instanceof Standardisation.ObjectiveMaximum maximum) {
      return "objective maximum " + benchmark(maximum.target());
    } else if (kind instanceof Standardisation.LandUseEfficiency efficiency) {
      return "land use efficiency, " + standardisation(efficiency.inner());
    } else if (kind instanceof Standardisation.Goalposts posts) {
      return "goalposts "
          + PlainNumber.of(posts.lower())
          + " to "
          + PlainNumber.of(posts.upper())
          + ", "
          + EditionWords.parameters(posts);
    } else if (kind instanceof Standardisation.Relative relative) {
      return EditionWords.kind(relative).replace('_', ' ')
          + ", "
          + EditionWords.parameters(relative);
    } else if (kind instanceof Standardisation.Unscored) {
      return "shown, not scored";
    }
    return "identity";
  }

  /** How a value becomes a score, after its denominator. */
  static String option(Component.Option option) {
    String denominator = EditionWords.denominator(option);
    return (denominator.isEmpty() ? "" : denominator + ", ")
        + standardisation(option.standardisation());
  }

  private static String range(Transform transform, Benchmark minimum, Benchmark maximum) {
    String of = transform == Transform.LINEAR ? "" : " " + lower(transform);
    return of + " " + benchmark(minimum) + " to " + benchmark(maximum);
  }

  private static String benchmark(Benchmark benchmark) {
    return benchmark instanceof Benchmark.Fixed fixed
        ? PlainNumber.of(fixed.value())
        : ((Benchmark.Function) benchmark).name();
  }

  static String example(FormulaExample example) {
    String given =
        new TreeMap<>(example.given())
            .entrySet().stream()
                .map(value -> value.getKey() + " = " + PlainNumber.of(value.getValue()))
                .collect(Collectors.joining(", "));
    String expected =
        example.expected() == null
            ? "none: " + example.reason()
            : PlainNumber.of(example.expected());
    return given + "  gives  " + expected;
  }

  /** The editions that read an indicator, each with its standardisation. */
  static Map<String, String> editions(String indicatorId, Catalogue catalogue) {
    var editions = new TreeMap<String, String>();
    for (Edition edition : catalogue.editions()) {
      for (Component leaf : edition.leaves()) {
        leaf.options().stream()
            .filter(option -> option.indicatorId().equals(indicatorId))
            .forEach(
                option -> editions.put(edition.id(), standardisation(option.standardisation())));
      }
    }
    return editions;
  }

  static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
