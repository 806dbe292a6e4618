package org.urbanobservatory.index.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.index.panel.SdgProgress.Progress;
import org.urbanobservatory.index.panel.SdgProgress.Target;
import org.urbanobservatory.model.Place;

class ProgressAndConvergenceTest {

  @Test
  void progress_isObservedOverRequiredGrowth() {
    // 40 in 2015, 80 wanted in 2030: 2^(1/15)-1 = 4.73 % a year; 50 in 2020 is 1.25^(1/5)-1 = 4.56
    // %.
    SdgProgress progress = SdgProgress.of(series(2015, 40, 2020, 50), 80, Target.AT_LEAST);
    assertThat(progress.required()).isCloseTo(0.0472941, within(1e-7));
    assertThat(progress.observed()).isCloseTo(0.0456396, within(1e-7));
    assertThat(progress.ratio()).isCloseTo(0.96502, within(1e-5));
    assertThat(progress.progress()).isEqualTo(Progress.SIGNIFICANT_PROGRESS);
  }

  @Test
  void thresholds_separateTheClasses() {
    assertThat(of(48, Target.AT_LEAST, 80)).isEqualTo(Progress.MODERATE_PROGRESS);
    assertThat(of(42, Target.AT_LEAST, 80)).isEqualTo(Progress.INSUFFICIENT_PROGRESS);
    assertThat(of(40, Target.AT_LEAST, 80)).isEqualTo(Progress.INSUFFICIENT_PROGRESS);
    assertThat(of(39.9, Target.AT_LEAST, 80)).isEqualTo(Progress.MOVEMENT_AWAY);
    assertThat(of(80, Target.AT_LEAST, 80)).isEqualTo(Progress.TARGET_MET);
    assertThat(of(33, Target.AT_MOST, 20)).isEqualTo(Progress.MODERATE_PROGRESS);
    assertThat(of(41, Target.AT_MOST, 20)).isEqualTo(Progress.MOVEMENT_AWAY);
    assertThat(of(20, Target.AT_MOST, 20)).isEqualTo(Progress.TARGET_MET);
  }

  @Test
  void whatHasNoRate_isNotAssessed() {
    assertThat(SdgProgress.of(series(2015, 0, 2020, 5), 80, Target.AT_LEAST).progress())
        .isEqualTo(Progress.NOT_ASSESSED);
    assertThat(SdgProgress.of(new Series(List.of()), 80, Target.AT_LEAST).progress())
        .isEqualTo(Progress.NOT_ASSESSED);
    // A break leaves one year to compare.
    Series broken =
        new Series(List.of(new SeriesPoint(2015, 40, "A"), new SeriesPoint(2020, 50, "B")));
    assertThat(SdgProgress.of(broken, 80, Target.AT_LEAST).progress())
        .isEqualTo(Progress.NOT_ASSESSED);
    assertThat(SdgProgress.of(broken, 80, Target.AT_LEAST).reason())
        .isEqualTo("one_year_since_2015");
    assertThat(SdgProgress.of(series(2015, 0, 2020, 5), 80, Target.AT_LEAST).reason())
        .isEqualTo("base_value_not_above_0");
    assertThat(SdgProgress.of(series(2000, 40, 2014, 5), 80, Target.AT_LEAST).reason())
        .isEqualTo("no_value_since_2015");
    assertThat(SdgProgress.of(series(2030, 40, 2031, 50), 80, Target.AT_LEAST).reason())
        .isEqualTo("base_year_not_before_2030");
  }

  @Test
  void aTargetOfZero_isOneThousandth() {
    // (20/40)^(1/5)-1 = -12.94 % against (0.001/40)^(1/15)-1 = -50.66 %.
    SdgProgress progress = SdgProgress.of(series(2015, 40, 2020, 20), 0, Target.AT_MOST);
    assertThat(progress.required()).isCloseTo(-0.5066036, within(1e-7));
    assertThat(progress.ratio()).isCloseTo(0.2555242, within(1e-7));
    assertThat(progress.progress()).isEqualTo(Progress.INSUFFICIENT_PROGRESS);
    assertThat(SdgProgress.of(series(2015, 40, 2020, 0), 0, Target.AT_MOST).progress())
        .isEqualTo(Progress.TARGET_MET);
  }

  @Test
  void progress_isMeasuredFrom2015() {
    Series long20 =
        new Series(
            List.of(
                new SeriesPoint(2000, 90, "A"),
                new SeriesPoint(2016, 40, "A"),
                new SeriesPoint(2021, 50, "A")));
    SdgProgress progress = SdgProgress.of(long20, 80, Target.AT_LEAST);
    assertThat(progress.fromYear()).isEqualTo(2016);
    // 1.25^(1/5)-1 over 2^(1/14)-1.
    assertThat(progress.ratio())
        .isCloseTo((Math.pow(1.25, 0.2) - 1) / (Math.pow(2, 1 / 14.0) - 1), within(1e-12));
  }

  @Test
  void whatFallsBackFromBeyondItsTarget_movesAway() {
    assertThat(SdgProgress.of(series(2015, 90, 2020, 75), 80, Target.AT_LEAST).ratio())
        .isNegative();
    assertThat(SdgProgress.of(series(2015, 90, 2020, 75), 80, Target.AT_LEAST).progress())
        .isEqualTo(Progress.MOVEMENT_AWAY);
    assertThat(SdgProgress.of(series(2015, 80, 2020, 75), 80, Target.AT_LEAST).progress())
        .isEqualTo(Progress.MOVEMENT_AWAY);
    assertThat(SdgProgress.of(series(2015, 10, 2020, 25), 20, Target.AT_MOST).progress())
        .isEqualTo(Progress.MOVEMENT_AWAY);
  }

  @Test
  void sigma_isTheSpreadOfTheSamePlaces() {
    Map<Place, SortedMap<Integer, Double>> panel = new TreeMap<>();
    put(panel, "a", 10, 20);
    put(panel, "b", 30, 24);
    panel.put(new Place("XAV", "late"), new TreeMap<>(Map.of(2010, 99.0)));
    List<Convergence.Sigma> spreads = Convergence.sigma(panel);
    assertThat(spreads).extracting(Convergence.Sigma::n).containsExactly(2, 2);
    assertThat(spreads.get(0).sd()).isCloseTo(Math.sqrt(200), within(1e-12));
    assertThat(spreads.get(1).sd()).isCloseTo(Math.sqrt(8), within(1e-12));
    assertThat(spreads.get(0).coefficientOfVariation())
        .isCloseTo(Math.sqrt(200) / 20, within(1e-12));
  }

  @Test
  void beta_findsTheSpeedThatWasPutIn() {
    // ln x(10) = ln 50 + (ln x(0) - ln 50) e^(-0.02 * 10): every gap closes at 2 % a year.
    Map<Place, SortedMap<Integer, Double>> panel = new TreeMap<>();
    double[] starts = {10, 20, 35, 60, 80};
    for (double start : starts) {
      double gap = Math.log(start / 50) * Math.exp(-0.2);
      put(panel, "c" + (int) start, start, 50 * Math.exp(gap));
    }
    put(panel, "zero", 0, 10);
    Convergence.Beta beta = Convergence.beta(panel, 2000, 2010).orElseThrow();
    assertThat(beta.n()).isEqualTo(5);
    assertThat(beta.leftOut()).isEqualTo(1);
    assertThat(beta.slope()).isCloseTo((Math.exp(-0.2) - 1) / 10, within(1e-12));
    assertThat(beta.speed()).isCloseTo(0.02, within(1e-10));
    assertThat(beta.halfLifeYears()).isCloseTo(Math.log(2) / 0.02, within(1e-6));
  }

  private static void put(
      Map<Place, SortedMap<Integer, Double>> panel, String city, double first, double last) {
    panel.put(new Place("XAV", city), new TreeMap<>(Map.of(2000, first, 2010, last)));
  }

  private static Progress of(double in2020, Target kind, double target) {
    return SdgProgress.of(series(2015, 40, 2020, in2020), target, kind).progress();
  }

  private static Series series(int year, double value, int lastYear, double last) {
    return new Series(
        List.of(new SeriesPoint(year, value, "A"), new SeriesPoint(lastYear, last, "A")));
  }
}
