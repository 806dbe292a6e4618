package org.urbanobservatory.source.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.urbanobservatory.source.Fault;

/**
 * The records of a delimited text (RFC 4180: quotes around a cell, doubled inside, may span lines;
 * CR, LF or CR LF end a line). A record whose quotes are wrong is refused alone: reading goes on
 * with the line after the one where it began. A general CSV parser swallows or stops at the rest of
 * the file there, which is why this one exists.
 */
public final class RawRecords implements Closeable {
  /** A longer line is not a table. */
  static final int MAX_LINE = 4_000_000;

  /** A quoted cell that spans more lines is taken as one that was never closed. */
  static final int MAX_QUOTED_LINES = 200;

  private final Reader reader;
  private final char delimiter;
  private final Deque<Line> pushedBack = new ArrayDeque<>();
  private long lastLine;
  private int peeked = -2;

  public RawRecords(Reader reader, char delimiter) {
    this.reader = reader;
    this.delimiter = delimiter;
  }

  /**
   * One record, or why there is none.
   *
   * @param line file line where it begins, from 1
   * @param cells as written, without quotes; empty when there is a fault
   * @param fault what is wrong with it, null if nothing
   */
  public record Raw(long line, List<String> cells, Fault fault) {
    public boolean isBlank() {
      return fault == null && cells.stream().allMatch(String::isBlank);
    }
  }

  private record Line(long number, String text) {}

  /** The next record, null at the end. */
  public Raw next() throws IOException, Fault {
    Line first = nextLine();
    if (first == null) {
      return null;
    }
    List<Line> more = new ArrayList<>();
    try {
      return new Raw(first.number, new Cells(first, more).split(), null);
    } catch (Fault fault) {
      for (int i = more.size() - 1; i >= 0; i--) {
        pushedBack.push(more.get(i));
      }
      return new Raw(first.number, List.of(), fault);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private Line nextLine() throws IOException, Fault {
    return pushedBack.isEmpty() ? readLine() : pushedBack.pop();
  }

  private Line readLine() throws IOException, Fault {
    int c = read();
    if (c < 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    while (c >= 0 && c != '\n' && c != '\r') {
      text.append((char) c);
      checkLength(text);
      c = read();
    }
    skipLineFeed(c);
    return new Line(++lastLine, text.toString());
  }

  private void skipLineFeed(int end) throws IOException {
    if (end == '\r') {
      int following = read();
      peeked = following == '\n' ? -2 : following;
    }
  }

  private int read() throws IOException {
    if (peeked == -2) {
      return reader.read();
    }
    int c = peeked;
    peeked = -2;
    return c;
  }

  private void checkLength(StringBuilder text) throws Fault {
    if (text.length() > MAX_LINE) {
      throw Fault.cannot(
          "not_text",
          "read",
          "line " + (lastLine + 1) + " has over " + MAX_LINE + " characters; is this a table?");
    }
  }

  /** The cells of one record: a small state machine over its lines. */
  private final class Cells {
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private final List<Line> more;
    private String text;
    private int at;

    Cells(Line first, List<Line> more) {
      this.text = first.text;
      this.more = more;
    }

    List<String> split() throws IOException, Fault {
      do {
        readCell();
      } while (at++ < text.length());
      return cells;
    }

    private void readCell() throws IOException, Fault {
      int start = skipSpaces(at);
      if (start < text.length() && text.charAt(start) == '"') {
        at = start + 1;
        readQuoted();
      } else {
        int end = text.indexOf(delimiter, at);
        end = end < 0 ? text.length() : end;
        cell.append(text, at, end);
        at = end;
      }
      cells.add(cell.toString());
      cell.setLength(0);
    }

    private void readQuoted() throws IOException, Fault {
      while (true) {
        int quote = text.indexOf('"', at);
        if (quote < 0) {
          cell.append(text, at, text.length()).append('\n');
          continueOnNextLine();
        } else if (quote + 1 < text.length() && text.charAt(quote + 1) == '"') {
          cell.append(text, at, quote + 1);
          at = quote + 2;
        } else {
          cell.append(text, at, quote);
          at = skipSpaces(quote + 1);
          checkEndOfCell();
          return;
        }
      }
    }

    private void continueOnNextLine() throws IOException, Fault {
      Line line = more.size() < MAX_QUOTED_LINES ? nextLine() : null;
      if (line == null || cell.length() > MAX_LINE) {
        throw Fault.invalid(
            "broken_quotes", "row", "a quote (\") opens a cell and is not closed; close it");
      }
      more.add(line);
      text = line.text;
      at = 0;
    }

    private void checkEndOfCell() throws Fault {
      if (at < text.length() && text.charAt(at) != delimiter) {
        throw Fault.invalid(
            "broken_quotes",
            "row",
            "'" + text.charAt(at) + "' follows a closing quote; double quotes inside a cell");
      }
    }

    private int skipSpaces(int from) {
      int i = from;
      while (i < text.length() && text.charAt(i) == ' ') {
        i++;
      }
      return i;
    }
  }
}
