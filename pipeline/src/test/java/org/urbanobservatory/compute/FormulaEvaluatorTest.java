package org.urbanobservatory.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.GrowthRatio;
import org.urbanobservatory.model.Formula.GrowthRatio.Rate;
import org.urbanobservatory.model.Formula.NormalisedHerfindahl;
import org.urbanobservatory.model.Formula.Ratio;
import org.urbanobservatory.model.Formula.RatioOfRatios;
import org.urbanobservatory.model.Formula.Value;
import org.urbanobservatory.model.Term;

class FormulaEvaluatorTest {
  private static final Formula GROWTH =
      new GrowthRatio(Term.of("area"), Term.of("population"), Rate.SIMPLE, Rate.LOG);

  @Test
  void value_isScaled() {
    assertThat(evaluate(new Value(Term.of("x"), 0.001), Map.of("x", 2500.0)))
        .isEqualTo(new Evaluated(2.5, null, null, null));
  }

  @Test
  void ratio_sumsTermsWithTheirCoefficientsAndGroups() {
    Formula oldAge =
        new Ratio(
            List.of(new Term("population", 1, null, "Y_GE65")),
            List.of(Term.of("population"), new Term("population", -1, null, "Y0T14")),
            100);
    assertThat(
            evaluate(
                oldAge,
                Map.of(
                    "population",
                    1000.0,
                    "population[age=Y_GE65]",
                    80.0,
                    "population[age=Y0T14]",
                    200.0)))
        .isEqualTo(new Evaluated(10.0, 80.0, 800.0, null));
  }

  @Test
  void ratio_namesTheFirstMissingInput() {
    Formula ratio = new Ratio(List.of(Term.of("a")), List.of(Term.of("b")), 1);
    assertThat(evaluate(ratio, Map.of("a", 1.0)))
        .isEqualTo(new Evaluated(null, null, null, "missing_input: b"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {91.62969597899125, 182.50062418766817, 339671.6978651004})
  void ratio_ofAWholeToItselfIsOneWhole(double whole) {
    assertThat(100 * whole / whole).isGreaterThan(100);
    assertThat(FormulaEvaluator.ratio(whole, whole, 100).value()).isEqualTo(100);
    assertThat(FormulaEvaluator.ratio(Math.nextDown(whole), whole, 100).value())
        .isLessThanOrEqualTo(100);
    assertThat(FormulaEvaluator.ratio(2 * whole, whole, 100).value()).isGreaterThan(199);
  }

  @Test
  void ratio_byZeroIsMissingAndKeepsItsParts() {
    Formula ratio = new Ratio(List.of(Term.of("a")), List.of(Term.of("b")), 1);
    assertThat(evaluate(ratio, Map.of("a", 1.0, "b", 0.0)))
        .isEqualTo(new Evaluated(null, 1.0, 0.0, "division_by_zero"));
  }

  @Test
  void ratio_thatOverflowsIsMissing() {
    Formula ratio = new Ratio(List.of(Term.of("a")), List.of(Term.of("b")), 1e10);
    assertThat(evaluate(ratio, Map.of("a", 1e300, "b", 1e-300)))
        .isEqualTo(new Evaluated(null, 1e300, 1e-300, "not_finite"));
  }

  @Test
  void ratioOfRatios_givesBothRates() {
    Formula parity =
        new RatioOfRatios(
            new Term("enrolled", 1, "F", null),
            new Term("age_group", 1, "F", null),
            new Term("enrolled", 1, "M", null),
            new Term("age_group", 1, "M", null),
            1);
    assertThat(
            evaluate(
                parity,
                Map.of(
                    "enrolled[sex=F]",
                    60.0,
                    "age_group[sex=F]",
                    80.0,
                    "enrolled[sex=M]",
                    50.0,
                    "age_group[sex=M]",
                    100.0)))
        .isEqualTo(new Evaluated(1.5, 0.75, 0.5, null));
    assertThat(
            evaluate(
                    parity,
                    Map.of(
                        "enrolled[sex=F]",
                        60.0,
                        "age_group[sex=F]",
                        0.0,
                        "enrolled[sex=M]",
                        50.0,
                        "age_group[sex=M]",
                        100.0))
                .reason())
        .isEqualTo("division_by_zero");
  }

  @Test
  void herfindahl_countsTheSectorsWithData() {
    Formula formula =
        new NormalisedHerfindahl(List.of(Term.of("a"), Term.of("b"), Term.of("c"), Term.of("d")));
    // Shares 0.5, 0.5, 0: H 0.5, n 3, (1/2 - 1/3) / (2/3) = 0.25.
    Evaluated result = evaluate(formula, Map.of("a", 5.0, "b", 5.0, "d", 0.0));
    assertThat(result.value()).isCloseTo(0.25, within(1e-15));
    assertThat(result.numerator()).isEqualTo(0.5);
    assertThat(result.denominator()).isEqualTo(3);
  }

  @Test
  void herfindahl_refusesWhatHasNoShares() {
    Formula formula = new NormalisedHerfindahl(List.of(Term.of("a"), Term.of("b")));
    assertThat(evaluate(formula, Map.of("a", 5.0)).reason()).isEqualTo("missing_input: b");
    assertThat(evaluate(formula, Map.of("a", 0.0, "b", 0.0)).reason())
        .isEqualTo("division_by_zero");
    assertThat(evaluate(formula, Map.of("a", 2.0, "b", -1.0)).reason()).isEqualTo("negative_part");
  }

  @ParameterizedTest
  @CsvSource({
    "SIMPLE, 10, 15, 5, 0.1",
    "LOG, 10, 20, 10, 0.06931471805599453",
    "COMPOUND, 100, 121, 2, 0.1",
    "SIMPLE, 10, 0, 5, -0.2",
    "COMPOUND, 10, 0, 5, -1"
  })
  void growth_ofTheAreaIsTheNumerator(
      Rate rate, double start, double end, int years, double expected) {
    Formula growth = new GrowthRatio(Term.of("area"), Term.of("population"), rate, Rate.LOG);
    Evaluated result =
        evaluate(
            growth,
            Map.of(
                "area@2010",
                start,
                "area@" + (2010 + years),
                end,
                "population@2010",
                100.0,
                "population@" + (2010 + years),
                110.0));
    double populationRate = StrictMath.log(1.1) / years;
    assertThat(result.numerator()).isCloseTo(expected, within(1e-12));
    assertThat(result.denominator()).isCloseTo(populationRate, within(1e-15));
    assertThat(result.value()).isCloseTo(expected / populationRate, within(1e-9));
  }

  @Test
  void growth_keepsTheSign() {
    Evaluated result = growth(10, 15, 100, 90);
    assertThat(result.value()).isCloseTo(0.05 / (StrictMath.log(0.9) / 10), within(1e-12));
    assertThat(result.value()).isNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 15, 0, 90, population_not_positive",
    "10, 15, 100, -1, population_not_positive",
    "0, 15, 100, 90, built_t0_not_positive",
    "10, -1, 100, 90, built_t1_not_positive",
    "10, 15, 100, 100, no_growth"
  })
  void growth_saysWhyItHasNoValue(double a0, double a1, double p0, double p1, String reason) {
    Evaluated result = growth(a0, a1, p0, p1);
    assertThat(result.value()).isNull();
    assertThat(result.reason()).isEqualTo(reason);
  }

  @Test
  void growth_ofAStandingPopulationKeepsBothRates() {
    Evaluated result = growth(10, 15, 100, 100);
    assertThat(result.numerator()).isEqualTo(0.05);
    assertThat(result.denominator()).isEqualTo(0);
  }

  @Test
  void growth_needsAnEarlierYear() {
    assertThat(evaluate(GROWTH, Map.of("area", 1.0, "population", 1.0)).reason())
        .isEqualTo("no_earlier_year");
    assertThat(
            evaluate(GROWTH, Map.of("area@2010", 1.0, "area@2020", 2.0, "population@2020", 1.0))
                .reason())
        .isEqualTo("no_earlier_year");
  }

  @Test
  void exampleKeys_areRefusedWithTheirText() {
    assertThatThrownBy(() -> ExampleInputs.of(Map.of("Population", 1.0)))
        .hasMessage(
            "Invalid example key: 'Population' is not like name, name[age=Y_GE65] or name@2010");
    assertThatThrownBy(() -> ExampleInputs.of(Map.of("x[colour=red]", 1.0)))
        .hasMessage(
            "Invalid example key: 'x[colour=red]' must name sex=CODE or age=CODE, each once");
    assertThatThrownBy(() -> ExampleInputs.of(Map.of("x@2000", 1.0, "x@2010", 1.0, "x@2020", 1.0)))
        .hasMessage(
            "Invalid example: growth needs two years, the keys name [2000.0, 2010.0, 2020.0]");
    assertThatThrownBy(() -> ExampleInputs.of(Map.of("x", 1.0, "x[sex=_T]", 1.0)))
        .hasMessage("Invalid example: x[sex=_T,age=_T] is given twice");
  }

  private static Evaluated growth(double a0, double a1, double p0, double p1) {
    return evaluate(
        GROWTH,
        Map.of("area@2010", a0, "area@2020", a1, "population@2010", p0, "population@2020", p1));
  }

  private static Evaluated evaluate(Formula formula, Map<String, Double> given) {
    return FormulaEvaluator.evaluate(formula, ExampleInputs.of(given));
  }
}
