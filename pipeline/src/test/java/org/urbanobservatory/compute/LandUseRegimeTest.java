package org.urbanobservatory.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The regimes by the printed signs and ratios. */
class LandUseRegimeTest {
  @ParameterizedTest
  @CsvSource({
    "R1, 0.02, 0.02",
    "R2, 0.01, 0.02",
    "R3, 0, 0.02",
    "R4, -0.01, 0.02",
    "R5, -0.02, 0.02",
    "R6, -0.03, 0.02",
    "R7, -0.01, 0",
    "R8, -0.03, -0.02",
    "R9, -0.02, -0.02",
    "R10, -0.01, -0.02",
    "R11, 0, -0.02",
    "R12, 0.01, -0.02",
    "R13, 0.02, -0.02",
    "R14, 0.03, -0.02",
    "R15, 0.01, 0",
    "R16, 0.03, 0.02",
    "R17, 0, 0",
    "R17, -0.0, -0.0"
  })
  void followsSignsAndRatio(LandUseRegime regime, double land, double people) {
    assertThat(LandUseRegime.of(land, people)).isEqualTo(regime);
  }
}
