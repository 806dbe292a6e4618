package org.urbanobservatory.index.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pairwise meetings by hand. */
class CopelandTest {
  private static final double NAN = Double.NaN;

  /** a beats b on two of three, b beats c on two, a beats c on two: 2, 1, 0 wins of 2. */
  @Test
  void wins_becomeShares() {
    double[][] scores = {{3, 2, 1}, {3, 2, 1}, {1, 2, 3}};
    assertThat(Copeland.scores(scores, new double[] {1, 1, 1})).containsExactly(100, 50, 0);
  }

  /** The third child weighs more than both others, so it decides alone. */
  @Test
  void theHeavierSideWins_whateverTheLead() {
    double[][] scores = {{300, 2, 1}, {300, 2, 1}, {1, 2, 3}};
    assertThat(Copeland.scores(scores, new double[] {1, 1, 2.5})).containsExactly(0, 50, 100);
  }

  /** Each beats one and loses to one: a circle without a winner. */
  @Test
  void aCircle_isADraw() {
    double[][] scores = {{3, 2, 1}, {1, 3, 2}, {2, 1, 3}};
    assertThat(Copeland.scores(scores, new double[] {1, 1, 1})).containsExactly(50, 50, 50);
  }

  @Test
  void places_meetOnWhatBothHave() {
    double[][] scores = {{3, 2, NAN}, {NAN, 1, 5}};
    assertThat(Copeland.scores(scores, new double[] {1, 1})).containsExactly(100, 0, 100);
  }

  @Test
  void whoMeetsNobody_hasNoScore() {
    double[][] scores = {{3, 2, NAN}, {NAN, NAN, 5}};
    assertThat(Copeland.scores(scores, new double[] {1, 1})).containsExactly(100, 0, NAN);
    assertThat(Copeland.scores(new double[][] {{1}}, new double[] {1})).containsExactly(NAN);
  }
}
