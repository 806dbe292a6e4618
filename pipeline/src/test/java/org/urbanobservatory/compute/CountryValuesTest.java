package org.urbanobservatory.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.compute.ComputeFixtures.ALFA;
import static org.urbanobservatory.compute.ComputeFixtures.BOUNDARY;
import static org.urbanobservatory.compute.ComputeFixtures.BRAVO;
import static org.urbanobservatory.compute.ComputeFixtures.BUILT_UP;
import static org.urbanobservatory.compute.ComputeFixtures.indicator;
import static org.urbanobservatory.compute.ComputeFixtures.ratio;
import static org.urbanobservatory.compute.ComputeFixtures.variables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.compute.ComputeFixtures.Seed;
import org.urbanobservatory.model.Formula.GrowthRatio;
import org.urbanobservatory.model.Formula.GrowthRatio.Rate;
import org.urbanobservatory.model.Formula.RatioOfRatios;
import org.urbanobservatory.model.Formula.Value;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Term;

class CountryValuesTest {
  private static final Place COUNTRY = Place.national("XAV");
  private static final Place CHARLIE = new Place("XAV", "charlie");
  private static final Map<Place, Double> PEOPLE =
      Map.of(ALFA, 600_000.0, BRAVO, 300_000.0, CHARLIE, 100_000.0);
  private static final double EXACT = 1e-12;

  private static final Indicator WASTE =
      indicator("waste", ratio("collected", "generated", 100), BOUNDARY, CountryRule.RATIO_OF_SUMS);
  private static final Indicator PM25 =
      indicator(
          "pm25", new Value(Term.of("pm25"), 1), BOUNDARY, CountryRule.POPULATION_WEIGHTED_MEAN);
  private static final Indicator STATIONS =
      indicator("stations", new Value(Term.of("stations"), 1), BOUNDARY, CountryRule.SUM);
  private static final Indicator GROWTH =
      indicator(
          "growth",
          new GrowthRatio(Term.of("area"), Term.of("population"), Rate.SIMPLE, Rate.LOG),
          BOUNDARY,
          CountryRule.RATIO_OF_SUMS);

  @Test
  void ratioOfSums_isNotTheMeanOfRatios() {
    // 90 of 100 and 100 of 400: 38 %, where the mean of the cities is 57.5 %.
    CountryIndicatorValue row =
        only(
            WASTE,
            new Seed("collected", 2020, 90).row(),
            new Seed("generated", 2020, 100).row(),
            new Seed("collected", 2020, 100).at(BRAVO).with(null, "E", "B; C").row(),
            new Seed("generated", 2020, 400).at(BRAVO).row());
    assertThat(row.value().value()).isCloseTo(38, within(EXACT));
    assertThat(row.value().numerator()).isEqualTo(190);
    assertThat(row.value().denominator()).isEqualTo(500);
    assertThat(row.value().place()).isEqualTo(COUNTRY);
    assertThat(row.value().obsStatus()).isEqualTo("E");
    assertThat(row.value().source()).isEqualTo("B; C; Census");
    assertThat(row.value().method())
        .isEqualTo("ratio: 100 * collected / generated; sums over cities");
    assertThat(row.citiesUsed()).isEqualTo(2);
    assertThat(row.citiesExpected()).isEqualTo(3);
    assertThat(row.populationCovered()).isCloseTo(0.9, within(EXACT));
    assertThat(row.aggregation()).isEqualTo("ratio_of_sums");
  }

  @Test
  void reportedRatio_withoutPartsCannotBeSummed() {
    CountryIndicatorValue row = only(WASTE, new Seed("waste", 2020, 90).in("PT").row());
    assertThat(row.value().value()).isNull();
    assertThat(row.value().reason()).isEqualTo("no_city_value");
    assertThat(row.citiesUsed()).isEqualTo(0);
    assertThat(row.populationCovered()).isEqualTo(0);
  }

  @Test
  void weightedMean_leavesMissingCitiesOut() {
    // The constructed case of SDG 11.6.2: 30 and 12 weighted 6 to 3; Charlie is missing.
    CountryIndicatorValue row =
        only(PM25, new Seed("pm25", 2020, 30).row(), new Seed("pm25", 2020, 12).at(BRAVO).row());
    assertThat(row.value().value()).isCloseTo(24, within(EXACT));
    assertThat(row.citiesUsed()).isEqualTo(2);
    assertThat(row.aggregation()).isEqualTo("population_weighted_mean");
    assertThat(row.value().numerator()).isNull();
  }

  @Test
  void weightedMean_prefersThePeopleOfTheValue() {
    CountryIndicatorValue row =
        only(
            PM25,
            new Seed("pm25", 2020, 30).row(),
            new Seed("population", 2020, 100_000).row(),
            new Seed("pm25", 2020, 12).at(BRAVO).row(),
            new Seed("population", 2020, 100_000).at(BRAVO).row());
    assertThat(row.value().value()).isCloseTo(21, within(EXACT));
    assertThat(row.value().population()).isEqualTo(200_000);
  }

  @Test
  void sum_addsUp() {
    CountryIndicatorValue row =
        only(
            STATIONS,
            new Seed("stations", 2020, 4).row(),
            new Seed("stations", 2020, 3).at(CHARLIE).row());
    assertThat(row.value().value()).isEqualTo(7);
    assertThat(row.aggregation()).isEqualTo("sum");
  }

  @Test
  void growth_isTakenOfSummedAreasAndPopulations() {
    // Alfa grows in land and shrinks in people, Bravo grows in both: opposite signs.
    var rows =
        List.of(
            new Seed("area", 2010, 100).row(),
            new Seed("area", 2020, 110).row(),
            new Seed("population", 2010, 1000).row(),
            new Seed("population", 2020, 990).row(),
            new Seed("area", 2010, 50).at(BRAVO).row(),
            new Seed("area", 2020, 70).at(BRAVO).row(),
            new Seed("population", 2010, 500).at(BRAVO).row(),
            new Seed("population", 2020, 600).at(BRAVO).row());
    CountryIndicatorValue row = only(GROWTH, rows.toArray(new Observation[0]));
    double landRate = 30 / 150.0 / 10;
    double populationRate = StrictMath.log(1590 / 1500.0) / 10;
    assertThat(row.value().numerator()).isCloseTo(landRate, within(EXACT));
    assertThat(row.value().denominator()).isCloseTo(populationRate, within(EXACT));
    assertThat(row.value().value()).isCloseTo(landRate / populationRate, within(EXACT));
    assertThat(row.value().method())
        .isEqualTo(
            "growth_ratio: SIMPLE area / LOG population, low reliability below 0.0005 a year, over 5"
                + " to 10 years where there are, 2010-2020; sums over cities");
  }

  @Test
  void growth_usesTheSpanThatMostCitiesShare() {
    var rows = new ArrayList<Observation>();
    for (Place city : List.of(ALFA, BRAVO, CHARLIE)) {
      int start = city.equals(ALFA) ? 2012 : 2010;
      for (String variable : List.of("area", "population")) {
        rows.add(new Seed(variable, start, 100).at(city).row());
        rows.add(new Seed(variable, 2020, 120).at(city).row());
      }
    }
    CountryIndicatorValue row = only(GROWTH, rows.toArray(new Observation[0]));
    assertThat(row.citiesUsed()).isEqualTo(2);
    assertThat(row.populationCovered()).isCloseTo(0.4, within(EXACT));
    assertThat(row.value().method()).contains("2010-2020");
  }

  @Test
  void ratioOfRatios_isTakenOfSums() {
    Indicator parity =
        indicator(
            "parity",
            new RatioOfRatios(Term.of("a"), Term.of("b"), Term.of("c"), Term.of("d"), 1),
            BOUNDARY,
            CountryRule.RATIO_OF_SUMS);
    var rows = new ArrayList<Observation>();
    double[] alfa = {60, 100, 80, 100};
    double[] bravo = {30, 300, 90, 300};
    for (int i = 0; i < 4; i++) {
      String variable = List.of("a", "b", "c", "d").get(i);
      rows.add(new Seed(variable, 2020, alfa[i]).row());
      rows.add(new Seed(variable, 2020, bravo[i]).at(BRAVO).row());
    }
    // (90 / 400) / (170 / 400).
    assertThat(only(parity, rows.toArray(new Observation[0])).value().value())
        .isCloseTo(90 / 170.0, within(EXACT));
  }

  @Test
  void nationalStatistic_wins() {
    CountryIndicatorValue row =
        only(
            PM25,
            new Seed("pm25", 2020, 30).row(),
            new Seed("pm25", 2020, 17).at(COUNTRY).with(0.5, "A", "NSO").row());
    assertThat(row.value().value()).isEqualTo(17);
    assertThat(row.value().stdError()).isEqualTo(0.5);
    assertThat(row.value().source()).isEqualTo("NSO");
    assertThat(row.aggregation()).isEqualTo("national");
    assertThat(row.citiesUsed()).isEqualTo(0);
    assertThat(row.populationCovered()).isNull();
  }

  @Test
  void borrowedValues_markTheCountryToo() {
    Indicator streets =
        indicator("streets", ratio("length", "area", 1), BUILT_UP, CountryRule.RATIO_OF_SUMS);
    List<Observation> rows =
        List.of(
            new Seed("length", 2020, 30).row(),
            new Seed("area", 2020, 10).row(),
            new Seed("length", 2020, 40).at(BRAVO).on(BUILT_UP).row(),
            new Seed("area", 2020, 4).at(BRAVO).on(BUILT_UP).row());
    List<CountryIndicatorValue> country = country(streets, PEOPLE, rows);
    assertThat(country).hasSize(2);
    IndicatorValue builtUp = country.get(1).value();
    assertThat(builtUp.extentId()).isEqualTo(BUILT_UP);
    assertThat(builtUp.value()).isCloseTo(5, within(EXACT));
    assertThat(builtUp.isProxy()).isTrue();
    assertThat(builtUp.nature()).isEqualTo("CA");
  }

  @Test
  void ruleNone_givesNoRow() {
    Indicator none = indicator("none", new Value(Term.of("pm25"), 1), BOUNDARY, CountryRule.NONE);
    assertThat(country(none, PEOPLE, List.of(new Seed("pm25", 2020, 30).row()))).isEmpty();
  }

  @Test
  void unknownPopulation_hasNoShare() {
    var people = new HashMap<Place, Double>(PEOPLE);
    people.put(CHARLIE, null);
    assertThat(
            country(STATIONS, people, List.of(new Seed("stations", 2020, 4).row()))
                .get(0)
                .populationCovered())
        .isNull();
  }

  @Test
  void ourOwnMistakes_areRefusedByName() {
    Indicator wrong =
        indicator("gini", new Value(Term.of("gini"), 1), BOUNDARY, CountryRule.RATIO_OF_SUMS);
    assertThatThrownBy(() -> new CountryValues(List.of(wrong), GrowthRules.SDG))
        .hasMessage(
            "Invalid aggregation of indicator gini: RATIO_OF_SUMS of a formula without"
                + " denominator; use POPULATION_WEIGHTED_MEAN");
    IndicatorValue value = cities(PM25, List.of(new Seed("pm25", 2020, 30).row())).get(0);
    var values = new CountryValues(List.of(PM25), GrowthRules.SDG);
    assertThatThrownBy(() -> values.compute("XAV", PEOPLE.keySet(), y -> PEOPLE, List.of(value, value), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot aggregate pm25: XAV/alfa has two values in 2020 on extent boundary");
    assertThatThrownBy(() -> values.compute("XAV", List.of(), y -> Map.of(), List.of(value), List.of()))
        .hasMessage("Cannot aggregate XAV: city XAV/alfa is not configured");
    assertThat(values.compute("XBO", List.of(), y -> Map.of(), List.of(value), List.of())).isEmpty();
  }

  private static CountryIndicatorValue only(Indicator indicator, Observation... observations) {
    List<CountryIndicatorValue> rows = country(indicator, PEOPLE, List.of(observations));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static List<CountryIndicatorValue> country(
      Indicator indicator, Map<Place, Double> people, List<Observation> observations) {
    return new CountryValues(List.of(indicator), GrowthRules.SDG)
        .compute("XAV", people.keySet(), y -> people, cities(indicator, observations), observations);
  }

  private static List<IndicatorValue> cities(Indicator indicator, List<Observation> observations) {
    var settings =
        ComputeSettings.of(
            List.of(2020),
            indicator.extent().equals(BUILT_UP) ? ProxyExtent.ALLOWED : ProxyExtent.REFUSED);
    var variables =
        variables(
            "collected",
            "generated",
            "pm25",
            "stations",
            "area",
            "population",
            "length",
            "a",
            "b",
            "c",
            "d");
    var computation = new IndicatorComputation(List.of(indicator), variables, settings);
    var values = new ArrayList<IndicatorValue>();
    for (Place place : List.of(ALFA, BRAVO, CHARLIE, COUNTRY)) {
      List<Observation> own =
          observations.stream().filter(row -> row.place().equals(place)).toList();
      if (!own.isEmpty()) {
        values.addAll(computation.compute(place, own).values());
      }
    }
    return values;
  }
}
