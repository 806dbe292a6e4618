package org.urbanobservatory.job.settings;

import java.util.List;

/**
 * What is wrong with arguments, configuration or files before anything is computed. Carries every
 * problem found, one sentence each.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> problems;

  public ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("Invalid config exception: no problem given");
    }
    this.problems = List.copyOf(problems);
  }

  public ConfigException(String problem) {
    this(List.of(problem));
  }

  /** Every problem, in the order of the file. */
  public List<String> problems() {
    return problems;
  }
}
