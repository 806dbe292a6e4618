package org.urbanobservatory.job.explain;

import java.util.List;
import org.urbanobservatory.index.explain.ChangeContribution;
import org.urbanobservatory.job.release.RowChange;

/**
 * What an index of one city and year was in another release, and why it is another now.
 *
 * @param release id of the other release
 * @param score the index there, null without
 * @param changes parts of the change since then, largest first; empty where one side has no index
 * @param pointsOfData points that other indicator values move under the present edition; null where
 *     they cannot be told apart
 * @param pointsOfMethod points that another edition, or other code that scores, moves under the
 *     values of the other release; null with the points of data
 * @param values indicator values of the edition that differ, the latest years first
 * @param edition rows of the edition that differ
 * @param causes differences of the releases in code, catalogue, settings and inputs, one line each
 */
public record Revision(
    String release,
    Double score,
    List<ChangeContribution> changes,
    Double pointsOfData,
    Double pointsOfMethod,
    List<ValueChange> values,
    List<RowChange> edition,
    List<String> causes) {
  public Revision {
    changes = List.copyOf(changes);
    values = List.copyOf(values);
    edition = List.copyOf(edition);
    causes = List.copyOf(causes);
  }

  /**
   * An indicator value that is another than in the other release.
   *
   * @param year its reference year
   * @param before the value there, null without
   * @param after the value now, null without
   * @param why what else differs in the row, or the inputs that differ
   */
  public record ValueChange(
      String indicatorId, String extentId, int year, Double before, Double after, String why) {}
}
