package org.urbanobservatory.index.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.index.IndexFixtures.ALFA;
import static org.urbanobservatory.index.IndexFixtures.inner;
import static org.urbanobservatory.index.IndexFixtures.leaf;
import static org.urbanobservatory.index.IndexFixtures.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.panel.SdgProgress.Progress;
import org.urbanobservatory.index.panel.SdgProgress.Target;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Standardisation.Inverse;
import org.urbanobservatory.model.Transform;

class CityPanelTest {
  private static final Edition EDITION =
      new Edition(
          "test",
          "Test",
          "none",
          List.of(
              inner("all", null, Level.INDEX, Aggregation.ARITHMETIC),
              inner("people", "all", Level.DIMENSION, Aggregation.ARITHMETIC),
              leaf("literacy", "people", 1, option("literacy", new Identity())),
              inner("air", "all", Level.DIMENSION, Aggregation.ARITHMETIC),
              air()),
          List.of(),
          true);

  /** PM2.5, else PM10, as scores. */
  private static Component air() {
    return new Component(
        "dust", "air", Level.INDICATOR, "Dust", 1, List.of(dust("pm25"), dust("pm10")), null, null);
  }

  private static Component.Option dust(String id) {
    return new Component.Option(id, new Identity(), Indicator.Confidence.VERIFIED_OFFICIAL, 5);
  }

  @Test
  void aSeries_takesEveryYearAndOnlyTotals() {
    List<IndicatorValue> values =
        List.of(
            value("literacy", 2001, 10, "A"),
            value("literacy", 2003, 14, "A"),
            value("literacy", 2002, 12, "A"),
            group(value("literacy", 2004, 99, "A")));
    PlaceSeries series = CityPanel.of(ALFA, values, List.of(), List.of()).get(0);
    assertThat(series.key()).isEqualTo(SeriesKey.ofValues("literacy", "boundary"));
    assertThat(series.series().points())
        .extracting(SeriesPoint::year, SeriesPoint::value)
        .containsExactly(tuple(2001, 10.0), tuple(2002, 12.0), tuple(2003, 14.0));
    SeriesTrend trend = SeriesTrend.of(series, null);
    assertThat(trend.trend().orElseThrow().slope()).isEqualTo(2);
    assertThat(trend.reason()).isNull();
    assertThat(trend.progress()).isNull();
  }

  @Test
  void whatIsNotMeasuredAlike_isABreak() {
    List<IndicatorValue> values =
        List.of(
            value("literacy", 2000, 1, "A"),
            value("literacy", 2001, 2, "B"),
            value("literacy", 2002, 3, "E"),
            proxy(value("literacy", 2003, 4, "A")),
            value("literacy", 2004, 5, "A"),
            in("SCORE", value("literacy", 2005, 6, "A")));
    PlaceSeries series = CityPanel.of(ALFA, values, List.of(), List.of()).get(0);
    SeriesTrend trend = SeriesTrend.of(series, new SdgTarget(100, Target.AT_LEAST));
    assertThat(trend.breakYears()).containsExactly(2001, 2003, 2004, 2005);
    assertThat(trend.used()).extracting(SeriesPoint::year).containsExactly(2005);
    assertThat(trend.years()).isEqualTo(6);
    assertThat(trend.reason()).isEqualTo("fewer_than_three_years_since_break");
    assertThat(series.unit()).isEqualTo("SCORE");
    // A value that was reported as a score has no target in the indicator's unit.
    assertThat(trend.target()).isNull();
  }

  /** The status is the worst of the inputs, a break that of any of them. */
  @Test
  void aBreakBehindAWorseStatus_isABreakOfValuesAndScores() {
    IndicatorValue estimated = value("literacy", 2013, 60, "E");
    IndicatorValue broken =
        new IndicatorValue(
            estimated.place(),
            estimated.extentId(),
            estimated.indicatorId(),
            null,
            null,
            2013,
            Breakdown.TOTAL,
            60.0,
            estimated.unit(),
            null,
            null,
            null,
            null,
            2013,
            false,
            "E",
            "E",
            "test",
            "test",
            null,
            true);
    var values = new ArrayList<IndicatorValue>();
    for (int year = 2010; year <= 2016; year++) {
      values.add(year == 2013 ? broken : value("literacy", year, 47 + year - 2010, "A"));
      values.add(value("pm25", year, 60, "A"));
    }
    SeriesTrend trend =
        SeriesTrend.of(CityPanel.of(ALFA, values, List.of(), List.of()).get(0), null);
    assertThat(trend.breakYears()).containsExactly(2013);
    assertThat(trend.used()).extracting(SeriesPoint::year).containsExactly(2013, 2014, 2015, 2016);
    assertThat(breaks(values, List.of(2012, 2014, 2016)))
        .containsExactlyInAnyOrder("all 2014", "people 2014", "literacy 2014", "air ", "dust ");
  }

  @Test
  void aScore_breaksWithAValueThatItsCityBorrows() {
    var borrowed = new ArrayList<IndicatorValue>();
    for (int year = 2010; year <= 2013; year++) {
      borrowed.add(value("literacy", year, 50, year == 2012 ? "B" : "A").asProxy());
    }
    List<Score> scores =
        new IndexComputation(EDITION)
            .score(ALFA, List.of(2010, 2011, 2012, 2013), borrowed).stream()
                .flatMap(scored -> scored.scores().stream())
                .toList();
    assertThat(
            CityPanel.of(
                ALFA, List.of(), new CityPanel.Feeding(scores, borrowed), List.of(EDITION)))
        .filteredOn(series -> "literacy".equals(series.key().componentId()))
        .extracting(series -> SeriesTrend.of(series, null).breakYears())
        .containsExactly(List.of(2012));
  }

  @Test
  void anOlderValueForALaterYear_isNoSecondPoint() {
    List<IndicatorValue> values =
        List.of(
            value("literacy", 2015, 40, "A"),
            of("literacy", 2018, 2015, 40.0, "A"),
            value("literacy", 2020, 50, "A"));
    PlaceSeries series = CityPanel.of(ALFA, values, List.of(), List.of()).get(0);
    assertThat(series.series().points()).extracting(SeriesPoint::year).containsExactly(2015, 2020);
    SeriesTrend trend = SeriesTrend.of(series, new SdgTarget(80, Target.AT_LEAST));
    assertThat(trend.reason()).isEqualTo("fewer_than_three_years");
    // As in ProgressAndConvergenceTest: two years are enough for a class.
    assertThat(trend.progress().progress()).isEqualTo(Progress.SIGNIFICANT_PROGRESS);
    assertThat(trend.progress().ratio()).isCloseTo(0.96502, within(1e-5));
  }

  @Test
  void anIndicatorWithoutValue_saysSo() {
    IndicatorValue missing = of("literacy", 2020, null, null, "O");
    SeriesTrend trend =
        SeriesTrend.of(
            CityPanel.of(ALFA, List.of(missing), List.of(), List.of()).get(0),
            new SdgTarget(80, Target.AT_LEAST));
    assertThat(trend.reason()).isEqualTo("no_value");
    assertThat(trend.years()).isZero();
    assertThat(trend.progress().reason()).isEqualTo("no_value_since_2015");
  }

  @Test
  void aScore_breaksWhereAValueBelowItDoes() {
    var values = new ArrayList<IndicatorValue>();
    for (int year = 2010; year <= 2016; year++) {
      values.add(value("literacy", year, 50 + year - 2010, year == 2013 ? "B" : "A"));
      values.add(value(year < 2015 ? "pm10" : "pm25", year, 60, "A"));
    }
    assertThat(breaks(values, List.of(2010, 2011, 2012, 2013, 2014, 2015, 2016)))
        .containsExactlyInAnyOrder(
            "all 2013;2015", "people 2013", "literacy 2013", "air 2015", "dust 2015");
    // The break lies between two years of the index.
    assertThat(breaks(values, List.of(2012, 2014, 2016)))
        .containsExactlyInAnyOrder(
            "all 2014;2016", "people 2014", "literacy 2014", "air 2016", "dust 2016");
    Collections.reverse(values);
    assertThat(breaks(values, List.of(2016, 2014, 2012))).contains("all 2014;2016");
  }

  private static List<String> breaks(List<IndicatorValue> values, List<Integer> years) {
    List<Score> scores = new ArrayList<>();
    new IndexComputation(EDITION)
        .score(ALFA, years, values)
        .forEach(scored -> scores.addAll(scored.scores()));
    return CityPanel.of(ALFA, values, scores, List.of(EDITION)).stream()
        .filter(series -> series.key().edition() != null)
        .map(series -> SeriesTrend.of(series, null))
        .map(
            trend ->
                trend.of().key().componentId()
                    + " "
                    + String.join(";", trend.breakYears().stream().map(String::valueOf).toList()))
        .toList();
  }

  @Test
  void theTrendOfTheIndex_followsItsYears() {
    var values = new ArrayList<IndicatorValue>();
    for (int year = 2010; year <= 2014; year++) {
      values.add(value("literacy", year, 50 + 2 * (year - 2010), "A"));
      values.add(value("pm25", year, 60, "A"));
    }
    List<Score> scores = new ArrayList<>();
    new IndexComputation(EDITION)
        .score(ALFA, List.of(2010, 2011, 2012, 2013, 2014), values)
        .forEach(scored -> scores.addAll(scored.scores()));
    SeriesTrend all =
        CityPanel.of(ALFA, values, scores, List.of(EDITION)).stream()
            .filter(series -> series.key().equals(SeriesKey.ofScores("test", "all")))
            .map(series -> SeriesTrend.of(series, null))
            .findFirst()
            .orElseThrow();
    assertThat(all.trend().orElseThrow().slope()).isEqualTo(1);
    assertThat(all.of().unit()).isEqualTo("SCORE");
  }

  @Test
  void targets_areTheValuesThatScoreFull() {
    Edition targets =
        new Edition(
            "goals",
            "Goals",
            "none",
            List.of(
                inner("all", null, Level.INDEX, Aggregation.ARITHMETIC),
                leaf("access", "all", 1, option("access", new Identity())),
                leaf(
                    "slums",
                    "all",
                    1,
                    option(
                        "slums",
                        new Inverse(Transform.LINEAR, Benchmark.of(0), Benchmark.of(100)))),
                leaf("shown", "all", 1, option("shown", new Standardisation.Unscored()))),
            List.of(),
            true);
    assertThat(SdgTarget.of(targets))
        .containsExactly(
            java.util.Map.entry("access", new SdgTarget(100, Target.AT_LEAST)),
            java.util.Map.entry("slums", new SdgTarget(0, Target.AT_MOST)));
  }

  @Test
  void aSeries_isOfValuesOrOfScores() {
    assertThatThrownBy(() -> new SeriesKey("literacy", "boundary", "test", null))
        .hasMessageStartingWith("Invalid series: indicator literacy on extent boundary");
    assertThatThrownBy(() -> new SeriesKey(null, null, null, null))
        .hasMessageStartingWith("Invalid series: ");
  }

  private static IndicatorValue value(String id, int year, double value, String status) {
    return of(id, year, year, value, status);
  }

  private static IndicatorValue of(
      String id, int year, Integer dataYear, Double value, String status) {
    return new IndicatorValue(
        ALFA,
        "boundary",
        id,
        null,
        null,
        year,
        Breakdown.TOTAL,
        value,
        "PT",
        null,
        null,
        null,
        null,
        dataYear,
        false,
        status,
        "C",
        "test",
        "test",
        value == null ? "no_data" : null);
  }

  private static IndicatorValue group(IndicatorValue v) {
    return v.withBreakdown(Breakdown.TOTAL.withSex("F"));
  }

  private static IndicatorValue proxy(IndicatorValue v) {
    return v.asProxy();
  }

  private static IndicatorValue in(String unit, IndicatorValue v) {
    return v.withUnit(unit);
  }
}
