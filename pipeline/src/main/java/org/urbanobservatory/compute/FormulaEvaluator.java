package org.urbanobservatory.compute;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.GrowthRate;
import org.urbanobservatory.model.Formula.GrowthRatio;
import org.urbanobservatory.model.Formula.NormalisedHerfindahl;
import org.urbanobservatory.model.Formula.Ratio;
import org.urbanobservatory.model.Formula.RatioOfRatios;
import org.urbanobservatory.model.Formula.Value;
import org.urbanobservatory.model.Term;

/**
 * Evaluates every kind of {@link Formula} on doubles. Sums run in the order of the terms, so equal
 * inputs give equal bits.
 */
public final class FormulaEvaluator {
  private FormulaEvaluator() {}

  /** The formula's value, or the reason why it has none; never NaN, infinite or an exception. */
  public static Evaluated evaluate(Formula formula, FormulaInputs inputs) {
    if (formula instanceof NormalisedHerfindahl herfindahl) {
      return herfindahl(herfindahl, inputs);
    }
    Optional<Term> missing =
        formula.terms().stream().filter(term -> inputs.find(term).isEmpty()).findFirst();
    if (missing.isPresent()) {
      return Evaluated.missing(Reason.missingInput(missing.get()));
    }
    return ofPresent(formula, inputs);
  }

  private static Evaluated ofPresent(Formula formula, FormulaInputs inputs) {
    if (formula instanceof Value value) {
      return Evaluated.of(value.scale() * amount(value.term(), inputs));
    }
    if (formula instanceof Ratio ratio) {
      return ratio(sum(ratio.numerator(), inputs), sum(ratio.denominator(), inputs), ratio.scale());
    }
    if (formula instanceof RatioOfRatios ratio) {
      return ratioOfRatios(ratio, inputs);
    }
    if (formula instanceof GrowthRatio growth) {
      return growth(growth, inputs);
    }
    if (formula instanceof GrowthRate rate) {
      return growthRate(rate, inputs);
    }
    throw new IllegalStateException("Cannot evaluate formula: unknown kind " + formula);
  }

  /** {@code scale * numerator / denominator}, missing when the denominator is 0. */
  static Evaluated ratio(double numerator, double denominator, double scale) {
    if (denominator == 0) {
      return Evaluated.missing(Reason.DIVISION_BY_ZERO, numerator, denominator);
    }
    double value = scale * numerator / denominator;
    // Rounding makes no part larger than its whole.
    boolean isPart = scale > 0 && numerator >= 0 && numerator <= denominator;
    boolean isAbove = isPart && value > scale && Double.isFinite(value);
    return Evaluated.of(isAbove ? scale : value, numerator, denominator);
  }

  /** Numerator {@code a/b}, denominator {@code c/d}. */
  private static Evaluated ratioOfRatios(RatioOfRatios formula, FormulaInputs inputs) {
    double b = amount(formula.b(), inputs);
    double d = amount(formula.d(), inputs);
    if (b == 0 || d == 0) {
      return Evaluated.missing(Reason.DIVISION_BY_ZERO);
    }
    return ratio(amount(formula.a(), inputs) / b, amount(formula.c(), inputs) / d, formula.scale());
  }

  /**
   * {@code (H - 1/n) / (1 - 1/n)} over the n parts that have data; a part of 0 has data. One part
   * alone has no concentration to speak of.
   */
  private static Evaluated herfindahl(NormalisedHerfindahl formula, FormulaInputs inputs) {
    double[] parts =
        formula.parts().stream()
            .filter(term -> inputs.find(term).isPresent())
            .mapToDouble(term -> amount(term, inputs))
            .toArray();
    if (parts.length < 2) {
      return Evaluated.missing(Reason.missingInput(firstMissing(formula.parts(), inputs)));
    }
    return herfindahl(parts);
  }

  private static Evaluated herfindahl(double[] parts) {
    double total = 0;
    for (double part : parts) {
      if (part < 0) {
        return Evaluated.missing(Reason.NEGATIVE_PART);
      }
      total += part;
    }
    if (total == 0) {
      return Evaluated.missing(Reason.DIVISION_BY_ZERO);
    }
    double h = 0;
    for (double part : parts) {
      h += (part / total) * (part / total);
    }
    double even = 1.0 / parts.length;
    return Evaluated.of((h - even) / (1 - even), h, (double) parts.length);
  }

  private static Term firstMissing(List<Term> terms, FormulaInputs inputs) {
    return terms.stream()
        .filter(term -> inputs.find(term).isEmpty())
        .findFirst()
        .orElse(terms.get(0));
  }

  /**
   * Numerator: growth rate of the area; denominator: growth rate of the population, both per year.
   * The sign of the ratio is kept, as in SDG 11.3.1.
   */
  private static Evaluated growth(GrowthRatio formula, FormulaInputs inputs) {
    OptionalDouble area0 = earlier(formula.area(), inputs);
    OptionalDouble population0 = earlier(formula.population(), inputs);
    if (inputs.years() <= 0 || area0.isEmpty() || population0.isEmpty()) {
      return Evaluated.missing(Reason.NO_EARLIER_YEAR);
    }
    Span area = new Span(area0.getAsDouble(), amount(formula.area(), inputs), inputs.years());
    Span population =
        new Span(population0.getAsDouble(), amount(formula.population(), inputs), inputs.years());
    return growth(formula, area, population);
  }

  private static Evaluated growth(GrowthRatio formula, Span area, Span population) {
    Optional<String> fault =
        faultOfPeople(population).or(() -> faultOfLand(area, formula.areaRate()));
    if (fault.isPresent()) {
      return Evaluated.missing(fault.get());
    }
    double areaRate = area.rate(formula.areaRate());
    double populationRate = population.rate(formula.populationRate());
    return populationRate == 0
        ? Evaluated.missing(Reason.NO_GROWTH, areaRate, populationRate)
        : Evaluated.of(areaRate / populationRate, areaRate, populationRate);
  }

  private static Optional<String> faultOfPeople(Span people) {
    return people.start() <= 0 || people.end() <= 0
        ? Optional.of(Reason.POPULATION_NOT_POSITIVE)
        : Optional.empty();
  }

  private static Optional<String> faultOfLand(Span land, GrowthRatio.Rate rate) {
    if (land.start() <= 0) {
      return Optional.of(Reason.BUILT_T0_NOT_POSITIVE);
    }
    return land.end() < 0 || (land.end() == 0 && rate == GrowthRatio.Rate.LOG)
        ? Optional.of(Reason.BUILT_T1_NOT_POSITIVE)
        : Optional.empty();
  }

  /** Numerator: the quantity at the end; denominator: at the start. */
  private static Evaluated growthRate(GrowthRate formula, FormulaInputs inputs) {
    OptionalDouble start = earlier(formula.quantity(), inputs);
    if (inputs.years() <= 0 || start.isEmpty()) {
      return Evaluated.missing(Reason.NO_EARLIER_YEAR);
    }
    var span = new Span(start.getAsDouble(), amount(formula.quantity(), inputs), inputs.years());
    Optional<String> fault =
        formula.subject() == GrowthRate.Subject.POPULATION
            ? faultOfPeople(span)
            : faultOfLand(span, formula.rate());
    return fault.isPresent()
        ? Evaluated.missing(fault.get())
        : Evaluated.of(formula.scale() * span.rate(formula.rate()), span.end(), span.start());
  }

  private static double sum(List<Term> terms, FormulaInputs inputs) {
    double sum = 0;
    for (Term term : terms) {
      sum += amount(term, inputs);
    }
    return sum;
  }

  private static double amount(Term term, FormulaInputs inputs) {
    return term.coefficient() * inputs.find(term).orElseThrow();
  }

  private static OptionalDouble earlier(Term term, FormulaInputs inputs) {
    OptionalDouble found = inputs.findEarlier(term);
    return found.isEmpty() ? found : OptionalDouble.of(term.coefficient() * found.getAsDouble());
  }

  /** A quantity at both ends of a span of years; the start is above 0. */
  private record Span(double start, double end, double years) {
    double rate(GrowthRatio.Rate rate) {
      return switch (rate) {
        case LOG -> StrictMath.log(end / start) / years;
        case SIMPLE -> (end - start) / start / years;
        case COMPOUND -> StrictMath.pow(end / start, 1 / years) - 1;
        case TOTAL -> (end - start) / start;
      };
    }
  }
}
