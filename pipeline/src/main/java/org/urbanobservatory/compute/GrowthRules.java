package org.urbanobservatory.compute;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.GrowthRatio;
import org.urbanobservatory.model.PlainNumber;

/**
 * How growth between two years is taken and judged.
 *
 * @param span from which year it is taken
 * @param leastPopulationGrowth where people grow or shrink by less a year, as a share, a ratio to
 *     their growth is of low reliability; 0 for never
 */
public record GrowthRules(GrowthSpan span, double leastPopulationGrowth) implements Serializable {
  /** Cycles of 5 to 10 years; below 0.05 % a year the ratio says little. */
  public static final GrowthRules SDG = new GrowthRules(GrowthSpan.SDG, 0.0005);

  public GrowthRules {
    Objects.requireNonNull(span, "span");
    if (!(leastPopulationGrowth >= 0 && leastPopulationGrowth < 1)) {
      throw new IllegalArgumentException(
          "Invalid least population growth: "
              + leastPopulationGrowth
              + "; a share a year, at least 0 and below 1");
    }
  }

  /** Whether a result is a ratio to so little growth of people that it is of low reliability. */
  boolean isDoubtful(Formula formula, Evaluated result) {
    return formula instanceof GrowthRatio
        && result.value() != null
        && StrictMath.abs(result.denominator()) < leastPopulationGrowth;
  }

  /** How land and people move together, where a result compares their growth. */
  Optional<LandUseRegime> findRegime(Formula formula, Evaluated result) {
    return formula instanceof GrowthRatio
            && result.numerator() != null
            && result.denominator() != null
        ? Optional.of(LandUseRegime.of(result.numerator(), result.denominator()))
        : Optional.empty();
  }

  /** The same for column {@code method}, behind the formula; else empty. */
  String regime(Formula formula, Evaluated result) {
    return findRegime(formula, result)
        .map(regime -> "; regime %s: %s".formatted(regime, regime.description()))
        .orElse("");
  }

  /**
   * A formula with the span that is looked for, the years that were found and, for a ratio to
   * growth, when it is of low reliability.
   */
  String method(IndicatorPlan plan, int earlierYear, int year) {
    String least =
        plan.formula() instanceof GrowthRatio
            ? ", low reliability below " + PlainNumber.of(leastPopulationGrowth) + " a year"
            : "";
    return "%s%s, over %d to %d years where there are, %d-%d"
        .formatted(
            plan.method(), least, span.minimumYears(), span.maximumYears(), earlierYear, year);
  }
}
