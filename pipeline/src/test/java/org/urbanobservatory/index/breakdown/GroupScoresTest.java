package org.urbanobservatory.index.breakdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.urbanobservatory.index.IndexFixtures.ALFA;
import static org.urbanobservatory.index.IndexFixtures.inner;
import static org.urbanobservatory.index.IndexFixtures.leaf;
import static org.urbanobservatory.index.IndexFixtures.option;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Standardisation.Direction;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Standardisation.Relative;
import org.urbanobservatory.model.Treatment;

class GroupScoresTest {
  private static final Breakdown WOMEN = Breakdown.TOTAL.withSex("F");
  private static final Breakdown MEN = Breakdown.TOTAL.withSex("M");
  private static final Breakdown OLD = Breakdown.TOTAL.withAge("Y_GE65");
  private static final Edition EDITION =
      new Edition(
          "test",
          "Test",
          "none",
          List.of(
              inner("cpi", null, Level.INDEX, Aggregation.ARITHMETIC),
              inner("people", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
              leaf("literacy", "people", 1, option("literacy", new Identity())),
              leaf("work", "people", 1, option("work", new Identity())),
              inner("land", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
              leaf("green", "land", 1, option("green", new Identity()))),
          List.of(),
          true);

  private static final List<IndicatorValue> VALUES =
      List.of(
          value("literacy", 2020, Breakdown.TOTAL, 85),
          value("literacy", 2020, WOMEN, 80),
          value("literacy", 2020, MEN, 90),
          value("literacy", 2020, OLD, 60),
          value("work", 2020, Breakdown.TOTAL, 60),
          value("work", 2020, WOMEN, 50),
          value("work", 2020, MEN, 70),
          value("green", 2020, Breakdown.TOTAL, 40));

  @Test
  void aNode_isScoredForAGroupWhereAllItsInputsAre() {
    List<GroupScore> scores = new GroupScores(EDITION).of(ALFA, 2020, VALUES);
    assertThat(scores)
        .filteredOn(score -> score.group().equals(WOMEN))
        .extracting(s -> s.score().componentId(), s -> s.score().score(), s -> s.score().reason())
        .containsExactly(
            tuple("cpi", null, "not_all_inputs_by_group"),
            tuple("people", 65.0, null),
            tuple("literacy", 80.0, null),
            tuple("work", 50.0, null),
            tuple("land", null, "not_all_inputs_by_group"),
            tuple("green", null, "not_all_inputs_by_group"));
    assertThat(scores)
        .filteredOn(score -> score.group().equals(OLD) && score.score().score() != null)
        .extracting(s -> s.score().componentId())
        .containsExactly("literacy");
  }

  @Test
  void withoutGroups_thereIsNothing() {
    List<IndicatorValue> total =
        VALUES.stream().filter(value -> value.breakdown().isTotal()).toList();
    assertThat(new GroupScores(EDITION).of(ALFA, 2020, total)).isEmpty();
    assertThat(Gaps.of(2020, total)).isEmpty();
  }

  /**
   * Women's literacy is 80 in alfa and 60 in bravo, men's 90 and 100: on the range of all four, 60
   * to 100, these are 50, 0, 75 and 100. Work is known of alfa's groups alone: 50 and 70.
   */
  @Test
  void wherePlacesAreCompared_groupsOfAKindAreOneSet() {
    var minMax = new Relative(new Scaling.MinMax(0, 100), Direction.HIGHER_BETTER);
    Edition compared =
        new Edition(
            "test",
            "Test",
            "none",
            List.of(
                inner("all", null, Level.INDEX, Aggregation.ARITHMETIC),
                leaf("literacy", "all", 1, option("literacy", minMax)),
                leaf("work", "all", 1, option("work", minMax))),
            List.of(),
            false,
            new Treatment(Treatment.Scope.YEAR, List.of(), Map.of()));
    Place bravo = new Place("XAV", "bravo");
    List<IndicatorValue> values =
        List.of(
            value("literacy", 2020, Breakdown.TOTAL, 85),
            value("literacy", 2020, WOMEN, 80),
            value("literacy", 2020, MEN, 90),
            value("literacy", 2020, OLD, 10),
            value("work", 2020, Breakdown.TOTAL, 60),
            value("work", 2020, WOMEN, 50),
            value("work", 2020, MEN, 70),
            value("literacy", 2020, Breakdown.TOTAL, 80).withPlace(bravo),
            value("literacy", 2020, WOMEN, 60).withPlace(bravo),
            value("literacy", 2020, MEN, 100).withPlace(bravo),
            value("work", 2020, Breakdown.TOTAL, 40).withPlace(bravo));
    List<GroupScore> scores = new SetGroupScores(compared).of(values, List.of(2020));
    assertThat(scores)
        .filteredOn(score -> !score.group().equals(OLD))
        .extracting(
            s -> s.score().place(),
            GroupScore::group,
            s -> s.score().componentId(),
            s -> s.score().score(),
            s -> s.score().reason())
        .containsExactly(
            tuple(ALFA, WOMEN, "all", 25.0, null),
            tuple(ALFA, WOMEN, "literacy", 50.0, null),
            tuple(ALFA, WOMEN, "work", 0.0, null),
            tuple(ALFA, MEN, "all", 87.5, null),
            tuple(ALFA, MEN, "literacy", 75.0, null),
            tuple(ALFA, MEN, "work", 100.0, null),
            tuple(bravo, WOMEN, "all", null, "not_all_inputs_by_group"),
            tuple(bravo, WOMEN, "literacy", 0.0, null),
            tuple(bravo, WOMEN, "work", null, "not_all_inputs_by_group"),
            tuple(bravo, MEN, "all", null, "not_all_inputs_by_group"),
            tuple(bravo, MEN, "literacy", 100.0, null),
            tuple(bravo, MEN, "work", null, "not_all_inputs_by_group"));
    assertThat(scores)
        .as("the old of one place alone cannot be compared")
        .filteredOn(score -> score.group().equals(OLD))
        .hasSize(3)
        .allMatch(score -> score.score().score() == null);
  }

  @Test
  void gaps_compareWomenWithMen_andOthersWithEveryone() {
    assertThat(Gaps.of(2020, VALUES))
        .extracting(Gap::indicatorId, Gap::group, Gap::ratio, Gap::difference)
        .containsExactly(
            tuple("literacy", WOMEN, 80 / 90.0, -10.0),
            tuple("literacy", OLD, 60 / 85.0, -25.0),
            tuple("work", WOMEN, 50 / 70.0, -20.0));
  }

  @Test
  void gaps_takeTheLatestYearThatBothHave() {
    List<IndicatorValue> values =
        List.of(
            value("work", 2019, WOMEN, 40),
            value("work", 2019, MEN, 0),
            value("work", 2021, WOMEN, 55),
            value("work", 2021, MEN, 60),
            value("work", 2020, WOMEN, 50));
    assertThat(Gaps.of(2021, values)).extracting(Gap::dataYear).containsExactly(2021);
    assertThat(Gaps.of(2020, values).get(0).dataYear()).isEqualTo(2019);
    assertThat(Gaps.of(2020, values).get(0).ratio()).isNull();
  }

  private static IndicatorValue value(String id, int year, Breakdown group, double value) {
    return new IndicatorValue(
        ALFA,
        "boundary",
        id,
        null,
        null,
        year,
        group,
        value,
        "PT",
        null,
        null,
        null,
        null,
        year,
        false,
        "A",
        "C",
        "test",
        "test",
        null);
  }
}
