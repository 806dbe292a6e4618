package org.urbanobservatory.model;

import java.util.Objects;
import java.util.regex.Pattern;

/** Checks that compact constructors share; each message says what is wrong and with which value. */
final class Check {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_.-]*");

  private Check() {}

  static String id(String what, String value) {
    Objects.requireNonNull(value, what);
    if (!ID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Invalid "
              + what
              + ": '"
              + value
              + "' must be lower case letters, digits, '_', '-', '.'");
    }
    return value;
  }

  static String text(String what, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Invalid " + what + ": empty");
    }
    return value;
  }

  static double finite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Invalid " + what + ": " + value + " is not finite");
    }
    return value;
  }
}
