package org.urbanobservatory.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.compute.ComputeFixtures.ALFA;
import static org.urbanobservatory.compute.ComputeFixtures.BOUNDARY;
import static org.urbanobservatory.compute.ComputeFixtures.BUILT_UP;
import static org.urbanobservatory.compute.ComputeFixtures.indicator;
import static org.urbanobservatory.compute.ComputeFixtures.observation;
import static org.urbanobservatory.compute.ComputeFixtures.ratio;
import static org.urbanobservatory.compute.ComputeFixtures.variables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.urbanobservatory.compute.ComputeFixtures.Seed;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.GrowthRatio;
import org.urbanobservatory.model.Formula.GrowthRatio.Rate;
import org.urbanobservatory.model.Formula.NormalisedHerfindahl;
import org.urbanobservatory.model.Formula.Ratio;
import org.urbanobservatory.model.Formula.Value;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.table.Rows;

class IndicatorComputationTest {
  private static final Breakdown WOMEN = Breakdown.TOTAL.withSex("F");
  private static final TreeMap<String, Variable> VARIABLES =
      new TreeMap<>(
          variables(
              "population",
              "extent_population",
              "physicians",
              "literate",
              "adults",
              "streets",
              "area",
              "a",
              "b",
              "c",
              "gini",
              "income"));

  private static final Indicator PHYSICIANS =
      onBoundary("physicians_density", ratio("physicians", "population", 1000));
  private static final Indicator LITERACY =
      onBoundary("literacy_rate", ratio("literate", "adults", 100));
  private static final Indicator STREETS =
      indicator("street_density", ratio("streets", "area", 1), BUILT_UP, CountryRule.RATIO_OF_SUMS);
  private static final Indicator GROWTH =
      onBoundary(
          "land_use_efficiency",
          new GrowthRatio(Term.of("area"), Term.of("population"), Rate.SIMPLE, Rate.LOG));

  @Test
  void ratio_isComputedForEveryYearWithItsInputs() {
    List<IndicatorValue> rows =
        compute(
            PHYSICIANS,
            observation("physicians", 2015, 30),
            observation("population", 2015, 10_000),
            observation("physicians", 2020, 44),
            observation("population", 2020, 11_000),
            observation("population", 2021, 12_000));
    assertThat(rows)
        .extracting(
            IndicatorValue::year,
            IndicatorValue::value,
            IndicatorValue::numerator,
            IndicatorValue::denominator,
            IndicatorValue::population)
        .containsExactly(
            tuple(2015, 3.0, 30.0, 10_000.0, 10_000.0), tuple(2020, 4.0, 44.0, 11_000.0, 11_000.0));
    IndicatorValue row = rows.get(0);
    assertThat(row.extentId()).isEqualTo(BOUNDARY);
    assertThat(row.method()).isEqualTo("ratio: 1000 * physicians / population");
    assertThat(row.source()).isEqualTo("Census");
    assertThat(row.dataYear()).isEqualTo(2015);
    assertThat(row.isProxy()).isFalse();
    assertThat(row.obsStatus()).isEqualTo("A");
    assertThat(row.nature()).isEqualTo("C");
    assertThat(row.unit()).isEqualTo("PT");
  }

  @Test
  void breakdown_needsAllInputsInIt() {
    List<IndicatorValue> rows =
        compute(
            LITERACY,
            observation("literate", 2020, 80),
            observation("adults", 2020, 100),
            new Seed("literate", 2020, 30).of(WOMEN).row(),
            new Seed("adults", 2020, 50).of(WOMEN).row(),
            new Seed("population", 2020, 70).of(WOMEN).row(),
            new Seed("literate", 2020, 50).of(Breakdown.TOTAL.withSex("M")).row());
    assertThat(rows)
        .extracting(IndicatorValue::breakdown, IndicatorValue::value, IndicatorValue::population)
        .containsExactly(tuple(WOMEN, 60.0, 70.0), tuple(Breakdown.TOTAL, 80.0, null));
  }

  @Test
  void fixedGroup_isUsedUp_butOthersAreFollowed() {
    Indicator oldAge =
        onBoundary(
            "old_age",
            new Ratio(
                List.of(new Term("population", 1, null, "Y_GE65")),
                List.of(new Term("population", 1, null, "Y15T64")),
                100));
    List<IndicatorValue> rows =
        compute(
            oldAge,
            observation("population", 2020, 1000),
            new Seed("population", 2020, 60).of(Breakdown.TOTAL.withAge("Y_GE65")).row(),
            new Seed("population", 2020, 600).of(Breakdown.TOTAL.withAge("Y15T64")).row(),
            new Seed("population", 2020, 36).of(WOMEN.withAge("Y_GE65")).row(),
            new Seed("population", 2020, 300).of(WOMEN.withAge("Y15T64")).row());
    assertThat(rows)
        .extracting(IndicatorValue::breakdown, IndicatorValue::value)
        .containsExactly(tuple(WOMEN, 12.0), tuple(Breakdown.TOTAL, 10.0));
    assertThat(rows.get(1).method())
        .isEqualTo("ratio: 100 * population[age=Y_GE65] / population[age=Y15T64]");
  }

  @Test
  void value_carriesItsStandardError() {
    Indicator income = onBoundary("mean_income", new Value(Term.of("income"), 12));
    IndicatorValue row =
        compute(income, new Seed("income", 2020, 100).with(2.5, "E", "Survey").row()).get(0);
    assertThat(row.value()).isEqualTo(1200);
    assertThat(row.stdError()).isEqualTo(30);
    assertThat(row.obsStatus()).isEqualTo("E");
    assertThat(row.nature()).isEqualTo("E");
    assertThat(row.numerator()).isNull();
  }

  @Test
  void aBreakOfOneInput_isNotHiddenByAWorseStatusOfAnother() {
    IndicatorValue row =
        compute(
                PHYSICIANS,
                new Seed("physicians", 2020, 44).with(null, "B", "Counted anew").row(),
                new Seed("population", 2020, 11_000).with(null, "E", "Projection").row())
            .get(0);
    assertThat(row.obsStatus()).isEqualTo("E");
    assertThat(row.isBreak()).isTrue();
    assertThat(Rows.indicatorValue(Rows.of(row)).isBreak()).isTrue();
  }

  @Test
  void status_isTheWorstOfTheInputs_andSourcesAreJoined() {
    IndicatorValue row =
        compute(
                PHYSICIANS,
                new Seed("physicians", 2020, 44).with(1.0, "P", "Health office").row(),
                new Seed("population", 2020, 11_000).with(null, null, "Census").row())
            .get(0);
    assertThat(row.obsStatus()).isEqualTo("P");
    assertThat(row.source()).isEqualTo("Census; Health office");
    assertThat(row.stdError()).isNull();
  }

  @Test
  void everyExtentIsComputed_theOwnOneIsNotMissing() {
    List<IndicatorValue> rows =
        compute(
            STREETS,
            observation("streets", 2020, 30),
            observation("area", 2020, 10),
            new Seed("streets", 2020, 24).on(BUILT_UP).row(),
            new Seed("area", 2020, 3).on(BUILT_UP).row(),
            new Seed("extent_population", 2020, 900).on(BUILT_UP).row());
    assertThat(rows)
        .extracting(IndicatorValue::extentId, IndicatorValue::value, IndicatorValue::population)
        .containsExactly(tuple(BOUNDARY, 3.0, null), tuple(BUILT_UP, 8.0, 900.0));
  }

  @Test
  void onlyTheBoundary_isNotTheExtentAskedFor() {
    List<IndicatorValue> rows =
        compute(STREETS, observation("streets", 2020, 30), observation("area", 2020, 10));
    assertThat(rows)
        .extracting(
            IndicatorValue::extentId,
            IndicatorValue::value,
            IndicatorValue::reason,
            IndicatorValue::obsStatus,
            IndicatorValue::nature)
        .containsExactly(
            tuple(BOUNDARY, 3.0, null, "A", "C"),
            tuple(BUILT_UP, null, "extent_missing: boundary_built_up", "O", "_X"));
  }

  @Test
  void onlyTheBoundary_standsInWhereThatIsAllowed() {
    List<IndicatorValue> rows =
        computation(ProxyExtent.ALLOWED, STREETS)
            .compute(ALFA, List.of(observation("streets", 2020, 30), observation("area", 2020, 10)))
            .values();
    IndicatorValue borrowed = rows.get(1);
    assertThat(rows).hasSize(2);
    assertThat(borrowed.extentId()).isEqualTo(BUILT_UP);
    assertThat(borrowed.value()).isEqualTo(3);
    assertThat(borrowed.isProxy()).isTrue();
    assertThat(borrowed.nature()).isEqualTo("CA");
    assertThat(borrowed.method())
        .isEqualTo("ratio: streets / area; taken on extent boundary in place of boundary_built_up");
  }

  @Test
  void inputsOfDifferentExtents_areNeverCombined() {
    List<IndicatorValue> rows =
        compute(
            STREETS,
            observation("streets", 2020, 30),
            new Seed("area", 2020, 3).on(BUILT_UP).row());
    assertThat(rows)
        .extracting(IndicatorValue::extentId, IndicatorValue::reason)
        .containsExactly(tuple(BUILT_UP, "extent_mismatch"));
  }

  @Test
  void missingInput_isNamedForTheReportingYear() {
    assertThat(compute(PHYSICIANS, observation("population", 2020, 30)))
        .extracting(IndicatorValue::year, IndicatorValue::reason, IndicatorValue::population)
        .containsExactly(tuple(2020, "missing_input: physicians", 30.0));
    // 2018 is no reporting year, but the last thing known.
    assertThat(compute(PHYSICIANS, observation("physicians", 2018, 30)))
        .extracting(IndicatorValue::year, IndicatorValue::reason)
        .containsExactly(tuple(2020, "missing_input: population"));
  }

  @Test
  void noInputs_giveOneRowInTheLastReportingYear() {
    assertThat(compute(PHYSICIANS, observation("gini", 2020, 1)))
        .extracting(IndicatorValue::year, IndicatorValue::extentId, IndicatorValue::reason)
        .containsExactly(tuple(2020, BOUNDARY, "no_data"));
    assertThat(compute(PHYSICIANS)).extracting(IndicatorValue::reason).containsExactly("no_data");
  }

  @Test
  void divisionByZero_isMissing() {
    IndicatorValue row =
        compute(PHYSICIANS, observation("physicians", 2020, 1), observation("population", 2020, 0))
            .get(0);
    assertThat(row.value()).isNull();
    assertThat(row.reason()).isEqualTo("division_by_zero");
    assertThat(row.numerator()).isEqualTo(1);
    assertThat(row.obsStatus()).isEqualTo("O");
  }

  @Test
  void reportedIndicator_fillsIn() {
    IndicatorValue row =
        compute(LITERACY, new Seed("literacy_rate", 2020, 91).in("PT").with(0.4, "E", "ONS").row())
            .get(0);
    assertThat(row.value()).isEqualTo(91);
    assertThat(row.method()).isEqualTo("reported");
    assertThat(row.stdError()).isEqualTo(0.4);
    assertThat(row.source()).isEqualTo("ONS");
    assertThat(row.nature()).isEqualTo("E");
  }

  @Test
  void computedValue_winsOverTheReportedOneWithAnIssue() {
    Computed computed =
        computation(ProxyExtent.REFUSED, LITERACY)
            .compute(
                ALFA,
                List.of(
                    new Seed("literacy_rate", 2020, 91).in("PT").row(),
                    observation("literate", 2020, 80),
                    observation("adults", 2020, 100)));
    assertThat(computed.values()).extracting(IndicatorValue::value).containsExactly(80.0);
    assertThat(computed.issues())
        .extracting(Issue::code, Issue::input, Issue::location, Issue::value, Issue::message)
        .containsExactly(
            tuple(
                "reported_and_computed",
                "statistics",
                "line 7",
                "91.0",
                "Indicator literacy_rate of XAV/alfa on extent boundary in 2020: reported 91.0,"
                    + " computed 80.0 (ratio: 100 * literate / adults); the computed value is"
                    + " published"));
  }

  @Test
  void indicatorNamedLikeItsOwnVariable_isNotReportedTwice() {
    Indicator gini = onBoundary("gini", new Value(Term.of("gini"), 1));
    Computed computed =
        computation(ProxyExtent.REFUSED, gini).compute(ALFA, List.of(observation("gini", 2020, 1)));
    assertThat(computed.issues()).isEmpty();
    assertThat(computed.values()).extracting(IndicatorValue::method).containsExactly("value: gini");
  }

  @Test
  void growth_startsFiveToTenYearsBefore() {
    List<IndicatorValue> rows = new ArrayList<>(growth(2000, 2008, 2011, 2017, 2020));
    assertThat(rows)
        .extracting(row -> row.method().replaceAll(".*([0-9]{4}-[0-9]{4}); regime .*", "$1"))
        .containsExactly("2000-2008", "2000-2011", "2011-2017", "2011-2020");
    assertThat(rows.get(3).value())
        .isCloseTo((9 / 111.0 / 9) / (StrictMath.log(1020 / 1011.0) / 9), within(1e-12));
    assertThat(growth(2018, 2020))
        .extracting(IndicatorValue::method)
        .containsExactly(
            "growth_ratio: SIMPLE area / LOG population, low reliability below 0.0005 a year,"
                + " over 5 to 10 years where there are, 2018-2020; regime R16: both grow, land faster");
    assertThat(growth(2000, 2002, 2020).get(1).method()).contains(" 2000-2020; ");
    assertThat(growth(2020)).extracting(IndicatorValue::reason).containsExactly("no_earlier_year");
  }

  @Test
  void growth_ofAPopulationThatBarelyMovesIsUnreliable() {
    IndicatorValue row =
        compute(
                GROWTH,
                observation("area", 2010, 10),
                observation("area", 2020, 12),
                observation("population", 2010, 100_000),
                observation("population", 2020, 100_100))
            .get(0);
    assertThat(row.obsStatus()).isEqualTo("U");
    assertThat(row.value()).isCloseTo(0.02 / (StrictMath.log(1.001) / 10), within(1e-9));
  }

  @Test
  void growth_isTakenAndJudgedAsTheSettingsSay() {
    var rules = new GrowthRules(new GrowthSpan(1, 2), 0.00001);
    var settings = ComputeSettings.of(List.of(2020), ProxyExtent.REFUSED, rules);
    IndicatorValue row =
        new IndicatorComputation(List.of(GROWTH), VARIABLES, settings)
                .compute(
                    ALFA,
                    List.of(
                        observation("area", 2010, 10),
                        observation("area", 2019, 11),
                        observation("area", 2020, 12),
                        observation("population", 2010, 100_000),
                        observation("population", 2019, 100_000),
                        observation("population", 2020, 100_010)))
                .values()
                .stream()
                .filter(value -> value.year() == 2020)
                .findFirst()
                .orElseThrow();

    assertThat(row.obsStatus()).isEqualTo("A");
    assertThat(row.method())
        .endsWith(
            ", low reliability below 0.00001 a year, over 1 to 2 years where there are, 2019-2020;"
                + " regime R16: both grow, land faster");
    assertThatThrownBy(() -> new GrowthRules(GrowthSpan.SDG, Double.NaN))
        .hasMessage("Invalid least population growth: NaN; a share a year, at least 0 and below 1");
  }

  @Test
  void concentration_needsTwoParts() {
    Indicator sectors =
        onBoundary(
            "specialisation",
            new NormalisedHerfindahl(List.of(Term.of("a"), Term.of("b"), Term.of("c"))));
    assertThat(compute(sectors, observation("b", 2020, 5), observation("c", 2020, 5)))
        .extracting(IndicatorValue::value, IndicatorValue::numerator, IndicatorValue::denominator)
        .containsExactly(tuple(0.0, 0.5, 2.0));
    assertThat(compute(sectors, observation("b", 2020, 5)))
        .extracting(IndicatorValue::reason)
        .containsExactly("missing_input: a");
  }

  @Test
  void yearsAfterTheLastReportingYear_areLeftOut() {
    assertThat(
            compute(LITERACY, observation("literate", 2021, 80), observation("adults", 2021, 100)))
        .extracting(IndicatorValue::year, IndicatorValue::reason)
        .containsExactly(tuple(2020, "no_data"));
  }

  @Test
  void withoutReportingYears_allYearsAreComputed() {
    var settings = ComputeSettings.of(List.of(), ProxyExtent.REFUSED);
    var computation = new IndicatorComputation(List.of(LITERACY, PHYSICIANS), VARIABLES, settings);
    assertThat(
            computation
                .compute(
                    ALFA,
                    List.of(observation("literate", 2031, 80), observation("adults", 2031, 100)))
                .values())
        .extracting(IndicatorValue::indicatorId, IndicatorValue::year, IndicatorValue::reason)
        .containsExactly(
            tuple("literacy_rate", 2031, null), tuple("physicians_density", 2031, "no_data"));
    assertThat(computation.compute(ALFA, List.of()).values()).isEmpty();
  }

  @Test
  void orderOfObservations_changesNothing() {
    var observations = new ArrayList<Observation>();
    var random = new Random(3);
    for (int year = 2001; year <= 2020; year++) {
      for (String variable : VARIABLES.keySet()) {
        observations.add(observation(variable, year, 1 + random.nextInt(100)));
        observations.add(new Seed(variable, year, 1 + random.nextInt(50)).of(WOMEN).row());
      }
    }
    var computation = computation(ProxyExtent.ALLOWED, PHYSICIANS, LITERACY, STREETS, GROWTH);
    Computed expected = computation.compute(ALFA, observations);
    assertThat(expected.values()).hasSizeGreaterThan(150);
    for (int i = 0; i < 5; i++) {
      Collections.shuffle(observations, random);
      assertThat(computation.compute(ALFA, observations)).isEqualTo(expected);
    }
  }

  @Test
  void zones_areLeftAside() {
    var zone =
        new Observation(
            ALFA,
            BOUNDARY,
            "gini",
            2020,
            Breakdown.TOTAL,
            "wards",
            "w1",
            3,
            "COUNT",
            null,
            "A",
            "Census",
            "statistics",
            1L);
    Indicator gini = onBoundary("gini", new Value(Term.of("gini"), 1));
    assertThat(compute(gini, zone, observation("gini", 2020, 1)))
        .extracting(IndicatorValue::value)
        .containsExactly(1.0);
  }

  @Test
  void ourOwnMistakes_areRefusedByName() {
    assertThatThrownBy(
            () -> compute(PHYSICIANS, observation("gini", 2020, 1), observation("gini", 2020, 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Cannot compute XAV/alfa: variable gini on extent boundary in 2020 for"
                + " Breakdown[sex=_T, age=_T, disability=_T, income=_T, urbanisation=_T] has two"
                + " observations, 1.0 and 2.0");
    assertThatThrownBy(() -> compute(PHYSICIANS, new Seed("gini", 2020, 1).in("PT").row()))
        .hasMessage(
            "Cannot compute XAV/alfa: observation of gini in unit PT, kept in COUNT; convert it"
                + " first");
    assertThatThrownBy(() -> compute(LITERACY, new Seed("literacy_rate", 2020, 1).in("1").row()))
        .hasMessage(
            "Cannot compute XAV/alfa: literacy_rate is reported in unit 1, published in PT;"
                + " convert it first");
    assertThatThrownBy(
            () -> compute(PHYSICIANS, new Seed("gini", 2020, 1).at(Place.national("XBO")).row()))
        .hasMessage("Cannot compute XAV/alfa: observation of gini is of XBO");
    assertThatThrownBy(() -> computation(ProxyExtent.REFUSED, onBoundary("x", ratio("y", "a", 1))))
        .hasMessage(
            "Invalid indicator x: its formula names variable 'y', which the catalogue lacks");
    assertThatThrownBy(() -> new GrowthSpan(5, 4)).hasMessage("Invalid growth span: 5 to 4 years");
  }

  /** 12,000 observations: a search instead of an index would compare billions of keys. */
  @Test
  @Timeout(30)
  void manyBreakdowns_staySwift() {
    var indicators = new ArrayList<Indicator>();
    for (int i = 0; i < 62; i++) {
      indicators.add(onBoundary("indicator_" + i, ratio("a", "b", i + 1)));
    }
    var observations = new ArrayList<Observation>();
    for (int year = 2001; year <= 2020; year++) {
      for (int age = 0; age < 50; age++) {
        Breakdown group = Breakdown.TOTAL.withAge("Y" + age);
        for (String variable : VARIABLES.keySet()) {
          observations.add(new Seed(variable, year, 1 + age).of(group).row());
        }
      }
    }
    var computation = computation(ProxyExtent.REFUSED, indicators.toArray(new Indicator[0]));
    List<IndicatorValue> rows = computation.compute(ALFA, observations).values();
    assertThat(rows.stream().filter(row -> row.value() != null)).hasSize(62 * 20 * 50);
  }

  private static List<IndicatorValue> growth(int... years) {
    var observations = new ArrayList<Observation>();
    for (int year : years) {
      observations.add(observation("area", year, year - 1900));
      observations.add(observation("population", year, year - 1000));
    }
    return compute(GROWTH, observations.toArray(new Observation[0]));
  }

  private static List<IndicatorValue> compute(Indicator indicator, Observation... observations) {
    return computation(ProxyExtent.REFUSED, indicator)
        .compute(ALFA, List.of(observations))
        .values();
  }

  private static IndicatorComputation computation(ProxyExtent proxy, Indicator... indicators) {
    var settings = ComputeSettings.of(List.of(2015, 2020), proxy);
    return new IndicatorComputation(List.of(indicators), VARIABLES, settings);
  }

  private static Indicator onBoundary(String id, Formula formula) {
    return indicator(id, formula, BOUNDARY, CountryRule.NONE);
  }
}
