package org.urbanobservatory.source.tabular;

import java.util.List;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.model.Observation;

/**
 * What one file of statistics gave.
 *
 * @param observations accepted, in the order of their keys
 * @param issues in the order of the lines
 * @param summary read = accepted + rejected
 */
public record StatisticsRead(
    List<Observation> observations, List<Issue> issues, InputSummary summary) {
  public StatisticsRead {
    observations = List.copyOf(observations);
    issues = List.copyOf(issues);
  }

  /** Whether the whole file is refused: an issue of severity error says why. */
  public boolean isRefused() {
    return issues.stream().anyMatch(i -> i.severity() == Severity.ERROR);
  }
}
