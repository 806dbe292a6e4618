package org.urbanobservatory.step.ingest;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.vector.Feature;

/** The lines of a file of streets whose class no table knows. */
final class UnknownClasses {
  private static final int MOST_NAMED = 3;

  private static final Set<String> KNOWN = known();

  private final FeaturesTask task;
  private final String column;
  private final Map<String, Seen> seen = new TreeMap<>();

  /** How many lines have a value, and the first of them. */
  private record Seen(long lines, long first) {
    Seen plus(Seen other) {
      return new Seen(lines + other.lines, Math.min(first, other.first));
    }
  }

  UnknownClasses(FeaturesTask task) {
    this.task = task;
    this.column = task.input().option("class_column");
  }

  private static Set<String> known() {
    var known = new TreeSet<String>();
    StreetTables.load().classes().forEach(c -> known.addAll(c.highways()));
    known.addAll(WalkableTables.load().open());
    known.addAll(WalkableTables.load().onlyIfOpened());
    return known;
  }

  /** Whether the class of a line is unknown; then it is counted. */
  boolean refuses(Feature line) {
    String value = column == null ? null : line.text(column);
    if (value == null || KNOWN.contains(value)) {
      return false;
    }
    seen.merge(value, new Seen(1, line.index()), Seen::plus);
    return true;
  }

  long count() {
    return seen.values().stream().mapToLong(Seen::lines).sum();
  }

  /**
   * What a user reads of them.
   *
   * @param all lines of the file
   */
  Optional<Issue> findIssue(long all) {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    long first = seen.values().stream().mapToLong(Seen::first).min().orElseThrow();
    String message =
        "Invalid street class: %d of %d lines of %s have in column %s what neither streets.yaml nor walkable.yaml knows: %s; they are neither streets nor walked along. Write a class of these tables, such as residential or footway"
            .formatted(count(), all, task.bytes().fileName(), column, values());
    return Optional.of(
        Issue.rejected("unknown_street_class", task.input().id(), "feature " + first, message));
  }

  /** The most frequent values, with the nearest name of the first. */
  private String values() {
    String named =
        seen.entrySet().stream()
            .sorted(
                Comparator.comparingLong((Map.Entry<String, Seen> e) -> -e.getValue().lines())
                    .thenComparing(Map.Entry::getKey))
            .limit(MOST_NAMED)
            .map(
                e ->
                    "'%s' (%d, first in feature %d%s)"
                        .formatted(
                            e.getKey(),
                            e.getValue().lines(),
                            e.getValue().first(),
                            NearestName.hint(e.getKey(), KNOWN)))
            .collect(Collectors.joining(", "));
    int others = seen.size() - MOST_NAMED;
    return others > 0 ? named + " and " + others + " more" : named;
  }
}
