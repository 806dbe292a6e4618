package org.urbanobservatory.source.vector;

import java.util.List;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;

/**
 * What one vector file gave.
 *
 * @param features accepted, in file order
 * @param refused features whose geometry cannot be used, each with its issue: those that cannot be
 *     read in file order, then those in metres where degrees are due
 * @param crs declared in the configuration, else in the file; null only when the file is refused
 * @param issues in the same order; those of one feature have its location
 */
public record VectorRead(
    List<Feature> features, List<RefusedFeature> refused, Crs crs, List<Issue> issues) {
  public VectorRead {
    features = List.copyOf(features);
    refused = List.copyOf(refused);
    issues = List.copyOf(issues);
  }

  /** Features in the file: accepted + rejected. */
  public long read() {
    return accepted() + rejected();
  }

  public long accepted() {
    return features.size();
  }

  public long rejected() {
    return refused.size();
  }

  /** Whether the whole file is refused: an issue of severity error says why. */
  public boolean isRefused() {
    return issues.stream().anyMatch(i -> i.severity() == Severity.ERROR);
  }
}
