package org.urbanobservatory.job.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;

/** Issues as text or JSON. */
final class Issues {
  private Issues() {}

  /** A line per issue and a closing line with their number. */
  static String text(List<Issue> issues) {
    return Stream.concat(issues.stream().map(Issues::line), Stream.of(closing(issues)))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(Issue issue) {
    String where =
        Stream.of(issue.input(), issue.location())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(", "));
    return id(issue.severity()) + "  " + (where.isEmpty() ? "" : where + ": ") + issue.message();
  }

  private static String closing(List<Issue> issues) {
    return count(issues, Severity.ERROR)
        + " errors, "
        + count(issues, Severity.WARNING)
        + " warnings, "
        + count(issues, Severity.INFO)
        + " notes";
  }

  private static long count(List<Issue> issues, Severity severity) {
    return issues.stream().filter(issue -> issue.severity() == severity).count();
  }

  static String json(List<Issue> issues) {
    var array = Json.array();
    for (Issue issue : issues) {
      array
          .addObject()
          .put("severity", id(issue.severity()))
          .put("code", issue.code())
          .put("input", issue.input())
          .put("location", issue.location())
          .put("place", issue.place() == null ? null : issue.place().toString())
          .put("variable", issue.variable())
          .put("value", issue.value())
          .put("message", issue.message())
          .put("action", issue.action().name().toLowerCase(Locale.ROOT));
    }
    return Json.text(array);
  }

  private static String id(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
