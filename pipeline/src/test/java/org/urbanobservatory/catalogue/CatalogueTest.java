package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Variable;

/** The definitions that the observatory ships. */
class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.load();

  @TestFactory
  Stream<DynamicTest> workedExamples() {
    return CATALOGUE.indicators().stream()
        .flatMap(
            indicator -> indicator.examples().stream().map(example -> proof(indicator, example)));
  }

  private static DynamicTest proof(Indicator indicator, FormulaExample example) {
    String name = indicator.id() + " " + indicator.examples().indexOf(example);
    return DynamicTest.dynamicTest(
        name, () -> assertThat(ExampleCheck.fault(indicator.formula(), example)).isEmpty());
  }

  @Test
  void everyIndicatorHasAnOrdinaryAndAZeroOrMissingExample() {
    for (Indicator indicator : CATALOGUE.indicators()) {
      assertThat(indicator.examples()).as(indicator.id()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(indicator.examples())
          .as(indicator.id())
          .anyMatch(example -> example.expected() != null && example.expected() != 0)
          .anyMatch(example -> example.reason() != null);
    }
  }

  @Test
  void everyIndicatorSaysWhatCountsAndWhy() {
    for (Indicator indicator : CATALOGUE.indicators()) {
      assertThat(indicator.counts()).as(indicator.id()).isNotBlank();
      assertThat(indicator.notes()).as(indicator.id()).isNotBlank();
    }
  }

  @Test
  void ratiosOfTotalsAggregateAsTotals() {
    List<String> others =
        CATALOGUE.indicators().stream()
            .filter(indicator -> indicator.formula() instanceof Formula.Ratio)
            .filter(indicator -> indicator.aggregation() != Indicator.CountryRule.RATIO_OF_SUMS)
            .map(Indicator::id)
            .toList();
    assertThat(others).as("both sides are means").containsExactly("affordability_of_transport");
  }

  @Test
  void censusLeavesOfTheGuideMayBeTenYearsOld() {
    for (Component leaf : CATALOGUE.edition("cpi-guide").leaves()) {
      for (Component.Option option : leaf.options()) {
        assertThat(option.maxAgeYears())
            .as(option.indicatorId())
            .isEqualTo(isFromCensus(option.indicatorId()) ? 10 : 5);
      }
    }
  }

  private static boolean isFromCensus(String indicatorId) {
    return CATALOGUE.indicator(indicatorId).formula().terms().stream()
        .map(term -> CATALOGUE.variable(term.variable()))
        .anyMatch(Variable::census);
  }

  @Test
  void spatialIndicatorsNameTheMeasuresThatFeedThem() {
    for (Indicator indicator : CATALOGUE.indicators()) {
      indicator.formula().terms().stream()
          .map(term -> CATALOGUE.variable(term.variable()))
          .filter(variable -> variable.origin() == Variable.Origin.MEASURE)
          .forEach(variable -> assertThat(indicator.notes()).contains(variable.id()));
    }
  }

  @Test
  void feedsFollowsFromTheFormulas() {
    assertThat(CATALOGUE.feeds("live_births"))
        .containsExactly("maternal_mortality", "under_five_mortality_rate");
    assertThat(CATALOGUE.feeds("street_length_width_default_m")).isEmpty();
  }

  @Test
  void indicatorIdSuppliesItsValue() {
    Variable supplied = CATALOGUE.variable("literacy_rate");
    assertThat(supplied.unit()).isEqualTo("PT");
    assertThat(supplied.minimum()).isEqualTo(0.0);
    assertThat(supplied.maximum()).isEqualTo(100.0);
    assertThat(CATALOGUE.variables()).doesNotContain(supplied);
    assertThat(CATALOGUE.acceptedVariables()).contains(supplied);
  }

  @Test
  void unknownNamesGiveTheNearest() {
    assertThatThrownBy(() -> CATALOGUE.unit("KM_2"))
        .hasMessage("Invalid unit: 'KM_2' is not in the catalogue; did you mean 'KM2'?");
    assertThatThrownBy(() -> CATALOGUE.indicator("literacy_rat"))
        .hasMessage(
            "Invalid indicator: 'literacy_rat' is not in the catalogue; did you mean"
                + " 'literacy_rate'?");
    assertThatThrownBy(() -> CATALOGUE.edition("zzzzzzzzzzzz"))
        .hasMessage("Invalid edition: 'zzzzzzzzzzzz' is not in the catalogue");
  }

  @Test
  void unitsConvertWithinTheirQuantityOnly() {
    assertThat(CATALOGUE.unit("KM2").convert(2, CATALOGUE.unit("HA"))).isEqualTo(200);
    assertThat(CATALOGUE.unit("GWH").convert(3, CATALOGUE.unit("MWH"))).isEqualTo(3000);
    assertThat(CATALOGUE.unit("1").convert(0.25, CATALOGUE.unit("PT"))).isEqualTo(25);
    assertThat(CATALOGUE.unit("MBPS").convert(5.9, CATALOGUE.unit("KBPS"))).isEqualTo(5900);
    assertThatThrownBy(() -> CATALOGUE.unit("LCU").convert(1, CATALOGUE.unit("USD_PPP")))
        .hasMessageContaining("Cannot convert LCU");
  }

  @Test
  void loadsOnce() {
    assertThat(Catalogue.load()).isSameAs(CATALOGUE);
    assertThat(CATALOGUE.hash()).matches("[0-9a-f]{64}");
  }
}
