package org.urbanobservatory.source.gtfs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.urbanobservatory.source.Fault;

/**
 * One row of a table. Cells that the row lacks at its end are empty.
 *
 * @param line file line where the row begins, from 1
 * @param header names of the cells
 * @param cells as read, one byte a character
 */
record GtfsRow(long line, GtfsHeader header, List<String> cells) {
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d{1,20}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE]-?\\d{1,2})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern DATE = Pattern.compile("\\d{8}");

  /**
   * The row itself.
   *
   * @throws Fault when it has more values than the header has columns
   */
  GtfsRow checked() throws Fault {
    for (int i = header.size(); i < cells.size(); i++) {
      if (!cells.get(i).isBlank()) {
        throw Fault.invalid(
            "wrong_cell_count",
            "row",
            "%d cells where the header has %d; quote cells that contain a comma"
                .formatted(cells.size(), header.size()));
      }
    }
    return this;
  }

  /** The trimmed cell, empty when the column or the cell is absent. */
  String text(String column) {
    int index = header.indexOf(column);
    return index < 0 || index >= cells.size() ? "" : GtfsText.of(cells.get(index));
  }

  /** The trimmed cell, which must hold something. */
  String required(String column) throws Fault {
    String text = text(column);
    if (text.isEmpty()) {
      throw Fault.invalid("missing_value", column, "the cell is empty; fill it")
          .about(column, null);
    }
    return text;
  }

  /** A whole number from 0, empty cells as said. */
  int whole(String column, int ifEmpty) throws Fault {
    String text = text(column);
    if (text.isEmpty()) {
      return ifEmpty;
    }
    if (!WHOLE.matcher(text).matches()) {
      throw notANumber(column, text, "a whole number from 0");
    }
    return Integer.parseInt(text);
  }

  int whole(String column) throws Fault {
    required(column);
    return whole(column, 0);
  }

  /** A code from 0 to a highest one; empty means 0. */
  int code(String column, int highest) throws Fault {
    int code = whole(column, 0);
    if (code > highest) {
      throw Fault.invalid("unknown_code", column, "%d is not from 0 to %d".formatted(code, highest))
          .about(column, text(column));
    }
    return code;
  }

  double decimal(String column) throws Fault {
    String text = required(column);
    if (!DECIMAL.matcher(text).matches()) {
      throw notANumber(column, text, "a number with a decimal point");
    }
    return Double.parseDouble(text);
  }

  /** A date as {@code YYYYMMDD}. */
  LocalDate date(String column) throws Fault {
    String text = required(column);
    try {
      if (DATE.matcher(text).matches()) {
        int date = Integer.parseInt(text);
        return LocalDate.of(date / 10000, date / 100 % 100, date % 100);
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw Fault.invalid("invalid_date", column, "'" + text + "' is no date as YYYYMMDD")
        .about(column, text);
  }

  /** Seconds after midnight of the service day; null when the cell is empty. */
  Integer time(String column) throws Fault {
    String text = text(column);
    return text.isEmpty() ? null : Integer.valueOf(seconds(column, text));
  }

  private static int seconds(String column, String text) throws Fault {
    int length = text.length();
    boolean isTime =
        length >= 7
            && length <= 9
            && text.charAt(length - 3) == ':'
            && text.charAt(length - 6) == ':'
            && areDigits(text, 0, length - 6)
            && areDigits(text, length - 5, length - 3)
            && areDigits(text, length - 2, length);
    if (isTime) {
      int minutes = Integer.parseInt(text, length - 5, length - 3, 10);
      int seconds = Integer.parseInt(text, length - 2, length, 10);
      if (minutes < 60 && seconds < 60) {
        return Integer.parseInt(text, 0, length - 6, 10) * 3600 + minutes * 60 + seconds;
      }
    }
    throw Fault.invalid("invalid_time", column, "'" + text + "' is no time as HH:MM:SS")
        .about(column, text);
  }

  private static boolean areDigits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < to;
  }

  private static Fault notANumber(String column, String text, String wanted) {
    return Fault.invalid("text_in_number", column, "'" + text + "' is not " + wanted)
        .about(column, text);
  }
}
