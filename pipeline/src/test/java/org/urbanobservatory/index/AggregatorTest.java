package org.urbanobservatory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.urbanobservatory.index.Aggregator.Part;
import org.urbanobservatory.model.Aggregation;

class AggregatorTest {
  @ParameterizedTest
  @CsvSource({"ARITHMETIC, 50", "GEOMETRIC, 40", "HARMONIC, 32"})
  void mean_ofTwentyAndEighty(Aggregation aggregation, double expected) {
    assertThat(mean(aggregation, new Part(20, 1), new Part(80, 1)))
        .isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  // (3*20 + 80) / 4; (20^3 * 80)^(1/4); 4 / (3/20 + 1/80).
  @CsvSource({"ARITHMETIC, 35", "GEOMETRIC, 28.284271247461902", "HARMONIC, 24.615384615384617"})
  void mean_weighs(Aggregation aggregation, double expected) {
    assertThat(mean(aggregation, new Part(20, 3), new Part(80, 1)))
        .isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"ARITHMETIC, 40", "GEOMETRIC, 0", "HARMONIC, 0"})
  void mean_withAZero(Aggregation aggregation, double expected) {
    assertThat(mean(aggregation, new Part(0, 1), new Part(80, 1))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = Aggregation.class,
      names = {"ARITHMETIC", "GEOMETRIC", "HARMONIC", "WEIGHTED_MEDIAN"})
  void mean_ofEqualScoresIsThatScore(Aggregation aggregation) {
    assertThat(mean(aggregation, new Part(33.3, 0.1), new Part(33.3, 0.2), new Part(33.3, 7)))
        .isEqualTo(33.3);
  }

  @Test
  void contributions_addUpToTheMean() {
    List<Part> parts = List.of(new Part(20, 3), new Part(80, 1));
    assertThat(Aggregator.contributions(Aggregation.ARITHMETIC, parts)).containsExactly(15.0, 20.0);
    assertThat(Aggregator.contributions(Aggregation.GEOMETRIC, parts).get(0))
        .isCloseTo(28.284271247461902 * 0.75, within(1e-12));
    // 3/20 of (3/20 + 1/80) is 12/13.
    assertThat(Aggregator.contributions(Aggregation.HARMONIC, parts).get(0))
        .isCloseTo(24.615384615384617 * 12 / 13, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(
      value = Aggregation.class,
      names = {"ARITHMETIC", "GEOMETRIC", "HARMONIC"})
  void contributions_toZeroAreZero(Aggregation aggregation) {
    List<Part> parts = List.of(new Part(0, 1), new Part(0, 2));
    assertThat(Aggregator.contributions(aggregation, parts)).containsExactly(0.0, 0.0);
  }

  @ParameterizedTest
  @EnumSource(
      value = Aggregation.class,
      names = {"ARITHMETIC", "GEOMETRIC", "HARMONIC"})
  void mean_dependsNeitherOnOrderNorOnTheScaleOfWeights(Aggregation aggregation) {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      List<Part> parts = random(random);
      double mean = Aggregator.mean(aggregation, parts);
      var shuffled = new ArrayList<>(parts);
      Collections.shuffle(shuffled, random);
      assertThat(Aggregator.mean(aggregation, shuffled)).isCloseTo(mean, within(1e-11));
      List<Part> scaled =
          parts.stream().map(part -> new Part(part.score(), 8 * part.weight())).toList();
      assertThat(Aggregator.mean(aggregation, scaled)).isCloseTo(mean, within(1e-11));
      double sum = Aggregator.contributions(aggregation, parts).stream().mapToDouble(d -> d).sum();
      assertThat(sum).isCloseTo(mean, within(1e-11));
    }
  }

  @Test
  void means_areOrdered() {
    var random = new Random(3);
    for (int i = 0; i < 200; i++) {
      List<Part> parts = random(random);
      double geometric = Aggregator.mean(Aggregation.GEOMETRIC, parts);
      assertThat(Aggregator.mean(Aggregation.ARITHMETIC, parts)).isGreaterThan(geometric);
      assertThat(Aggregator.mean(Aggregation.HARMONIC, parts)).isLessThan(geometric);
    }
  }

  @Test
  void weightedMedian_liesAtHalfOfTheWeight() {
    Aggregation median = Aggregation.WEIGHTED_MEDIAN;
    assertThat(mean(median, new Part(10, 1), new Part(90, 1), new Part(30, 1))).isEqualTo(30);
    assertThat(mean(median, new Part(10, 1), new Part(90, 1), new Part(30, 1), new Part(50, 1)))
        .isEqualTo(40);
    assertThat(mean(median, new Part(10, 5), new Part(90, 1), new Part(30, 1))).isEqualTo(10);
    assertThat(mean(median, new Part(10, 0.1), new Part(20, 0.2), new Part(30, 0.3))).isEqualTo(25);
    assertThat(mean(median, new Part(-4, 1), new Part(-2, 2))).isEqualTo(-2);
  }

  @Test
  void contributions_ofNegativeScoresAddUpToTheMean() {
    List<Part> parts = List.of(new Part(-10, 1), new Part(40, 3));
    assertThat(Aggregator.contributions(Aggregation.ARITHMETIC, parts)).containsExactly(-2.5, 30.0);
    assertThat(Aggregator.mean(Aggregation.ARITHMETIC, parts)).isEqualTo(27.5);
  }

  @Test
  void nonsense_isRefused() {
    assertThatThrownBy(() -> new Part(Double.NaN, 1))
        .hasMessage("Invalid score: NaN is not finite");
    assertThatThrownBy(() -> mean(Aggregation.GEOMETRIC, new Part(-1, 1), new Part(50, 1)))
        .hasMessage(
            "Cannot aggregate: the geometric mean is undefined for the negative score -1.0; use an"
                + " arithmetic mean or a standardisation above 0");
    assertThatThrownBy(() -> mean(Aggregation.COPELAND, new Part(1, 1)))
        .hasMessage("Cannot aggregate one place by copeland: it compares places");
    assertThatThrownBy(() -> new Part(1, 0)).hasMessage("Invalid weight: 0.0 must be above 0");
    assertThatThrownBy(() -> Aggregator.mean(Aggregation.ARITHMETIC, List.of()))
        .hasMessage("Cannot aggregate: no scores");
  }

  private static List<Part> random(Random random) {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < 2 + random.nextInt(8); i++) {
      parts.add(new Part(1 + 99 * random.nextDouble(), 0.1 + random.nextDouble()));
    }
    return parts;
  }

  private static double mean(Aggregation aggregation, Part... parts) {
    return Aggregator.mean(aggregation, List.of(parts));
  }
}
