package org.urbanobservatory.source.gtfs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.Fault;

/**
 * Counts and issues of one feed. Each wrong row has its own issue; beyond {@link #PER_CODE} of a
 * kind in one table their number is told.
 */
final class GtfsLog {
  static final int PER_CODE = 200;

  private final String input;
  private final String feed;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, long[]> counts = new LinkedHashMap<>();
  private final Map<String, Long> seen = new TreeMap<>();

  GtfsLog(String input, String feed) {
    this.input = input;
    this.feed = feed;
  }

  void read(String file) {
    count(file)[0]++;
  }

  /** Names a table that is there, though it may have no row. */
  void begin(String file) {
    count(file);
  }

  /** A row that is refused, now or after all rows are known. */
  void reject(String file, long line, Fault fault) {
    count(file)[1]++;
    if (isListed(file, fault.code())) {
      issues.add(fault.rejected(input, feed, file + " line " + line));
    }
  }

  /** A row that is used in spite of its fault. */
  void repair(String file, long line, String code, String message) {
    if (isListed(file, code)) {
      issues.add(Issue.repaired(code, input, file + " line " + line, message));
    }
  }

  /** A table or archive with a fault that does not stop its use. */
  void keep(String file, String code, String message) {
    issues.add(Issue.kept(code, input, file, message));
  }

  /** A table that is refused, or the whole feed. */
  void refuse(String file, Fault fault) {
    String where = file == null ? feed : feed + " " + file;
    Issue refused = fault.refused(input, where);
    issues.add(
        new Issue(
            Severity.ERROR,
            refused.code(),
            input,
            file,
            null,
            refused.variable(),
            refused.value(),
            refused.message(),
            refused.action()));
  }

  List<Issue> issues() {
    List<Issue> all = new ArrayList<>(issues);
    seen.forEach((key, number) -> overflow(key, number, all));
    return all;
  }

  List<FileCount> counts() {
    return counts.entrySet().stream()
        .map(e -> new FileCount(e.getKey(), e.getValue()[0], e.getValue()[1]))
        .toList();
  }

  private void overflow(String key, long number, List<Issue> all) {
    if (number > PER_CODE) {
      String[] fileAndCode = key.split(" ");
      all.add(
          Issue.rejected(
              fileAndCode[1],
              input,
              fileAndCode[0],
              "Invalid rows in %s %s: %d more with %s are not listed one by one"
                  .formatted(feed, fileAndCode[0], number - PER_CODE, fileAndCode[1])));
    }
  }

  private long[] count(String file) {
    return counts.computeIfAbsent(file, f -> new long[2]);
  }

  private boolean isListed(String file, String code) {
    return seen.merge(file + " " + code, 1L, Long::sum) <= PER_CODE;
  }
}
