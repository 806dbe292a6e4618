package org.urbanobservatory.job.index;

import java.util.Map;

/**
 * One row of a table as text.
 *
 * @param location for example {@code line 12}
 * @param cells texts by column; an empty or absent one is not there
 */
record RawRow(String location, Map<String, String> cells) {
  /** The text of a column, null when there is none. */
  String text(String column) {
    return cells.get(column);
  }
}
