package org.urbanobservatory.index.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Place;

class SetConvergenceTest {
  private static final SeriesKey KEY = SeriesKey.ofValues("literacy_rate", "boundary");

  @Test
  void everyGapClosesAtTwoPercentAYear() {
    // ln x(2020) = ln 50 + (ln x(2010) - ln 50) e^(-0.02 * 10).
    var series = new ArrayList<PlaceSeries>();
    for (double start : new double[] {10, 20, 35, 60, 80}) {
      double end = 50 * Math.exp(Math.log(start / 50) * Math.exp(-0.2));
      series.add(series("XAV", "c" + (int) start, 2010, start, 2020, end));
    }
    series.add(series("XBO", "far", 2010, 30, 2015, 31));
    Collections.reverse(series);
    List<SetConvergence> results = SetConvergence.of(series);

    assertThat(results)
        .extracting(SetConvergence::countryCode, SetConvergence::cities)
        .containsExactly(tuple(null, 6), tuple("XAV", 5), tuple("XBO", 1));
    SetConvergence all = results.get(0);
    assertThat(all.fromYear()).isEqualTo(2010);
    assertThat(all.toYear()).isEqualTo(2020);
    assertThat(all.bothYears()).isEqualTo(5);
    assertThat(all.beta().orElseThrow().speed()).isCloseTo(0.02, within(1e-10));
    assertThat(all.beta().orElseThrow().halfLifeYears())
        .isCloseTo(Math.log(2) / 0.02, within(1e-6));
    // sqrt of the mean square about 41: (31^2 + 21^2 + 6^2 + 19^2 + 39^2) / 4 = 830.
    assertThat(all.sigma().get(0).sd()).isCloseTo(Math.sqrt(830), within(1e-12));
    assertThat(all.sigma().get(1).sd()).isLessThan(Math.sqrt(830));
    assertThat(all.betaReason()).isNull();
    assertThat(all.sigmaReason()).isNull();
    assertThat(results.get(1).beta()).isEqualTo(all.beta());
    assertThat(results.get(2).sigmaReason()).isEqualTo("fewer_than_two_cities");
    assertThat(results.get(2).betaReason()).isEqualTo("fewer_than_three_cities");
    assertThat(results.get(2).toYear()).isEqualTo(2015);
  }

  @Test
  void theYears_areThoseThatMostCitiesShare_onOneSideOfTheirBreaks() {
    List<PlaceSeries> series =
        List.of(
            series("XAV", "a", 2000, 10, 2010, 20, 2020, 30),
            series("XAV", "b", 2010, 12, 2020, 22),
            series("XAV", "c", 2010, 15, 2020, 24),
            broken("d"));
    SetConvergence all = SetConvergence.of(series).get(0);
    assertThat(all.fromYear()).isEqualTo(2010);
    assertThat(all.toYear()).isEqualTo(2020);
    assertThat(all.cities()).isEqualTo(4);
    assertThat(all.bothYears()).isEqualTo(3);
    assertThat(all.betaCities()).isEqualTo(3);
  }

  @Test
  void ofEqualPairs_theLongestIsTaken() {
    SetConvergence all =
        SetConvergence.of(
                List.of(
                    series("XAV", "a", 2000, 10, 2010, 20, 2020, 30),
                    series("XAV", "b", 2000, 10, 2010, 20, 2020, 30)))
            .get(0);
    assertThat(all.toYear() - all.fromYear()).isEqualTo(20);
  }

  @Test
  void whatCannotBeComputed_hasAReason() {
    assertThat(SetConvergence.of(List.of())).isEmpty();
    SetConvergence once = SetConvergence.of(List.of(series("XAV", "a", 2010, 1))).get(0);
    assertThat(once.fromYear()).isNull();
    assertThat(once.betaReason()).isEqualTo("no_city_has_two_years");
    assertThat(once.sigmaReason()).isEqualTo("no_city_has_two_years");
    SetConvergence level =
        SetConvergence.of(
                List.of(
                    series("XAV", "a", 2010, 5, 2020, 6),
                    series("XAV", "b", 2010, 5, 2020, 7),
                    series("XAV", "c", 2010, 5, 2020, 8)))
            .get(0);
    assertThat(level.betaReason()).isEqualTo("equal_first_values");
    assertThat(level.sigma()).hasSize(2);
    SetConvergence zeros =
        SetConvergence.of(
                List.of(
                    series("XAV", "a", 2010, 0, 2020, 6),
                    series("XAV", "b", 2010, 5, 2020, 7),
                    series("XAV", "c", 2010, 5, 2020, 8)))
            .get(0);
    assertThat(zeros.betaCities()).isEqualTo(2);
    assertThat(zeros.betaReason()).isEqualTo("fewer_than_three_cities");
  }

  @Test
  void anotherUnit_isNotCompared() {
    PlaceSeries odd =
        new PlaceSeries(
            new Place("XAV", "odd"), KEY, "SCORE", series("XAV", "x", 2010, 1, 2020, 2).series());
    SetConvergence all =
        SetConvergence.of(
                List.of(odd, series("XAV", "a", 2010, 3, 2020, 4), series("XAV", "b", 2010, 5)))
            .get(0);
    assertThat(all.unit()).isEqualTo("PT");
    assertThat(all.cities()).isEqualTo(2);
    assertThat(all.bothYears()).isEqualTo(1);
  }

  private static PlaceSeries broken(String city) {
    return new PlaceSeries(
        new Place("XAV", city),
        KEY,
        "PT",
        new Series(List.of(new SeriesPoint(2010, 1, "A"), new SeriesPoint(2020, 90, "B"))));
  }

  private static PlaceSeries series(String country, String city, double... yearsAndValues) {
    var points = new ArrayList<SeriesPoint>();
    for (int i = 0; i < yearsAndValues.length; i += 2) {
      points.add(new SeriesPoint((int) yearsAndValues[i], yearsAndValues[i + 1], "A"));
    }
    return new PlaceSeries(new Place(country, city), KEY, "PT", new Series(points));
  }
}
