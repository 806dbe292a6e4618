package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * One fault found in an input: a row of table {@code issues}. Faults of the world are counted in
 * issues; faults of ours are exceptions.
 *
 * @param severity how much of the input is lost
 * @param code snake_case kind of the fault, for example {@code text_in_number}
 * @param input id of the input in the configuration
 * @param location line, feature or file inside the input, null for the whole input
 * @param place the city or country concerned, null if unknown
 * @param variable the variable concerned, null if none
 * @param value the offending value as it was read, null if none
 * @param message what is wrong, where, with which value, and what to do
 * @param action what was done about it
 */
public record Issue(
    Severity severity,
    String code,
    String input,
    String location,
    Place place,
    String variable,
    String value,
    String message,
    Action action)
    implements Serializable {
  /** How much is lost: nothing, a row or a feature, an input, or a city. */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  /** What became of the faulty row, feature or file. */
  public enum Action {
    REJECTED,
    REPAIRED,
    KEPT
  }

  /** A cell of a broken file may be as long as the file; its beginning is enough to find it. */
  private static final int MOST_CHARACTERS = 500;

  public Issue {
    value = shortened(value);
    message = shortened(message);
    Objects.requireNonNull(severity, "severity");
    Check.id("issue code", code);
    Check.text("message of issue " + code, message);
    Objects.requireNonNull(action, "action");
  }

  private static String shortened(String text) {
    return text == null || text.length() <= MOST_CHARACTERS
        ? text
        : text.substring(0, MOST_CHARACTERS) + "... (" + text.length() + " characters)";
  }

  public static Issue rejected(String code, String input, String location, String message) {
    return new Issue(
        Severity.WARNING, code, input, location, null, null, null, message, Action.REJECTED);
  }

  public static Issue repaired(String code, String input, String location, String message) {
    return new Issue(
        Severity.WARNING, code, input, location, null, null, null, message, Action.REPAIRED);
  }

  public static Issue kept(String code, String input, String location, String message) {
    return new Issue(
        Severity.WARNING, code, input, location, null, null, null, message, Action.KEPT);
  }

  public static Issue error(String code, String input, String location, String message) {
    return new Issue(
        Severity.ERROR, code, input, location, null, null, null, message, Action.REJECTED);
  }

  public Issue at(Place newPlace) {
    return new Issue(severity, code, input, location, newPlace, variable, value, message, action);
  }

  /** The same fault of a confidential input: where it is, and nothing of what is written there. */
  public Issue withoutValue() {
    return new Issue(
        severity,
        code,
        input,
        location,
        place,
        variable,
        null,
        "Invalid %s of %s: %s; what it holds is confidential, look there and correct it"
            .formatted(location, input, code.replace('_', ' ')),
        action);
  }

  public Issue about(String newVariable, String newValue) {
    return new Issue(
        severity, code, input, location, place, newVariable, newValue, message, action);
  }
}
