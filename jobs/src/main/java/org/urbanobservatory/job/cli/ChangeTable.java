package org.urbanobservatory.job.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.urbanobservatory.index.explain.ChangeContribution;
import org.urbanobservatory.index.explain.ChangeContribution.Cause;

/**
 * The parts of a change for a terminal: the largest, the others in one row, and the total that all
 * of them add up to.
 */
final class ChangeTable {
  private static final List<String> HEADER = List.of("component", "cause", "points");

  private ChangeTable() {}

  /** Empty without parts. */
  static String text(String title, List<ChangeContribution> largestFirst) {
    if (largestFirst.isEmpty()) {
      return "";
    }
    var rows = new ArrayList<List<String>>();
    largestFirst.stream()
        .limit(ExplanationText.MOST_ROWS)
        .map(part -> row(part.componentId(), name(part.cause()), part.points()))
        .forEach(rows::add);
    List<ChangeContribution> others = largestFirst.subList(rows.size(), largestFirst.size());
    if (!others.isEmpty()) {
      rows.add(row(others.size() + " others together", "", total(others)));
    }
    rows.add(row("total", "", total(largestFirst)));
    return ExplanationText.table(title, HEADER, rows)
        + System.lineSeparator()
        + meanings(largestFirst);
  }

  static double total(List<ChangeContribution> parts) {
    return parts.stream().mapToDouble(ChangeContribution::points).sum();
  }

  private static List<String> row(String component, String cause, double points) {
    return List.of(component, cause, String.format(Locale.ROOT, "%+.2f", points));
  }

  private static String name(Cause cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }

  /** What the causes that occur mean, a line each. */
  private static String meanings(List<ChangeContribution> parts) {
    return parts.stream()
        .map(ChangeContribution::cause)
        .distinct()
        .sorted()
        .map(cause -> "  " + name(cause) + ": " + meaning(cause))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String meaning(Cause cause) {
    return switch (cause) {
      case VALUE -> "its value is another, or one of those that it is made of";
      case WEIGHT ->
          "it counts more or less: it or a sibling has data that were missing or lost some, or is"
              + " weighed otherwise";
      case METHOD -> "the same value is scored otherwise, or the mean is another";
    };
  }
}
