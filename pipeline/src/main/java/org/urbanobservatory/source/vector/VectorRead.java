package org.urbanobservatory.source.vector;

import java.util.List;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;

/**
 * What one vector file gave.
 *
 * @param features accepted, in file order
 * @param crs declared in the configuration, else in the file; null only when the file is refused
 * @param issues in file order
 * @param read features in the file: accepted + rejected
 */
public record VectorRead(List<Feature> features, Crs crs, List<Issue> issues, long read) {
  public VectorRead {
    features = List.copyOf(features);
    issues = List.copyOf(issues);
  }

  public long accepted() {
    return features.size();
  }

  public long rejected() {
    return read - features.size();
  }

  /** Whether the whole file is refused: an issue of severity error says why. */
  public boolean isRefused() {
    return issues.stream().anyMatch(i -> i.severity() == Severity.ERROR);
  }
}
