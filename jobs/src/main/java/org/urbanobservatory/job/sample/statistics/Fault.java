package org.urbanobservatory.job.sample.statistics;

/**
 * A deliberate fault and what must be said of it.
 *
 * @param code code of the issue
 * @param input id of the input
 * @param location the line
 * @param about what is wrong, in words
 */
public record Fault(String code, String input, String location, String about) {

  /** The line of the list of expected issues. */
  public String line() {
    return String.join(",", code, input, location, about);
  }
}
