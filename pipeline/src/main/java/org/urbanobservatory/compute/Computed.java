package org.urbanobservatory.compute;

import java.util.List;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;

/**
 * The indicators of one place.
 *
 * @param values in the order of the indicators, then by extent, year and breakdown
 * @param issues what a reader has to know about them
 */
public record Computed(List<IndicatorValue> values, List<Issue> issues) {
  public Computed {
    values = List.copyOf(values);
    issues = List.copyOf(issues);
  }
}
