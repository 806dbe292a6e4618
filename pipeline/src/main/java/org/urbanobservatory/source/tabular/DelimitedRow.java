package org.urbanobservatory.source.tabular;

import java.util.List;

/**
 * One row of a delimited file.
 *
 * @param line file line where the row begins, from 1
 * @param header names of the cells
 * @param cells trimmed, as many as the header has names
 */
public record DelimitedRow(long line, Header header, List<String> cells) {
  /** The cell of a column, null when it is empty or the column is absent. */
  public String text(String column) {
    int index = header.indexOf(column);
    String cell = index < 0 ? "" : cells.get(index);
    return cell.isEmpty() ? null : cell;
  }
}
