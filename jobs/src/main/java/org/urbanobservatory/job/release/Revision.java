package org.urbanobservatory.job.release;

import java.util.Map;

/**
 * One published number that differs between two releases.
 *
 * @param table its table
 * @param key the row's key by column, in key order, without nulls
 * @param before the number in the earlier release, null if it was missing there
 * @param after the number in the later release, null if it is missing there
 */
public record Revision(String table, Map<String, Object> key, Double before, Double after) {
  /** The later minus the earlier number, null where one is missing. */
  public Double change() {
    return before == null || after == null ? null : Double.valueOf(after - before);
  }
}
