package org.urbanobservatory.source.tabular;

import java.util.List;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;

/**
 * What a table of points gave.
 *
 * @param points accepted, in file order
 * @param issues in file order
 * @param read rows in the file: accepted + rejected
 */
public record PointTable(List<Point> points, List<Issue> issues, long read) {
  /**
   * A number at a place.
   *
   * @param x longitude or metres east
   * @param y latitude or metres north
   * @param value 0 or above
   * @param line file line where the row begins
   */
  public record Point(double x, double y, double value, long line) {}

  public PointTable {
    points = List.copyOf(points);
    issues = List.copyOf(issues);
  }

  public long rejected() {
    return read - points.size();
  }

  /** Whether the whole file is refused: an issue of severity error says why. */
  public boolean isRefused() {
    return issues.stream().anyMatch(i -> i.severity() == Severity.ERROR);
  }
}
