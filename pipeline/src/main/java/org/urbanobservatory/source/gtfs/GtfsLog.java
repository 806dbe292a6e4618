package org.urbanobservatory.source.gtfs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.Fault;

/**
 * Counts and issues of one feed. Each wrong row has its own issue; beyond {@link #PER_CODE} of a
 * kind in one table their number is told. Rows that are refused because they name a refused or
 * absent row of another table have one issue together.
 */
final class GtfsLog {
  static final int PER_CODE = 200;

  private final String input;
  private final String feed;

  /** In the order found; what rows share is complete when all rows are read. */
  private final List<Supplier<Issue>> issues = new ArrayList<>();

  private final Map<String, LostReferences> lost = new HashMap<>();

  /** Lines of refused rows by table and id. */
  private final Map<String, Map<String, Long>> refused = new HashMap<>();

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
    if (LostReferences.isOne(fault)) {
      lost(file, fault).add(line, fault);
    } else if (isListed(file, fault.code())) {
      issues.add(() -> fault.rejected(input, feed, file + " line " + line));
    }
  }

  /** A refused row whose id rows of other tables may name. */
  void reject(String file, long line, String id, Fault fault) {
    reject(file, line, fault);
    refused.computeIfAbsent(file, f -> new HashMap<>()).putIfAbsent(id, line);
  }

  /** The rows of a table that one kind of reference costs, told where the first of them is. */
  private LostReferences lost(String file, Fault fault) {
    return lost.computeIfAbsent(
        file + " " + fault.code(),
        key -> {
          var references = new LostReferences(file, fault);
          issues.add(() -> issue(file, references));
          return references;
        });
  }

  private Issue issue(String file, LostReferences references) {
    Map<String, Long> lines = refused.getOrDefault(references.named(), Map.of());
    return references.issue(
        input,
        feed,
        count(file)[0],
        id -> lines.containsKey(id) ? OptionalLong.of(lines.get(id)) : OptionalLong.empty());
  }

  /** A row that is used in spite of its fault. */
  void repair(String file, long line, String code, String message) {
    if (isListed(file, code)) {
      issues.add(() -> Issue.repaired(code, input, file + " line " + line, message));
    }
  }

  /** A table or archive with a fault that does not stop its use. */
  void keep(String file, String code, String message) {
    issues.add(() -> Issue.kept(code, input, file, message));
  }

  /** A table that is refused, or the whole feed. */
  void refuse(String file, Fault fault) {
    String where = file == null ? feed : feed + " " + file;
    Issue whole = fault.refused(input, where);
    issues.add(
        () ->
            new Issue(
                Severity.ERROR,
                whole.code(),
                input,
                file,
                null,
                whole.variable(),
                whole.value(),
                whole.message(),
                whole.action()));
  }

  List<Issue> issues() {
    List<Issue> all = new ArrayList<>();
    issues.forEach(issue -> all.add(issue.get()));
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
