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
import org.urbanobservatory.model.Standardisation.Goalposts;
import org.urbanobservatory.model.Standardisation.Relative;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.model.Uncertainty.Omission;
import org.urbanobservatory.model.Uncertainty.Reading;
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
    List<IndicatorValue> values = three();
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
  void ranks_areDrawnOnTheScaleOfTheEdition() {
    // 0, 10, 100 are 10 % of the range and the second of three: 10 or 50 of 0-100.
    for (Scaling ranks :
        List.of(new Scaling.Rank(), new Scaling.Borda(), new Scaling.PercentileRank())) {
      assertMiddle(middle(new Scaling.MinMax(0, 100), ranks, Aggregation.ARITHMETIC), 10, 50);
      assertMiddle(middle(new Scaling.MinMax(0, 1), ranks, Aggregation.ARITHMETIC), 0.1, 0.5);
      // 1 + 9 / 10 or 1 + 9 / 2, also under a mean that needs scores above 0
      assertMiddle(middle(new Scaling.MinMax(1, 10), ranks, Aggregation.GEOMETRIC), 1.9, 5.5);
    }
  }

  @Test
  void otherBoundedScalings_areDrawnOnTheScaleOfTheEdition() {
    var toTarget = new Scaling.DistanceToTarget(50, Scaling.Cap.AT_TARGET);
    assertMiddle(middle(new Scaling.MinMax(0, 10), toTarget, Aggregation.ARITHMETIC), 1, 2);
    assertMiddle(
        middle(new Scaling.MinMax(0, 10), new Scaling.MinMax(0, 100), Aggregation.ARITHMETIC),
        1,
        1);
    assertMiddle(
        middle(new Scaling.PercentileRank(), new Scaling.MinMax(1, 7), Aggregation.ARITHMETIC),
        10,
        50);
  }

  @Test
  void everyDraw_staysWithinTheScaleOfTheEdition() {
    List<Scaling> others =
        List.of(
            new Scaling.Rank(),
            new Scaling.Borda(),
            new Scaling.PercentileRank(),
            new Scaling.DistanceToReference(Scaling.Reference.BEST));
    var monteCarlo =
        new MonteCarlo(
            edition(new Scaling.MinMax(20, 30), Aggregation.ARITHMETIC),
            choices(others, List.of(), List.of()));
    for (List<MethodRange> place : monteCarlo.ranges(monteCarlo.sheets(values(40), 2020))) {
      assertThat(place)
          .filteredOn(range -> range.low() != null)
          .isNotEmpty()
          .allMatch(range -> range.low() >= 20 && range.high() <= 30);
    }
  }

  @Test
  void scalingsWithoutBounds_standBesideTheirOwnKindOnly() {
    var zScore = new Scaling.ZScore(50, 10);
    MethodRange range = middle(zScore, new Scaling.ZScore(0, 1), Aggregation.ARITHMETIC);
    assertThat(range.low()).isEqualTo(range.high()).isBetween(40.0, 50.0);
    assertThatThrownBy(() -> middle(new Scaling.MinMax(0, 100), zScore, Aggregation.ARITHMETIC))
        .hasMessage(
            "Invalid uncertainty of edition test: standardisation: z_score has no bounds, but the"
                + " scores of component 'a' by min_max lie in 0.0 to 100.0; leave it out, or take"
                + " min_max, percentile_rank, rank, borda, distance_to_target with 'cap: at_target'"
                + " or distance_to_reference with 'reference: best'");
    assertThatThrownBy(() -> middle(zScore, new Scaling.Rank(), Aggregation.ARITHMETIC))
        .hasMessage(
            "Invalid uncertainty of edition test: standardisation: the scores of component 'a' by"
                + " z_score have no fixed bounds that rank could be brought to; leave it out, or"
                + " standardise the edition by min_max or percentile_rank");
  }

  @Test
  void anotherReading_isDrawnOnTheScaleOfTheEdition() {
    // 10 between the goalposts 0 and 20 is the middle of 0-1 and of 0-100 alike.
    var posts = new Goalposts(Direction.HIGHER_BETTER, 0, 20, 0, 1);
    var reading = new Reading("a", "a", posts, "made up");
    var rank = new Reading("b", "b", new Relative(new Scaling.Rank(), Direction.HIGHER_BETTER), "");
    var uncertainty =
        new Uncertainty(200, 1, 0, List.of(reading, rank), List.of(), List.of(), Omission.NONE);
    var monteCarlo = new MonteCarlo(edition(Aggregation.ARITHMETIC, Map.of()), uncertainty);
    List<MethodRange> ranges = monteCarlo.ranges(monteCarlo.sheets(three(), 2020).get(1));
    assertMiddle(ranges.get(0), 10, 50);
    assertMiddle(ranges.get(1), 10, 50);
  }

  /** The index of the second of three places, whose values are 0, 10 and 100 throughout. */
  private static MethodRange middle(Scaling own, Scaling other, Aggregation aggregation) {
    var monteCarlo =
        new MonteCarlo(edition(own, aggregation), choices(List.of(other), List.of(), List.of()));
    return monteCarlo.ranges(monteCarlo.sheets(three(), 2020).get(1)).get(3);
  }

  private static void assertMiddle(MethodRange range, double low, double high) {
    assertThat(range.low()).isCloseTo(low, within(1e-12));
    assertThat(range.high()).isCloseTo(high, within(1e-12));
  }

  private static List<IndicatorValue> three() {
    var values = new ArrayList<IndicatorValue>();
    double[] numbers = {0, 10, 100};
    for (int i = 0; i < 3; i++) {
      for (String id : List.of("a", "b", "c")) {
        values.add(value(new Place("XAV", "c" + i), id, 2020, numbers[i]));
      }
    }
    return values;
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
            "Invalid uncertainty of edition test: draws: its weights follow from the data (pca,"
                + " correlation), so every draw would have its own; leave out the key 'uncertainty'"
                + " or say 'draws: 0', or give the weights as numbers with 'weights: given', for"
                + " example those of index_findings");
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

  private static Edition edition(Scaling own, Aggregation aggregation) {
    return edition(own, aggregation, Map.of());
  }

  private static Edition edition(Aggregation aggregation, Map<Level, Weighting> weightings) {
    return edition(new Scaling.MinMax(0, 100), aggregation, weightings);
  }

  private static Edition edition(
      Scaling own, Aggregation aggregation, Map<Level, Weighting> weightings) {
    var scale = new Relative(own, Direction.HIGHER_BETTER);
    var impute = new Impute(Impute.Method.MEAN, Map.of(), null);
    return new Edition(
        "test",
        "Test",
        "none",
        List.of(
            inner("index", null, Level.INDEX, aggregation),
            leaf("a", "index", 3, option("a", scale)),
            leaf("b", "index", 1, option("b", scale)),
            leaf("c", "index", 1, option("c", scale))),
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
