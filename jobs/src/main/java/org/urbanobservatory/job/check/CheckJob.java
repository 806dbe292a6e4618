package org.urbanobservatory.job.check;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Action;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.ByteSource;

/**
 * Everything that can be found wrong with the files of a configuration before computing. Writes
 * nothing. An issue of severity ERROR stops a run: it concerns the cities or a required input.
 */
public final class CheckJob {
  private CheckJob() {}

  /** What is wrong, errors first found first. */
  public static List<Issue> check(ObservatorySettings settings) {
    var issues = new ArrayList<Issue>();
    if (!settings.cities().bytes().exists()) {
      issues.add(missing("cities", settings.cities().path(), Severity.ERROR));
    }
    settings.inputs().forEach(input -> checkPresent(input, issues));
    return issues;
  }

  /** Those that stop a run. */
  public static List<Issue> errors(List<Issue> issues) {
    return issues.stream().filter(issue -> issue.severity() == Severity.ERROR).toList();
  }

  private static void checkPresent(InputSettings input, List<Issue> issues) {
    if (input.common().isPerCity()) {
      return;
    }
    ByteSource bytes = input.common().bytes();
    if (!bytes.exists()) {
      issues.add(missing(input.id(), input.common().path(), severity(input)));
    }
  }

  private static Severity severity(InputSettings input) {
    return input.common().required() ? Severity.ERROR : Severity.WARNING;
  }

  private static Issue missing(String input, String path, Severity severity) {
    String message = "Cannot read input " + input + ": there is no file " + path;
    return new Issue(
        severity, "missing_file", input, path, null, null, null, message, Action.REJECTED);
  }
}
