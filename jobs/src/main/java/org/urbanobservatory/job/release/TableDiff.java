package org.urbanobservatory.job.release;

import java.util.List;

/**
 * What differs in one table between two releases.
 *
 * @param table its name
 * @param added rows that only the later release has
 * @param removed rows that only the earlier release has
 * @param changed rows of the same key that differ in another column
 * @param rows the first of them, as many as were wanted: by country, files that only one release
 *     has before the others, then by key
 */
public record TableDiff(
    String table, long added, long removed, long changed, List<RowChange> rows) {
  public TableDiff {
    rows = List.copyOf(rows);
  }

  /** Whether the rows of both releases are the same. */
  public boolean isEmpty() {
    return total() == 0;
  }

  /** How many rows differ. */
  public long total() {
    return added + removed + changed;
  }
}
