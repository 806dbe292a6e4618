package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Map;

/**
 * A worked example of a formula: values of variables in, the indicator's value out.
 *
 * <p>Keys are {@code variable}, {@code variable[sex=F]}, {@code variable[age=Y_GE65]}, {@code
 * variable[sex=F,age=Y15T24]} or, for growth, {@code variable@2010}.
 *
 * @param given values of the variables, in their units
 * @param expected the indicator's value, null when it cannot be computed
 * @param reason the reason when {@code expected} is null, else null
 * @param tolerance largest accepted absolute difference
 * @param source where the example comes from
 */
public record FormulaExample(
    Map<String, Double> given, Double expected, String reason, double tolerance, String source)
    implements Serializable {
  public FormulaExample {
    given = Map.copyOf(given);
    if ((expected == null) == (reason == null)) {
      throw new IllegalArgumentException(
          "Invalid example: needs either an expected value or a reason, has "
              + expected
              + ", "
              + reason);
    }
  }
}
