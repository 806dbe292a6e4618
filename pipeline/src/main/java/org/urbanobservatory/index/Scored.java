package org.urbanobservatory.index;

import java.util.List;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Score;

/**
 * An index of one place and year.
 *
 * @param scores one for every component of the edition, in its order, also those without a score
 * @param issues what a reader has to know about them
 */
public record Scored(List<Score> scores, List<Issue> issues) {
  public Scored {
    scores = List.copyOf(scores);
    issues = List.copyOf(issues);
  }
}
