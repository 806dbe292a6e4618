package org.urbanobservatory.job.sample.file;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as files hold them. */
final class Numbers {
  private Numbers() {}

  /** Plain decimal digits, at most six behind the point, none that are zero. */
  static String text(double value) {
    BigDecimal rounded =
        new BigDecimal(value).setScale(6, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }
}
