package org.urbanobservatory.measure.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntersectionsTest {
  @ParameterizedTest
  @CsvSource({"0, 1", "23.9, 1", "24, 1", "24.001, 2", "100, 2"})
  void mergesTwoPointsUpToTwiceTheRadius(double distance, int expected) {
    assertThat(count(0, 0, distance, 0)).isEqualTo(expected);
    assertThat(count(-5, -7, -5, -7 - distance)).isEqualTo(expected);
    assertThat(count(-1, 0, -1 + distance * 0.6, distance * 0.8)).isEqualTo(expected);
  }

  @Test
  void chainsPointsThatAreEachNear() {
    assertThat(count(0, 0, 20, 0, 40, 0, 60, 0, 200, 0)).isEqualTo(2);
  }

  @Test
  void mergesChainsThroughALaterPoint() {
    assertThat(count(0, 0, 40, 0, 20, 0)).isEqualTo(1);
  }

  @Test
  void isZeroWithoutPoints() {
    assertThat(count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithAllPairs(long seed) {
    var random = new Random(seed);
    double[] x = random.doubles(150, -300, 300).toArray();
    double[] y = random.doubles(150, -300, 300).toArray();

    assertThat(Intersections.consolidated(x, y, 12)).isEqualTo(byAllPairs(x, y));
  }

  @Test
  void refusesARadiusOfNothing() {
    assertThatThrownBy(() -> Intersections.consolidated(new double[1], new double[1], 0))
        .hasMessage("Invalid intersection radius: 0.0 m is not between 0 and 1000");
  }

  private static int byAllPairs(double[] x, double[] y) {
    var group = new int[x.length];
    java.util.Arrays.setAll(group, i -> i);
    for (int round = 0; round < x.length; round++) {
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j < x.length; j++) {
          if (Math.hypot(x[i] - x[j], y[i] - y[j]) <= 24) {
            group[i] = Math.min(group[i], group[j]);
          }
        }
      }
    }
    return (int) java.util.Arrays.stream(group).distinct().count();
  }

  private static int count(double... xy) {
    var x = new double[xy.length / 2];
    var y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = xy[2 * i];
      y[i] = xy[2 * i + 1];
    }
    return Intersections.consolidated(x, y, 12);
  }
}
