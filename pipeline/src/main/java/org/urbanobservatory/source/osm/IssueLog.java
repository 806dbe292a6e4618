package org.urbanobservatory.source.osm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.model.Issue;

/** Issues of one read: each element's own, and beyond {@link #PER_CODE} of a kind their number. */
final class IssueLog {
  static final int PER_CODE = 1000;

  private final String input;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, Long> seen = new TreeMap<>();
  private long rejected;

  IssueLog(String input) {
    this.input = input;
  }

  void reject(String code, String element, String message) {
    reject(code, element, message, 1);
  }

  /** One issue that stands for several elements. */
  void reject(String code, String element, String message, long elements) {
    rejected += elements;
    add(Issue.rejected(code, input, element, message));
  }

  void repair(String code, String element, String message) {
    add(Issue.repaired(code, input, element, message));
  }

  void keep(String code, String element, String message) {
    add(Issue.kept(code, input, element, message));
  }

  long rejected() {
    return rejected;
  }

  List<Issue> list() {
    var all = new ArrayList<>(issues);
    seen.forEach((code, n) -> overflow(code, n, all));
    return all;
  }

  private void overflow(String code, long n, List<Issue> all) {
    if (n > PER_CODE) {
      all.add(
          Issue.kept(
              code, input, null, (n - PER_CODE) + " more issues " + code + " are not listed"));
    }
  }

  private void add(Issue issue) {
    if (seen.merge(issue.code(), 1L, Long::sum) <= PER_CODE) {
      issues.add(issue);
    }
  }
}
