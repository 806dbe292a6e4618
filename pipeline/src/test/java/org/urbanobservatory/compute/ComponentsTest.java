package org.urbanobservatory.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Variable;

/** Parts that are published beside an indicator, and measures that could not be taken. */
class ComponentsTest {
  private static final Place ALPHA = ComputeFixtures.ALFA;
  private static final Map<String, Variable> VARIABLES =
      ComputeFixtures.variables("near", "near_low", "near_high", "people");

  @Test
  void publishesEachComponentBesideTheValue() {
    Computed computed =
        compute(List.of(), row("near", 80), row("near_low", 60), row("people", 100));

    assertThat(computed.values())
        .extracting(IndicatorValue::component, IndicatorValue::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(null, 80.0),
            org.assertj.core.groups.Tuple.tuple("low", 60.0));
  }

  @Test
  void givesTheSeriesToTheIndicatorAlone() {
    assertThat(
            compute(List.of(), row("near", 80), row("near_low", 60), row("people", 100)).values())
        .extracting(IndicatorValue::sdgSeries)
        .containsExactly("SP_TRN_PUBL", null);
  }

  @Test
  void combinesComponentsOfCitiesByThemselves() {
    var indicators = List.of(indicator());
    var cities = new TreeMap<Place, Double>();
    cities.put(ALPHA, 100.0);
    List<IndicatorValue> values =
        compute(List.of(), row("near", 80), row("near_low", 60), row("people", 100)).values();

    assertThat(
            new CountryValues(indicators, GrowthRules.SDG)
                .compute(ALPHA.countryCode(), cities.keySet(), year -> cities, values, List.of()))
        .extracting(c -> c.value().component(), c -> c.value().value())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(null, 80.0),
            org.assertj.core.groups.Tuple.tuple("low", 60.0));
  }

  @Test
  void saysWhyAMeasureCouldNotBeTaken() {
    var absence = new Absence(ALPHA, "boundary", "near", 2020, "too_many_people_not_connected");

    assertThat(compute(List.of(absence), row("people", 100)).values())
        .extracting(IndicatorValue::value, IndicatorValue::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(null, "too_many_people_not_connected"));
  }

  @Test
  void anAbsenceOfAnotherYearSaysNothing() {
    var absence = new Absence(ALPHA, "boundary", "near", 2010, "too_many_people_not_connected");

    assertThat(compute(List.of(absence), row("people", 100)).values())
        .extracting(IndicatorValue::reason)
        .containsExactly("missing_input: near");
  }

  private static Observation row(String variable, double value) {
    return ComputeFixtures.observation(variable, 2020, value);
  }

  private static Computed compute(List<Absence> absences, Observation... observations) {
    return new IndicatorComputation(
            List.of(indicator()), VARIABLES, ComputeSettings.of(List.of(2020), ProxyExtent.REFUSED))
        .compute(ALPHA, List.of(observations), absences);
  }

  private static Indicator indicator() {
    Indicator plain =
        ComputeFixtures.indicator("access", share("near"), "boundary", CountryRule.RATIO_OF_SUMS);
    return new Indicator(
        plain.id(),
        plain.title(),
        plain.definition(),
        plain.counts(),
        plain.unit(),
        plain.direction(),
        plain.formula(),
        plain.extent(),
        plain.aggregation(),
        "SP_TRN_PUBL",
        plain.source(),
        plain.confidence(),
        plain.notes(),
        plain.examples(),
        Map.of("low", share("near_low"), "high", share("near_high")));
  }

  private static Formula share(String near) {
    return ComputeFixtures.ratio(near, "people", 100);
  }
}
