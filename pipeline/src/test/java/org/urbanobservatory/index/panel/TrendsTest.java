package org.urbanobservatory.index.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendsTest {
  /** Annual flow of the Nile at Aswan 1871-1970 (Cobb 1978, Biometrika 65, 243-251, table 1). */
  private static final double[] NILE = {
    1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180,
    799, 958, 1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833,
    701, 916, 692, 1020, 1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845,
    864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649,
    846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975, 815,
    1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740
  };

  @Test
  void sensOwnExample_hasHisSlope() {
    // Sen (1968), as the tests of R's deming and of SciPy quote it: slope 4; at 93 % the whole
    // ranks 4 and 18 are 26/7 and 35/8. Gilbert's ranks, C = 1.8119 sqrt(7*6*19/18) = 12.064, are
    // 4.468 and 17.532, between 26/7 and 3.75 and between 4.1818 and 35/8.
    int[] years = {1, 2, 3, 4, 10, 12, 18};
    double[] values = {9, 15, 19, 20, 45, 55, 78};
    var points = new ArrayList<SeriesPoint>();
    for (int i = 0; i < years.length; i++) {
      points.add(new SeriesPoint(years[i], values[i], "A"));
    }
    Trend trend = Trends.latest(new Series(points), 0.93).orElseThrow();
    assertThat(trend.slope()).isEqualTo(4);
    assertThat(trend.s()).isEqualTo(21);
    assertThat(trend.slopeLow()).isCloseTo(3.7309947, within(1e-7));
    assertThat(trend.slopeHigh()).isCloseTo(4.2846195, within(1e-7));
  }

  @Test
  void nile_hasWhatAPlainCountOfItsPairsGives() {
    // Every number below was counted over the 4950 pairs by a separate few lines in Python.
    Trend trend = Trends.latest(series(1871, NILE), 0.95).orElseThrow();
    assertThat(trend.n()).isEqualTo(100);
    assertThat(trend.s()).isEqualTo(-1387);
    assertThat(trend.variance()).isCloseTo(112728.3, within(0.05));
    assertThat(trend.z()).isCloseTo(-4.1281, within(5e-5));
    assertThat(trend.pValue()).isCloseTo(3.66e-5, within(5e-8));
    assertThat(trend.slope()).isCloseTo(-2.6, within(1e-12));
    // N' = 4950 slopes, C = 1.96 sqrt(112728.3) = 658.06: ranks 2145.97 and 2804.03.
    assertThat(trend.slopeLow()).isCloseTo(-3.62792648, within(1e-8));
    assertThat(trend.slopeHigh()).isCloseTo(-1.42844438, within(1e-8));
  }

  @Test
  void oneWildPoint_doesNotMoveTheSlope() {
    // 21 pairs, of which 16 to 7 alone falls; the 15 slopes without the wild point are 1.
    Trend trend = Trends.latest(series(1, 1, 2, 3, 4, 5, 16, 7), 0.9).orElseThrow();
    assertThat(trend.slope()).isEqualTo(1);
    assertThat(trend.s()).isEqualTo(19);
  }

  @Test
  void unevenYears_andTies() {
    Series series =
        new Series(
            List.of(
                new SeriesPoint(2010, 5, "A"),
                new SeriesPoint(2000, 1, "A"),
                new SeriesPoint(2005, 1, "A")));
    Trend trend = Trends.latest(series, 0.95).orElseThrow();
    // Slopes 0, 0.4 and 0.8; S = 2; var = (3*2*11 - 2*1*9)/18.
    assertThat(trend.slope()).isCloseTo(0.4, within(1e-15));
    assertThat(trend.s()).isEqualTo(2);
    assertThat(trend.variance()).isCloseTo(48 / 18.0, within(1e-12));
    assertThat(trend.slopeLow()).isNull();
  }

  @Test
  void aBreak_isNeverCrossed() {
    var points = new ArrayList<SeriesPoint>();
    for (int year = 2000; year < 2010; year++) {
      points.add(new SeriesPoint(year, 10 + year - 2000, "A"));
    }
    for (int year = 2010; year < 2015; year++) {
      points.add(new SeriesPoint(year, 100 - 2 * (year - 2010), year == 2010 ? "B" : "A"));
    }
    Trend trend = Trends.latest(new Series(points), 0.95).orElseThrow();
    assertThat(trend.fromYear()).isEqualTo(2010);
    assertThat(trend.slope()).isEqualTo(-2);
    assertThat(trend.breaks()).isEqualTo(1);
    assertThat(new Series(points).parts()).hasSize(2);
    // Two points after a break are no trend.
    points.add(new SeriesPoint(2015, 1, "B"));
    points.add(new SeriesPoint(2016, 2, "A"));
    assertThat(Trends.latest(new Series(points), 0.95)).isEmpty();
  }

  @Test
  void aConstantSeries_hasNoTrend() {
    Trend trend = Trends.latest(series(2000, 3, 3, 3, 3), 0.95).orElseThrow();
    assertThat(trend.slope()).isEqualTo(0);
    assertThat(trend.z()).isEqualTo(0);
    assertThat(trend.pValue()).isCloseTo(1, within(1e-12));
  }

  @Test
  void badInput_isRefused() {
    assertThatThrownBy(() -> new SeriesPoint(2000, Double.NaN, "A"))
        .hasMessage("Invalid value of 2000: NaN is not finite");
    assertThatThrownBy(
            () -> new Series(List.of(new SeriesPoint(2000, 1, "A"), new SeriesPoint(2000, 2, "A"))))
        .hasMessage("Invalid series: year 2000 is there twice");
    assertThatThrownBy(() -> Trends.latest(series(2000, 1, 2, 3), 95))
        .hasMessage("Invalid confidence: 95.0 is not between 0 and 1");
  }

  static Series series(int firstYear, double... values) {
    var points = new ArrayList<SeriesPoint>();
    for (int i = 0; i < values.length; i++) {
      points.add(new SeriesPoint(firstYear + i, values[i], "A"));
    }
    return new Series(points);
  }
}
