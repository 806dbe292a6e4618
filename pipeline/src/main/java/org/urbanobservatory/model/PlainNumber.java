package org.urbanobservatory.model;

import java.math.BigDecimal;

/** Numbers as messages and methods name them. */
public final class PlainNumber {
  private PlainNumber() {}

  /**
   * A number without exponent and needless digits, for example 250, 0.75 or 0.0000001.
   *
   * @throws NumberFormatException for a number that is not finite
   */
  public static String of(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
