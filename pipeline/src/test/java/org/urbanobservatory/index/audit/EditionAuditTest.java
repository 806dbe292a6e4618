package org.urbanobservatory.index.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.index.IndexFixtures.inner;
import static org.urbanobservatory.index.IndexFixtures.leaf;
import static org.urbanobservatory.index.IndexFixtures.option;
import static org.urbanobservatory.index.IndexFixtures.value;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.audit.Correlation.Flag;
import org.urbanobservatory.index.audit.Correlation.Relation;
import org.urbanobservatory.index.audit.Discrimination.Verdict;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation.Identity;

class EditionAuditTest {
  /** Murder, assault, urban population and rape in 50 US states (McNeil 1977; R's USArrests). */
  private static final double[][] US_ARRESTS = {
    {13.2, 236, 58, 21.2}, {10, 263, 48, 44.5}, {8.1, 294, 80, 31}, {8.8, 190, 50, 19.5},
    {9, 276, 91, 40.6}, {7.9, 204, 78, 38.7}, {3.3, 110, 77, 11.1}, {5.9, 238, 72, 15.8},
    {15.4, 335, 80, 31.9}, {17.4, 211, 60, 25.8}, {5.3, 46, 83, 20.2}, {2.6, 120, 54, 14.2},
    {10.4, 249, 83, 24}, {7.2, 113, 65, 21}, {2.2, 56, 57, 11.3}, {6, 115, 66, 18},
    {9.7, 109, 52, 16.3}, {15.4, 249, 66, 22.2}, {2.1, 83, 51, 7.8}, {11.3, 300, 67, 27.8},
    {4.4, 149, 85, 16.3}, {12.1, 255, 74, 35.1}, {2.7, 72, 66, 14.9}, {16.1, 259, 44, 17.1},
    {9, 178, 70, 28.2}, {6, 109, 53, 16.4}, {4.3, 102, 62, 16.5}, {12.2, 252, 81, 46},
    {2.1, 57, 56, 9.5}, {7.4, 159, 89, 18.8}, {11.4, 285, 70, 32.1}, {11.1, 254, 86, 26.1},
    {13, 337, 45, 16.1}, {0.8, 45, 44, 7.3}, {7.3, 120, 75, 21.4}, {6.6, 151, 68, 20},
    {4.9, 159, 67, 29.3}, {6.3, 106, 72, 14.9}, {3.4, 174, 87, 8.3}, {14.4, 279, 48, 22.5},
    {3.8, 86, 45, 12.8}, {13.2, 188, 59, 26.9}, {12.7, 201, 80, 25.5}, {3.2, 120, 80, 22.9},
    {2.2, 48, 32, 11.2}, {8.5, 156, 63, 20.7}, {4, 145, 73, 26.2}, {5.7, 81, 39, 9.3},
    {2.6, 53, 66, 10.8}, {6.8, 161, 60, 15.6}
  };

  /**
   * Seven ratings of thirty departments of a financial organisation (Chatterjee and Price 1977,
   * Regression Analysis by Example, table 3.3; R's attitude).
   */
  private static final double[][] ATTITUDE = {
    {43, 51, 30, 39, 61, 92, 45},
    {63, 64, 51, 54, 63, 73, 47},
    {71, 70, 68, 69, 76, 86, 48},
    {61, 63, 45, 47, 54, 84, 35},
    {81, 78, 56, 66, 71, 83, 47},
    {43, 55, 49, 44, 54, 49, 34},
    {58, 67, 42, 56, 66, 68, 35},
    {71, 75, 50, 55, 70, 66, 41},
    {72, 82, 72, 67, 71, 83, 31},
    {67, 61, 45, 47, 62, 80, 41},
    {64, 53, 53, 58, 58, 67, 34},
    {67, 60, 47, 39, 59, 74, 41},
    {69, 62, 57, 42, 55, 63, 25},
    {68, 83, 83, 45, 59, 77, 35},
    {77, 77, 54, 72, 79, 77, 46},
    {81, 90, 50, 72, 60, 54, 36},
    {74, 85, 64, 69, 79, 79, 63},
    {65, 60, 65, 75, 55, 80, 60},
    {65, 70, 46, 57, 75, 85, 46},
    {50, 58, 68, 54, 64, 78, 52},
    {50, 40, 33, 34, 43, 64, 33},
    {64, 61, 52, 62, 66, 80, 41},
    {53, 66, 52, 50, 63, 80, 37},
    {40, 37, 42, 58, 50, 57, 49},
    {63, 54, 42, 48, 66, 75, 33},
    {66, 77, 66, 63, 88, 76, 72},
    {78, 75, 58, 74, 80, 78, 49},
    {48, 57, 44, 45, 51, 83, 38},
    {85, 85, 71, 71, 77, 74, 55},
    {82, 82, 39, 59, 64, 78, 39}
  };

  private static final Edition EDITION =
      new Edition(
          "test",
          "Test",
          "none",
          List.of(
              inner("cpi", null, Level.INDEX, Aggregation.ARITHMETIC),
              inner("life", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
              leaf("a", "life", 1, option("a", new Identity())),
              leaf("b", "life", 1, option("b", new Identity())),
              inner("land", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
              leaf("c", "land", 1, option("c", new Identity())),
              leaf("d", "land", 1, option("d", new Identity()))),
          List.of(),
          true);

  @Test
  void principalComponents_ofTheArrestsAreThePublishedOnes() {
    // James, Witten, Hastie and Tibshirani (2013), An Introduction to Statistical Learning, section
    // 10.4: standard deviations 1.5749, 0.9949, 0.5971, 0.4164; explained 62.0, 24.7, 8.9, 4.3 %;
    // first loadings 0.5359, 0.5832, 0.2782, 0.5434, second 0.4182, 0.1880, -0.8728, -0.1673.
    PrincipalComponents found = PrincipalComponents.of(US_ARRESTS).orElseThrow();
    Offset<Double> printed = within(5e-8);
    assertThat(found.eigenvalues()).hasSize(4);
    assertThat(found.eigenvalues()[0]).isCloseTo(2.4802416, printed);
    assertThat(found.eigenvalues()[1]).isCloseTo(0.9897652, printed);
    assertThat(found.eigenvalues()[2]).isCloseTo(0.3565632, printed);
    assertThat(found.eigenvalues()[3]).isCloseTo(0.1734301, printed);
    assertThat(found.explainedShare(0)).isCloseTo(0.62006039, printed);
    assertThat(found.loadings()[0])
        .containsExactly(new double[] {0.5358995, 0.5831836, 0.2781909, 0.5434321}, printed);
    assertThat(found.loadings()[1])
        .containsExactly(new double[] {-0.4181809, -0.1879856, 0.8728062, 0.1673186}, printed);
  }

  @Test
  void alpha_isThePublishedOne() {
    // Eleven yes-no questions (real-statistics.com, Cronbach's alpha), the nine complete rows; the
    // documentation of pingouin.cronbach_alpha prints 0.8016949152542373, as R's psych does.
    double[][] rows = {
      {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
      {1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0},
      {1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0},
      {1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0},
      {1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0},
      {1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0},
      {0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0},
      {1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0},
      {1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0}
    };
    assertThat(CronbachAlpha.of(rows)).isCloseTo(0.8016949152542373, within(1e-14));
    assertThat(CronbachAlpha.of(new double[][] {{1, 2}})).isNull();
    assertThat(CronbachAlpha.of(new double[][] {{1, 2}, {1, 2}})).isNull();
  }

  @Test
  void alphaOfTheAttitudes_isThePublishedOne() {
    // Revelle, An Introduction to Psychometric Theory with Applications in R, chapter 7, and the
    // manual of the package psych (function alpha, example attitude): raw alpha 0.84.
    assertThat(CronbachAlpha.of(ATTITUDE)).isCloseTo(0.84, within(0.005));
    assertThat(CronbachAlpha.of(ATTITUDE)).isCloseTo(0.8431428, within(5e-8));
  }

  @Test
  void effectiveWeights_ofAHandMadeSet() {
    // a varies with variance 4 times that of b and they are uncorrelated: in their mean, a explains
    // 16/20 of the variance though both weigh one half.
    List<Score> scores =
        scores(
            new double[][] {
              {30, 45, 50, 100}, {30, 55, 50, 100}, {70, 45, 50, 100}, {70, 55, 50, 100}
            });
    EditionAudit audit = EditionAudit.of(EDITION, 2020, scores);
    EffectiveWeight a = weight(audit, "a", "life");
    double vb = 25;
    double va = 400;
    assertThat(a.nominalShare()).isEqualTo(0.5);
    assertThat(a.squaredCorrelation()).isCloseTo(va / (va + vb), within(1e-12));
    assertThat(a.varianceShare()).isCloseTo(va / (va + vb), within(1e-12));
    assertThat(weight(audit, "b", "life").varianceShare()).isCloseTo(vb / (va + vb), within(1e-12));
    // Land does not vary, so the index varies with life alone.
    assertThat(weight(audit, "life", "cpi").varianceShare()).isCloseTo(1, within(1e-12));
    assertThat(weight(audit, "land", "cpi").varianceShare()).isCloseTo(0, within(1e-12));
    assertThat(weight(audit, "land", "cpi").squaredCorrelation()).isNull();
    assertThat(weight(audit, "a", "cpi").nominalShare()).isEqualTo(0.25);
    assertThat(weight(audit, "a", "cpi").varianceShare()).isCloseTo(va / (va + vb), within(1e-12));
    assertThat(audit.discriminations())
        .extracting(Discrimination::verdict)
        .containsExactly(
            Verdict.TELLS_APART, Verdict.TELLS_APART, Verdict.CONSTANT, Verdict.CONSTANT);
    assertThat(audit.discriminations().get(3).topShare()).isEqualTo(1);
  }

  @Test
  void correlations_areFlagged() {
    List<Score> scores =
        scores(
            new double[][] {
              {10, 20, 90, 5}, {20, 40.5, 70, 50}, {30, 60, 50, 20}, {40, 80, 30, 90}
            });
    EditionAudit audit = EditionAudit.of(EDITION, 2020, scores);
    assertThat(correlation(audit, "a", "b").flag()).isEqualTo(Flag.REDUNDANT);
    assertThat(correlation(audit, "a", "c").relation()).isEqualTo(Relation.ACROSS);
    assertThat(correlation(audit, "a", "c").r()).isCloseTo(-1, within(1e-12));
    assertThat(correlation(audit, "c", "d").flag()).isEqualTo(Flag.NEGATIVE);
    // Agreement with an ancestor is no redundancy.
    assertThat(correlation(audit, "a", "life").r()).isGreaterThan(0.92);
    assertThat(correlation(audit, "a", "life").flag()).isNull();
  }

  @Test
  void distributions_countMissingAndFindOutliers() {
    List<Score> scores =
        scores(
            new double[][] {
              {1, 1, 1, 1}, {2, 1, 1, 1}, {3, 1, 1, 1}, {4, 1, 1, 1}, {100, 1, 1, Double.NaN}
            });
    EditionAudit audit = EditionAudit.of(EDITION, 2020, scores);
    Distribution a =
        audit.distributions().stream()
            .filter(d -> d.componentId().equals("a") && d.measure().equals("value"))
            .findFirst()
            .orElseThrow();
    assertThat(a.median()).isEqualTo(3);
    assertThat(a.lowerQuartile()).isEqualTo(2);
    assertThat(a.mean()).isEqualTo(22);
    // G1 and G2 of 1, 2, 3, 4, 100 by the formulas of SKEW and KURT in spreadsheets.
    assertThat(a.skewness()).isCloseTo(2.232396, within(1e-6));
    assertThat(a.kurtosis()).isCloseTo(4.986866, within(1e-6));
    assertThat(a.isSkewed()).isTrue();
    assertThat(a.outliers()).isEqualTo(1);
    assertThat(audit.outliers())
        .containsExactly(new Outlier(new Place("XAV", "c4"), "a", 100, 4 + 1.5 * 2));
    Distribution d =
        audit.distributions().stream()
            .filter(row -> row.componentId().equals("d"))
            .findFirst()
            .orElseThrow();
    assertThat(d.missing()).isEqualTo(1);
    assertThat(audit.coverages().get(4))
        .isEqualTo(new Coverage(new Place("XAV", "c4"), 2020, 3, 4, 0.75, 0));
  }

  @Test
  void tooFewPlaces_giveNullsAndNoFault() {
    EditionAudit audit = EditionAudit.of(EDITION, 2020, scores(new double[][] {{1, 2, 3, 4}}));
    assertThat(audit.places()).isEqualTo(1);
    assertThat(audit.principalComponents()).isEmpty();
    assertThat(audit.correlations()).allMatch(row -> row.r() == null && row.flag() == null);
    assertThat(audit.reliabilities()).allMatch(row -> row.alpha() == null);
    assertThat(audit.distributions()).allMatch(row -> row.sd() == null && row.skewness() == null);
    assertThat(audit.discriminations()).allMatch(row -> row.verdict() == Verdict.TOO_FEW);
    assertThat(EditionAudit.of(EDITION, 2019, List.of()).places()).isEqualTo(0);
  }

  private static EffectiveWeight weight(EditionAudit audit, String id, String parent) {
    return audit.effectiveWeights().stream()
        .filter(row -> row.componentId().equals(id) && row.parentId().equals(parent))
        .findFirst()
        .orElseThrow();
  }

  private static Correlation correlation(EditionAudit audit, String first, String second) {
    return audit.correlations().stream()
        .filter(row -> row.first().equals(first) && row.second().equals(second))
        .findFirst()
        .orElseThrow();
  }

  /** A place for each row with values of a, b, c and d. */
  private static List<Score> scores(double[][] rows) {
    var scores = new ArrayList<Score>();
    for (int i = 0; i < rows.length; i++) {
      Place place = new Place("XAV", "c" + i);
      var values = new ArrayList<IndicatorValue>();
      for (int k = 0; k < 4; k++) {
        if (!Double.isNaN(rows[i][k])) {
          values.add(value(place, List.of("a", "b", "c", "d").get(k), 2020, rows[i][k]));
        }
      }
      scores.addAll(new IndexComputation(EDITION).score(place, 2020, values).scores());
    }
    return scores;
  }
}
