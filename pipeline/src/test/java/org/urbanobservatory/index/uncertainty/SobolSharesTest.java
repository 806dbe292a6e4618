package org.urbanobservatory.index.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SobolSharesTest {
  private static final double A = 7;
  private static final double B = 0.1;
  private static final List<Choice> COORDINATES =
      List.of(new Choice("x1", 0, 1), new Choice("x2", 1, 2), new Choice("x3", 2, 3));

  /** Ishigami and Homma 1990, on the cube -pi..pi. */
  private static double ishigami(double[] u) {
    double x1 = Math.PI * (2 * u[0] - 1);
    double x2 = Math.PI * (2 * u[1] - 1);
    double x3 = Math.PI * (2 * u[2] - 1);
    double sin2 = StrictMath.sin(x2) * StrictMath.sin(x2);
    return StrictMath.sin(x1) + A * sin2 + B * StrictMath.pow(x3, 4) * StrictMath.sin(x1);
  }

  @Test
  void ishigami_hasItsAnalyticShares() {
    // V = 1/2 + a^2/8 + b pi^4/5 + b^2 pi^8/18; V1 = (1 + b pi^4/5)^2 / 2; V2 = a^2/8; V3 = 0;
    // V13 = b^2 pi^8 (1/18 - 1/50).
    double pi4 = StrictMath.pow(Math.PI, 4);
    double v1 = (1 + B * pi4 / 5) * (1 + B * pi4 / 5) / 2;
    double v2 = A * A / 8;
    double v13 = B * B * pi4 * pi4 * (1 / 18.0 - 1 / 50.0);
    double v = v1 + v2 + v13;
    assertThat(v).isCloseTo(13.844587940719254, within(1e-12));
    assertThat(v1 / v).isCloseTo(0.3139, within(5e-5));

    List<ChoiceShare> shares =
        new SobolShares(COORDINATES, 3, 8192, 4).of(SobolSharesTest::ishigami);

    assertShare(shares.get(0), v1 / v, (v1 + v13) / v);
    assertShare(shares.get(1), v2 / v, v2 / v);
    assertShare(shares.get(2), 0, v13 / v);
  }

  private static void assertShare(ChoiceShare share, double first, double total) {
    assertThat(share.first()).as(share.choice()).isCloseTo(first, within(0.005));
    assertThat(share.total()).as(share.choice()).isCloseTo(total, within(0.005));
    assertThat(first).isBetween(share.firstLow(), share.firstHigh());
    assertThat(total).isBetween(share.totalLow(), share.totalHigh());
  }

  @Test
  void aGroupOfCoordinates_isOneChoice() {
    var groups = List.of(new Choice("x1 and x3", 0, 1), new Choice("x2", 1, 3));
    var sum =
        new SobolShares(groups, 3, 1024, 1).of(point -> point[0] + 2 * point[1] + point[2]);
    // Variances 1, 4 and 1 over 12; additive, so first and total are the same.
    assertThat(sum.get(0).first()).isCloseTo(1 / 6.0, within(0.02));
    assertThat(sum.get(0).total()).isCloseTo(1 / 6.0, within(0.01));
    assertThat(sum.get(1).first()).isCloseTo(5 / 6.0, within(0.02));
  }

  @Test
  void aSeed_repeatsEveryDigit_andAnotherSeedDoesNot() {
    var one = new SobolShares(COORDINATES, 3, 64, 9).of(SobolSharesTest::ishigami);
    assertThat(new SobolShares(COORDINATES, 3, 64, 9).of(SobolSharesTest::ishigami)).isEqualTo(one);
    assertThat(new SobolShares(COORDINATES, 3, 64, 8).of(SobolSharesTest::ishigami))
        .isNotEqualTo(one);
  }

  @Test
  void aConstant_orNotANumber_hasNoShares() {
    var shares = new SobolShares(COORDINATES, 3, 64, 9);
    assertThat(shares.of(point -> 5)).isEmpty();
    assertThat(shares.of(point -> point[0] > 0.5 ? Double.NaN : 1)).isEmpty();
  }

  @Test
  void moreCoordinatesThanDirectionNumbers_stillWork() {
    var shares =
        new SobolShares(
                List.of(new Choice("first", 0, 1), new Choice("others", 1, 600)), 600, 4096, 3)
            .of(point -> point[0]);
    assertThat(shares.get(0).total()).isCloseTo(1, within(0.03));
    assertThat(shares.get(1).total()).isEqualTo(0);
  }
}
