package org.urbanobservatory.index.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Weighting;

/** Weights from the data, in cases that have a closed form. */
class DataWeightsTest {
  private static final double[] A = {1, 2, 3, 4};
  private static final double[] TWICE_A = {2, 4, 6, 8};

  /** Correlation 0.8 with A: covariance 4/3, both sums of squares 5. */
  private static final double[] B = {1, 3, 2, 4};

  /** Uncorrelated with A: symmetric about the middle. */
  private static final double[] C = {1, -1, -1, 1};

  @Test
  void pca_ofTwoCorrelatedChildren_isEqual() {
    DataWeights.Outcome outcome = DataWeights.of(Weighting.PCA, new double[][] {A, B});
    assertThat(outcome.weights()).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
  }

  /** The first component of a pair with r = 0.8 and a stranger is the pair. */
  @Test
  void pca_leavesOutAStranger() {
    DataWeights.Outcome outcome = DataWeights.of(Weighting.PCA, new double[][] {A, TWICE_A, C});
    assertThat(outcome.weights()).containsExactly(new double[] {0.5, 0.5, 0}, within(1e-12));
  }

  /** Twins share the voice of one: 1/2, 1/2, 1 over their sum. */
  @Test
  void correlation_letsTwinsShareOneVoice() {
    DataWeights.Outcome outcome =
        DataWeights.of(Weighting.CORRELATION, new double[][] {A, TWICE_A, C});
    assertThat(outcome.weights()).containsExactly(new double[] {0.25, 0.25, 0.5}, within(1e-12));
  }

  /** 1/1.8, 1/1.8 and 1 add up to 19/9. */
  @Test
  void correlation_countsPartialAgreement() {
    DataWeights.Outcome outcome = DataWeights.of(Weighting.CORRELATION, new double[][] {A, B, C});
    assertThat(outcome.weights()[0]).isCloseTo(5 / 19.0, within(1e-12));
    assertThat(outcome.weights()[1]).isCloseTo(5 / 19.0, within(1e-12));
    assertThat(outcome.weights()[2]).isCloseTo(9 / 19.0, within(1e-12));
  }

  @Test
  void aConstantChild_hasNoWeight() {
    DataWeights.Outcome outcome =
        DataWeights.of(Weighting.CORRELATION, new double[][] {A, {5, 5, 5, 5}, C});
    assertThat(outcome.weights()).containsExactly(new double[] {0.5, 0, 0.5}, within(1e-12));
  }

  @Test
  void whatIsUndefined_saysWhy() {
    double nan = Double.NaN;
    assertThat(DataWeights.of(Weighting.PCA, new double[][] {A, {1, nan, nan, 2}}).reason())
        .isEqualTo(DataWeights.TOO_FEW_PLACES);
    assertThat(DataWeights.of(Weighting.PCA, new double[][] {A, {1, 1, 1, 1}}).reason())
        .isEqualTo(DataWeights.TOO_FEW_CHILDREN);
    assertThat(DataWeights.of(Weighting.PCA, new double[][] {A, C}).reason())
        .as("uncorrelated children have two equal components")
        .isEqualTo(DataWeights.NO_FIRST_COMPONENT);
  }
}
