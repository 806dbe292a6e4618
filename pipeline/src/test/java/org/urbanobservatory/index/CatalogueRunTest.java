package org.urbanobservatory.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.compute.ComputeSettings;
import org.urbanobservatory.compute.Computed;
import org.urbanobservatory.compute.CountryIndicatorValue;
import org.urbanobservatory.compute.CountryValues;
import org.urbanobservatory.compute.GrowthRules;
import org.urbanobservatory.compute.IndicatorComputation;
import org.urbanobservatory.compute.ProxyExtent;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Variable;

/** The whole catalogue from observations to scores: every definition is usable as it stands. */
class CatalogueRunTest {
  private static final Place CITY = new Place("XAV", "alfa");
  private static final Catalogue CATALOGUE = Catalogue.load();

  @Test
  void everyIndicator_hasAValueOnItsExtentWhenItsVariablesAreThere() {
    List<IndicatorValue> own = own(compute(observations()).values());
    for (Indicator indicator : CATALOGUE.indicators()) {
      assertThat(own)
          .as(indicator.id())
          .anyMatch(row -> row.indicatorId().equals(indicator.id()) && row.value() != null);
    }
  }

  @Test
  void everyIndicator_saysThatItHasNoData() {
    List<IndicatorValue> rows = compute(List.of()).values();
    assertThat(rows).hasSameSizeAs(CATALOGUE.indicators());
    assertThat(rows).allMatch(row -> row.reason().equals("no_data") && row.year() == 2020);
  }

  @Test
  void everyIndicator_reachesTheCountryUnlessItsRuleIsNone() {
    List<Observation> observations = observations();
    List<CountryIndicatorValue> rows =
        new CountryValues(List.copyOf(CATALOGUE.indicators()), GrowthRules.SDG)
            .compute(
                "XAV",
                List.of(CITY),
                year -> Map.of(CITY, 1e6),
                compute(observations).values(),
                observations);
    for (Indicator indicator : CATALOGUE.indicators()) {
      assertThat(rows.stream().anyMatch(row -> isValue(row, indicator)))
          .as(indicator.id())
          .isEqualTo(indicator.aggregation() != CountryRule.NONE);
    }
  }

  @TestFactory
  List<DynamicTest> everyEdition_isScored() {
    List<IndicatorValue> own = own(compute(observations()).values());
    return CATALOGUE.editions().stream()
        .map(edition -> DynamicTest.dynamicTest(edition.id(), () -> assertScored(edition, own)))
        .toList();
  }

  private static void assertScored(Edition edition, List<IndicatorValue> own) {
    List<Score> scores = new IndexComputation(edition).score(CITY, 2020, own).scores();
    assertThat(scores).hasSameSizeAs(edition.components());
    List<Score> applicable = scores.stream().filter(CatalogueRunTest::isScored).toList();
    assertThat(applicable).isNotEmpty();
    assertThat(applicable).allMatch(row -> row.score() != null, "has a score");
    assertThat(applicable).allMatch(row -> row.coverage() == 1, "is covered");
  }

  /** An edition may show what it does not score. */
  private static boolean isScored(Score row) {
    return row.reason() == null || !row.reason().startsWith("not_applicable");
  }

  private static boolean isValue(CountryIndicatorValue row, Indicator indicator) {
    return row.value().indicatorId().equals(indicator.id()) && row.value().value() != null;
  }

  private static List<IndicatorValue> own(List<IndicatorValue> values) {
    return values.stream()
        .filter(row -> row.extentId().equals(CATALOGUE.indicator(row.indicatorId()).extent()))
        .toList();
  }

  private static Computed compute(List<Observation> observations) {
    var variables = new TreeMap<String, Variable>();
    CATALOGUE.variables().forEach(variable -> variables.put(variable.id(), variable));
    return new IndicatorComputation(
            List.copyOf(CATALOGUE.indicators()),
            variables,
            ComputeSettings.of(List.of(2020), ProxyExtent.REFUSED))
        .compute(CITY, observations);
  }

  /** Every variable that a formula reads, in the groups it reads, at two dates. */
  private static List<Observation> observations() {
    var rows = new LinkedHashSet<Observation>();
    for (Indicator indicator : CATALOGUE.indicators()) {
      for (Term term : indicator.formula().terms()) {
        for (String extent : List.of("boundary", "boundary_built_up", "degurba", "atlas")) {
          rows.add(observation(term, extent, 2010, 500_000));
          rows.add(observation(term, extent, 2020, 600_000));
        }
      }
    }
    return new ArrayList<>(rows);
  }

  private static Observation observation(Term term, String extent, int year, double value) {
    Breakdown group = Breakdown.TOTAL.withSex(term.sex()).withAge(term.age());
    String unit = CATALOGUE.variable(term.variable()).unit();
    return new Observation(
        CITY,
        extent,
        term.variable(),
        year,
        group,
        null,
        null,
        value,
        unit,
        null,
        "A",
        "test",
        "statistics",
        null);
  }
}
