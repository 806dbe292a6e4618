package org.urbanobservatory.job.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.tabular.Duplicates;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.InputRows;

/** What a run finds in its inputs: issues, and rows read, accepted and rejected of each input. */
final class Findings {
  private final List<Issue> issues = new ArrayList<>();
  private final List<InputSummary> summaries = new ArrayList<>();

  /** In the order found; grows with the run. */
  List<Issue> issues() {
    return Collections.unmodifiableList(issues);
  }

  List<InputSummary> summaries() {
    return Collections.unmodifiableList(summaries);
  }

  void addIssues(List<Issue> found) {
    issues.addAll(found);
  }

  void add(InputSummary summary) {
    summaries.add(summary);
  }

  /** Takes the issues and input counts of an emission to the driver. */
  void collect(Dataset<Row> emission) {
    issues.addAll(issuesOf(emission));
    Emission.collect(Emission.only(emission, "inputs")).stream()
        .map(InputRows::summary)
        .forEach(summaries::add);
  }

  /** Takes contradictions of files; rows that contradict another file are rejected in their own. */
  void collectContradictions(Dataset<Row> emission) {
    List<Issue> contradictions = issuesOf(emission);
    issues.addAll(contradictions);
    summaries.replaceAll(new Duplicates.Resolution(List.of(), contradictions)::adjust);
  }

  private static List<Issue> issuesOf(Dataset<Row> emission) {
    return Emission.collect(Emission.only(emission, "issues")).stream()
        .map(InputRows::issue)
        .toList();
  }
}
