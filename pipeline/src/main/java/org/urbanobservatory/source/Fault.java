package org.urbanobservatory.source;

import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Action;
import org.urbanobservatory.model.Issue.Severity;

/**
 * One fault of the world while reading: thrown by a reader's parts, caught per row, per feature or
 * per file, and turned into an {@link Issue}. Carries no stack trace: a bad file throws it for
 * every row.
 */
public final class Fault extends Exception {
  private final String code;
  private final String start;
  private final String detail;
  private final Severity severity;
  private final String variable;
  private final String value;

  private Fault(
      String code, String start, String detail, Severity severity, String variable, String value) {
    super(start + ": " + detail, null, false, false);
    this.code = code;
    this.start = start;
    this.detail = detail;
    this.severity = severity;
    this.variable = variable;
    this.value = value;
  }

  /** A thing with a wrong value: its issue says "Invalid {subject} in {where}: {detail}". */
  public static Fault invalid(String code, String subject, String detail) {
    return new Fault(code, "Invalid " + subject, detail, Severity.WARNING, null, null);
  }

  /** A thing that cannot be done: its issue says "Cannot {act} {where}: {detail}". */
  public static Fault cannot(String code, String act, String detail) {
    return new Fault(code, "Cannot " + act, detail, Severity.WARNING, null, null);
  }

  /** The same fault, about a variable and the value as it was read. */
  public Fault about(String newVariable, String newValue) {
    return new Fault(code, start, detail, severity, newVariable, newValue);
  }

  /**
   * The same fault, of a city or another thing: its issue says "Invalid {subject} of {owner} in".
   */
  public Fault of(String owner) {
    return new Fault(code, start + " of " + owner, detail, severity, variable, value);
  }

  /** The same fault, and what to do about it. */
  public Fault advising(String advice) {
    return new Fault(code, start, detail + "; " + advice, severity, variable, value);
  }

  /** The same fault, not worth a warning. */
  public Fault asInfo() {
    return new Fault(code, start, detail, Severity.INFO, variable, value);
  }

  /** The same fault, which costs a city or an input. */
  public Fault asError() {
    return new Fault(code, start, detail, Severity.ERROR, variable, value);
  }

  public String code() {
    return code;
  }

  /** What is wrong, without where. */
  public String detail() {
    return detail;
  }

  public String variable() {
    return variable;
  }

  public String value() {
    return value;
  }

  /** The fault of one row or feature, which is refused by itself. */
  public Issue rejected(String input, String file, String location) {
    String message = message(file + " " + location);
    return new Issue(
        severity, code, input, location, null, variable, value, message, Action.REJECTED);
  }

  /** The fault of a whole file, which is refused. */
  public Issue refused(String input, String file) {
    return new Issue(
        Severity.ERROR, code, input, null, null, variable, value, message(file), Action.REJECTED);
  }

  private String message(String where) {
    String in = start.startsWith("Invalid") ? " in " : " ";
    return start + in + where + ": " + detail;
  }
}
