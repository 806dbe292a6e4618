package org.urbanobservatory.index.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.index.IndexFixtures.inner;
import static org.urbanobservatory.index.IndexFixtures.leaf;
import static org.urbanobservatory.index.IndexFixtures.option;
import static org.urbanobservatory.index.IndexFixtures.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.index.treatment.SetComputation;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.MissingRule;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation.Direction;
import org.urbanobservatory.model.Standardisation.Relative;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.model.Uncertainty.Omission;
import org.urbanobservatory.model.Weighting;

/** Choices of editions that compare places within a set. */
class SetUncertaintyTest {

  @Test
  void withNothingVaried_scoresAreThoseOfTheSet() {
    Edition edition = edition(Aggregation.WEIGHTED_MEDIAN, Map.of());
    List<IndicatorValue> values = values(40);
    var monteCarlo = new MonteCarlo(edition, Uncertainty.NONE.withDraws(2));
    List<Score> scores = new SetComputation(edition).score(values, List.of(2020)).scores();
    for (CitySheet sheet : monteCarlo.sheets(values, 2020)) {
      double[] own = monteCarlo.ownScores(sheet);
      for (Score score : scores) {
        if (score.place().equals(sheet.place()) && score.score() != null) {
          assertThat(own[monteCarlo.componentIds().indexOf(score.componentId())])
              .as(score.place() + " " + score.componentId())
              .isCloseTo(score.score(), within(1e-12));
        }
      }
    }
  }

  @Test
  void whereYearsAreCompared_theirSheetsAreScoredTogether() {
    // 0 and 10 in 2015, 10 and 40 in 2020: on the range of both years 10 is 25, alone 100 or 0.
    var minMax = new Relative(new Scaling.MinMax(0, 100), Direction.HIGHER_BETTER);
    Edition edition =
        new Edition(
            "test",
            "Test",
            "none",
            List.of(
                inner("index", null, Level.INDEX, Aggregation.ARITHMETIC),
                leaf("a", "index", 1, option("a", minMax))),
            List.of(),
            false,
            new Treatment(Treatment.Scope.ALL_YEARS, List.of(), Map.of()));
    Place alfa = new Place("XAV", "alfa");
    Place bravo = new Place("XAV", "bravo");
    List<IndicatorValue> values =
        List.of(
            value(alfa, "a", 2015, 0.0),
            value(bravo, "a", 2015, 10.0),
            value(alfa, "a", 2020, 10.0),
            value(bravo, "a", 2020, 40.0));
    var monteCarlo = new MonteCarlo(edition, Uncertainty.NONE.withDraws(2));
    var sheets = monteCarlo.sheets(values, List.of(2015, 2020));
    assertThat(sheets.get(2015)).extracting(CitySheet::place).containsExactly(alfa, bravo);
    assertThat(monteCarlo.ranges(sheets.get(2015).get(1)).get(1).low()).isEqualTo(25);
    assertThat(monteCarlo.ranges(sheets.get(2020).get(0)).get(1).low()).isEqualTo(25);
    assertThat(monteCarlo.sheets(values, 2015).get(1).score(0, 0)).isEqualTo(100);
    assertThat(monteCarlo.sheets(List.of(), List.of(2015)).get(2015)).isEmpty();
  }

  @Test
  void theMeansOfOthers_travelWithASheet() {
    Edition edition = edition(Aggregation.ARITHMETIC, Map.of());
    var monteCarlo =
        new MonteCarlo(edition, choices(List.of(), List.of(), List.of(MissingRule.GROUP_MEAN)));
    for (CitySheet sheet : monteCarlo.sheets(values(12), 2020)) {
      CitySheet unpacked = monteCarlo.unpack(monteCarlo.pack(sheet, "index"), "index");
      assertThat(unpacked.groupMeans(0)).isNotEmpty().isEqualTo(sheet.groupMeans(0));
      assertThat(monteCarlo.ranges(unpacked)).isEqualTo(monteCarlo.ranges(sheet));
    }
  }

  @Test
  void anotherScaling_isTakenForAllLeavesAtOnce() {
    // Values 0, 10 and 100: min-max gives 0, 10, 100; percentile rank 0, 50, 100.
    Edition edition = edition(Aggregation.ARITHMETIC, Map.of());
    var values = new ArrayList<IndicatorValue>();
    double[] numbers = {0, 10, 100};
    for (int i = 0; i < 3; i++) {
      for (String id : List.of("a", "b", "c")) {
        values.add(value(new Place("XAV", "c" + i), id, 2020, numbers[i]));
      }
    }
    var monteCarlo =
        new MonteCarlo(
            edition, choices(List.of(new Scaling.PercentileRank()), List.of(), List.of()));
    assertThat(monteCarlo.choices()).extracting(Choice::id).containsExactly("standardisation");
    CitySheet middle = monteCarlo.sheets(values, 2020).get(1);
    MethodRange index = monteCarlo.ranges(middle).get(3);
    assertThat(index.componentId()).isEqualTo("index");
    assertThat(index.low()).isCloseTo(10, within(1e-12));
    assertThat(index.high()).isCloseTo(50, within(1e-12));
  }

  @Test
  void anotherImputation_andTheMeanOfOthers_areTaken() {
    Edition edition = edition(Aggregation.ARITHMETIC, Map.of());
    List<IndicatorValue> values = values(12);
    var monteCarlo =
        new MonteCarlo(
            edition,
            choices(List.of(), List.of(Impute.Method.GROUP_MEAN), List.of(MissingRule.GROUP_MEAN)));
    assertThat(monteCarlo.choices())
        .extracting(Choice::id)
        .containsExactly("missing", "imputation");
    assertThat(monteCarlo.ranges(monteCarlo.sheets(values, 2020))).hasSize(12);
  }

  @Test
  void whatCannotBeDrawn_isRefused() {
    assertThatThrownBy(
            () ->
                new MonteCarlo(
                    edition(Aggregation.ARITHMETIC, Map.of(Level.INDEX, Weighting.PCA)),
                    Uncertainty.NONE.withDraws(1)))
        .hasMessage(
            "Invalid uncertainty of edition test: draws: its weights follow from the data, so they"
                + " cannot be drawn");
    assertThatThrownBy(
            () ->
                new MonteCarlo(
                    edition(Aggregation.COPELAND, Map.of()), Uncertainty.NONE.withDraws(1)))
        .hasMessageStartingWith(
            "Cannot vary the choices of an edition that aggregates by copeland");
  }

  private static Uncertainty choices(
      List<Scaling> scalings, List<Impute.Method> imputations, List<MissingRule> missing) {
    return new Uncertainty(
        200, 1, 0, List.of(), List.of(), missing, Omission.NONE, scalings, imputations);
  }

  private static Edition edition(Aggregation aggregation, Map<Level, Weighting> weightings) {
    var minMax = new Relative(new Scaling.MinMax(0, 100), Direction.HIGHER_BETTER);
    var impute = new Impute(Impute.Method.MEAN, Map.of(), null);
    return new Edition(
        "test",
        "Test",
        "none",
        List.of(
            inner("index", null, Level.INDEX, aggregation),
            leaf("a", "index", 3, option("a", minMax)),
            leaf("b", "index", 1, option("b", minMax)),
            leaf("c", "index", 1, option("c", minMax))),
        List.of(),
        false,
        new Treatment(Treatment.Scope.YEAR, List.of(impute), weightings));
  }

  private static List<IndicatorValue> values(int cities) {
    var random = new Random(3);
    var values = new ArrayList<IndicatorValue>();
    for (int i = 0; i < cities; i++) {
      for (String id : List.of("a", "b", "c")) {
        if (random.nextDouble() < 0.9) {
          values.add(value(new Place("XAV", "c" + i), id, 2020, 100 * random.nextDouble()));
        }
      }
    }
    return values;
  }
}
