package org.urbanobservatory.compute;

import java.util.List;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.GrowthRate;
import org.urbanobservatory.model.Formula.GrowthRatio;
import org.urbanobservatory.model.Formula.NormalisedHerfindahl;
import org.urbanobservatory.model.Formula.Ratio;
import org.urbanobservatory.model.Formula.RatioOfRatios;
import org.urbanobservatory.model.Formula.Value;
import org.urbanobservatory.model.Term;

/** A formula in words: its kind and its inputs, for column {@code method}. */
final class FormulaText {
  private FormulaText() {}

  /** For example {@code ratio: 1000 * physicians / population}. */
  static String of(Formula formula) {
    if (formula instanceof Value value) {
      return "value: " + scaled(value.scale()) + term(value.term());
    }
    if (formula instanceof Ratio ratio) {
      return "ratio: "
          + scaled(ratio.scale())
          + sum(ratio.numerator())
          + " / "
          + sum(ratio.denominator());
    }
    if (formula instanceof RatioOfRatios ratio) {
      return "ratio_of_ratios: " + scaled(ratio.scale()) + rates(ratio);
    }
    if (formula instanceof GrowthRatio growth) {
      return "growth_ratio: %s %s / %s %s"
          .formatted(
              growth.areaRate().name(),
              term(growth.area()),
              growth.populationRate().name(),
              term(growth.population()));
    }
    if (formula instanceof GrowthRate growth) {
      return "growth_rate: %s%s %s"
          .formatted(scaled(growth.scale()), growth.rate().name(), term(growth.quantity()));
    }
    if (formula instanceof NormalisedHerfindahl herfindahl) {
      return "normalised_herfindahl: "
          + herfindahl.parts().stream().map(FormulaText::term).collect(Collectors.joining(", "));
    }
    throw new IllegalStateException("Cannot describe formula: unknown kind " + formula);
  }

  private static String rates(RatioOfRatios ratio) {
    return "(%s / %s) / (%s / %s)"
        .formatted(term(ratio.a()), term(ratio.b()), term(ratio.c()), term(ratio.d()));
  }

  private static String sum(List<Term> terms) {
    String sum = terms.stream().map(FormulaText::term).collect(Collectors.joining(" + "));
    return terms.size() == 1 ? sum : "(" + sum + ")";
  }

  private static String term(Term term) {
    return scaled(term.coefficient()) + term.variable() + group(term);
  }

  private static String group(Term term) {
    String sex = term.sex() == null ? "" : "sex=" + term.sex();
    String age = term.age() == null ? "" : "age=" + term.age();
    String both = sex.isEmpty() || age.isEmpty() ? sex + age : sex + "," + age;
    return both.isEmpty() ? "" : "[" + both + "]";
  }

  private static String scaled(double factor) {
    if (factor == 1) {
      return "";
    }
    boolean isWhole = factor == StrictMath.rint(factor) && StrictMath.abs(factor) < 1e15;
    return (isWhole ? Long.toString((long) factor) : Double.toString(factor)) + " * ";
  }
}
