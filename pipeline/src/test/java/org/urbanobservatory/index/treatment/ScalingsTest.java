package org.urbanobservatory.index.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.model.Standardisation.Direction.HIGHER_BETTER;
import static org.urbanobservatory.model.Standardisation.Direction.LOWER_BETTER;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanobservatory.index.Standardiser;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Scaling.Borda;
import org.urbanobservatory.model.Scaling.Cap;
import org.urbanobservatory.model.Scaling.DistanceToReference;
import org.urbanobservatory.model.Scaling.DistanceToTarget;
import org.urbanobservatory.model.Scaling.MinMax;
import org.urbanobservatory.model.Scaling.PercentileRank;
import org.urbanobservatory.model.Scaling.Rank;
import org.urbanobservatory.model.Scaling.Reference;
import org.urbanobservatory.model.Scaling.ZScore;
import org.urbanobservatory.model.Standardisation.Direction;
import org.urbanobservatory.model.Standardisation.Goalposts;
import org.urbanobservatory.model.Standardisation.Relative;

/** Every comparison by hand: 1, 2, 2, 5 have the mean 2.5 and the sample variance 3. */
class ScalingsTest {
  private static final double[] X = {1, 2, 2, 5};

  static Stream<Arguments> byHand() {
    double third = 100 / 3.0;
    double root = Math.sqrt(3);
    return Stream.of(
        Arguments.of(new MinMax(0, 100), HIGHER_BETTER, new double[] {0, 25, 25, 100}),
        Arguments.of(new MinMax(0, 100), LOWER_BETTER, new double[] {100, 75, 75, 0}),
        Arguments.of(new MinMax(1, 3), HIGHER_BETTER, new double[] {1, 1.5, 1.5, 3}),
        Arguments.of(
            new ZScore(0, 1),
            HIGHER_BETTER,
            new double[] {-1.5 / root, -0.5 / root, -0.5 / root, 2.5 / root}),
        Arguments.of(
            new ZScore(100, 10),
            LOWER_BETTER,
            new double[] {100 + 15 / root, 100 + 5 / root, 100 + 5 / root, 100 - 25 / root}),
        Arguments.of(new Rank(), HIGHER_BETTER, new double[] {1, 2, 2, 4}),
        Arguments.of(new Rank(), LOWER_BETTER, new double[] {4, 2, 2, 1}),
        Arguments.of(new Borda(), HIGHER_BETTER, new double[] {0, 1, 1, 3}),
        Arguments.of(new PercentileRank(), HIGHER_BETTER, new double[] {0, third, third, 100}),
        Arguments.of(
            new DistanceToTarget(4, Cap.AT_TARGET),
            HIGHER_BETTER,
            new double[] {0, third, third, 100}),
        Arguments.of(
            new DistanceToTarget(4, Cap.NONE),
            HIGHER_BETTER,
            new double[] {0, third, third, 400 / 3.0}),
        Arguments.of(
            new DistanceToTarget(1, Cap.NONE), LOWER_BETTER, new double[] {100, 75, 75, 0}),
        Arguments.of(
            new DistanceToReference(Reference.BEST), HIGHER_BETTER, new double[] {20, 40, 40, 100}),
        Arguments.of(
            new DistanceToReference(Reference.BEST), LOWER_BETTER, new double[] {100, 50, 50, 20}),
        Arguments.of(
            new DistanceToReference(Reference.MEAN),
            HIGHER_BETTER,
            new double[] {40, 80, 80, 200}));
  }

  @ParameterizedTest
  @MethodSource("byHand")
  void scores_areThoseComputedByHand(Scaling scaling, Direction direction, double[] expected) {
    Scalings.Outcome outcome = Scalings.scores(new Relative(scaling, direction), X);
    assertThat(outcome.reason()).isNull();
    assertThat(outcome.scores()).containsExactly(expected, within(1e-12));
  }

  /** The worked cases of COINr's own tests: distance to a target of 10 and, downwards, of 0. */
  @Test
  void distanceToTarget_agreesWithThePeer() {
    Relative up = new Relative(new DistanceToTarget(10, Cap.NONE), HIGHER_BETTER);
    assertThat(Scalings.scores(up, new double[] {0, 5, 11}).scores())
        .containsExactly(new double[] {0, 50, 110}, within(1e-12));
    Relative down = new Relative(new DistanceToTarget(0, Cap.NONE), LOWER_BETTER);
    assertThat(Scalings.scores(down, new double[] {-1, 1, 10}).scores())
        .containsExactly(new double[] {110, 90, 0}, within(1e-12));
    Relative capped = new Relative(new DistanceToTarget(0, Cap.AT_TARGET), LOWER_BETTER);
    assertThat(Scalings.scores(capped, new double[] {-1, 1, 10}).scores())
        .containsExactly(new double[] {100, 90, 0}, within(1e-12));
  }

  /** The worked cases of COINr's own tests: 1, 11 and -1 between the posts 0 and 10. */
  @Test
  void goalposts_agreeWithThePeer() {
    Goalposts up = new Goalposts(HIGHER_BETTER, 0, 10, 0, 1);
    assertThat(Standardiser.between(up, 1)).isEqualTo(0.1);
    assertThat(Standardiser.between(up, 11)).isEqualTo(1);
    assertThat(Standardiser.between(up, -1)).isZero();
    Goalposts down = new Goalposts(LOWER_BETTER, 0, 10, 0, 1);
    assertThat(Standardiser.between(down, 1)).isEqualTo(0.9);
    assertThat(Standardiser.between(down, -1)).isEqualTo(1);
    assertThat(Standardiser.between(down, 11)).isZero();
  }

  static Stream<Arguments> without() {
    return Stream.of(
        Arguments.of(new MinMax(0, 100), new double[] {3, 3}, Scalings.CONSTANT),
        Arguments.of(new MinMax(0, 100), new double[] {3}, Scalings.SINGLE_PLACE),
        Arguments.of(new ZScore(0, 1), new double[] {3, 3, 3}, Scalings.CONSTANT),
        Arguments.of(new PercentileRank(), new double[] {3}, Scalings.SINGLE_PLACE),
        Arguments.of(
            new DistanceToTarget(2, Cap.NONE), new double[] {3, 4}, Scalings.TARGET_MET_BY_ALL),
        Arguments.of(
            new DistanceToReference(Reference.BEST),
            new double[] {-1, 0},
            Scalings.NOT_ABOVE_ZERO));
  }

  @ParameterizedTest
  @MethodSource("without")
  void whatCannotBeCompared_hasNoScoreButAReason(Scaling scaling, double[] x, String reason) {
    Scalings.Outcome outcome = Scalings.scores(new Relative(scaling, HIGHER_BETTER), x);
    assertThat(outcome.reason()).isEqualTo(reason);
    assertThat(outcome.scores()).containsOnly(Double.NaN);
  }

  @Test
  void aConstantIndicator_ranksAllPlacesFirst() {
    Relative rank = new Relative(new Rank(), HIGHER_BETTER);
    assertThat(Scalings.scores(rank, new double[] {7, 7, 7}).scores()).containsExactly(1, 1, 1);
  }

  @Test
  void aTargetThatAllHaveReached_isFullMarksWhenCapped() {
    Relative capped = new Relative(new DistanceToTarget(2, Cap.AT_TARGET), HIGHER_BETTER);
    assertThat(Scalings.scores(capped, new double[] {3, 4}).scores()).containsExactly(100, 100);
  }

  @Test
  void ranges_areChecked() {
    assertThatThrownBy(() -> new MinMax(100, 0))
        .hasMessage("Invalid range of min_max: from 100.0 is not below to 0.0");
    assertThatThrownBy(() -> new ZScore(0, 0))
        .hasMessage("Invalid deviation of z_score: 0.0 must be above 0");
    assertThatThrownBy(() -> new Goalposts(HIGHER_BETTER, 5, 5, 0, 1))
        .hasMessage("Invalid goalposts: lower 5.0, from 0.0 must be below upper 5.0, to 1.0");
  }
}
