package org.urbanobservatory.job.release;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A published row that differs between two releases.
 *
 * @param kind what became of it
 * @param key the row's key by column, in key order, without nulls
 * @param cells of a changed row the columns that differ; of an added or removed one those that are
 *     not null, beside the key
 */
public record RowChange(Kind kind, Map<String, Object> key, List<Cell> cells) {
  /** What became of a row. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A column of the row.
   *
   * @param before its value in the earlier release, null without
   * @param after its value in the later release, null without
   */
  public record Cell(String column, Object before, Object after) {
    /** The later minus the earlier number, null where one is none. */
    public Double difference() {
      return before instanceof Number from && after instanceof Number to
          ? Double.valueOf(to.doubleValue() - from.doubleValue())
          : null;
    }
  }

  public RowChange {
    key = Collections.unmodifiableMap(new LinkedHashMap<>(key));
    cells = List.copyOf(cells);
  }
}
