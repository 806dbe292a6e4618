package org.urbanobservatory.grid.degurba;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The cells of urban centres and those around them, in pages of 16 x 16 cells that exist only where
 * they are needed: each cell with its centre and whether it is water or ignored. A page that
 * smoothing reaches later is read from the grid then.
 */
final class CentrePlane {
  private static final int SIDE = 16;
  private static final int MARGIN = 2;
  private static final int CENTRE = (1 << 24) - 1;
  private static final int FLAGS = 24;

  private final RowFlags source;
  private final int columns;
  private final int across;
  private final int rows;
  private final Map<Long, int[]> pages = new HashMap<>();
  private long lastKey = -1;
  private int[] lastPage;
  private int bandRow;
  private int[][] band;

  CentrePlane(RowFlags source, int rows) {
    this.source = source;
    this.columns = source.columns();
    this.across = (columns + SIDE - 1) / SIDE;
    this.rows = rows;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  boolean isEmpty() {
    return pages.isEmpty();
  }

  boolean isInside(int column, int row) {
    return column >= 0 && row >= 0 && column < columns && row < rows;
  }

  /** Makes the pages around a cluster; they are filled by {@link #fill}. */
  void reserve(CellBox cluster) {
    CellBox box = cluster.around(MARGIN, columns, rows);
    for (int y = box.north() / SIDE; y <= box.south() / SIDE; y++) {
      for (int x = box.west() / SIDE; x <= box.east() / SIDE; x++) {
        pages.computeIfAbsent(key(x, y), k -> new int[SIDE * SIDE]);
      }
    }
  }

  /**
   * Fills the pages' part of a row.
   *
   * @param flags of the row's cells, see {@link RowFlags}
   */
  void fill(int row, byte[] flags) {
    int[][] pagesOfRow = pagesOfRow(row);
    for (int x = 0; x < pagesOfRow.length; x++) {
      if (pagesOfRow[x] != null) {
        int end = Math.min(columns, (x + 1) * SIDE);
        for (int column = x * SIDE; column < end; column++) {
          pagesOfRow[x][at(column, row)] = (flags[column] & 0xff) << FLAGS;
        }
      }
    }
  }

  /** Lets the cells of a row from {@code from} to before {@code to} join a centre; 0 is none. */
  void join(int row, int from, int to, int centre) {
    refuseTooMany(centre);
    for (int column = from; centre != 0 && column < to; column++) {
      join(column, row, centre);
    }
  }

  /** The centre a cell belongs to; 0 is none, also beside the grid. */
  int centre(int column, int row) {
    int[] page = isInside(column, row) ? findPage(column, row) : null;
    return page == null ? 0 : page[at(column, row)] & CENTRE;
  }

  /** Whether a cell inside of the grid has a flag of {@link RowFlags}. */
  boolean is(int flag, int column, int row) {
    return (page(column, row)[at(column, row)] >>> FLAGS & flag) != 0;
  }

  void join(int column, int row, int centre) {
    page(column, row)[at(column, row)] |= centre;
  }

  /** Tells the runs of cells of a row that belong to a centre. */
  void forEachCentre(int row, RunLabels.Listener centreRuns) {
    int[][] pagesOfRow = pagesOfRow(row);
    for (int x = 0; x < pagesOfRow.length; x++) {
      int end = pagesOfRow[x] == null ? 0 : Math.min(columns, (x + 1) * SIDE);
      for (int column = x * SIDE; column < end; column++) {
        int centre = pagesOfRow[x][at(column, row)] & CENTRE;
        if (centre != 0) {
          centreRuns.run(centre, column, column + 1);
        }
      }
    }
  }

  /** What is done with a cell. */
  interface CellAction {
    void accept(int column, int row);
  }

  /** Visits the cells of all pages that exist now, page by page. */
  void forEachCell(CellAction action) {
    for (long key : pages.keySet().stream().sorted().toList()) {
      int west = (int) (key % across) * SIDE;
      int north = (int) (key / across) * SIDE;
      for (int row = north; row < Math.min(rows, north + SIDE); row++) {
        for (int column = west; column < Math.min(columns, west + SIDE); column++) {
          action.accept(column, row);
        }
      }
    }
  }

  private int[][] pagesOfRow(int row) {
    if (row / SIDE != bandRow || band == null) {
      bandRow = row / SIDE;
      band = new int[across][];
      Arrays.setAll(band, x -> pages.get(key(x, bandRow)));
    }
    return band;
  }

  private int[] page(int column, int row) {
    int[] page = findPage(column, row);
    return page == null ? load(column / SIDE, row / SIDE) : page;
  }

  /** The page of a cell, null where there is none: no centre reaches there. */
  private int[] findPage(int column, int row) {
    long key = key(column / SIDE, row / SIDE);
    if (key != lastKey) {
      lastPage = pages.get(key);
      lastKey = key;
    }
    return lastPage;
  }

  private int[] load(int x, int y) {
    int[] page = new int[SIDE * SIDE];
    for (int row = y * SIDE; row < Math.min(rows, (y + 1) * SIDE); row++) {
      source.load(row);
      for (int column = x * SIDE; column < Math.min(columns, (x + 1) * SIDE); column++) {
        page[at(column, row)] = (source.flags()[column] & 0xff) << FLAGS;
      }
    }
    pages.put(key(x, y), page);
    lastKey = -1;
    band = null;
    return page;
  }

  private static void refuseTooMany(int centre) {
    if (centre > CENTRE) {
      throw new IllegalArgumentException(
          "Invalid population grid: more than " + CENTRE + " urban centres; check its unit");
    }
  }

  private static int at(int column, int row) {
    return row % SIDE * SIDE + column % SIDE;
  }

  /** The number of a page in row order: such numbers spread well over a hash table. */
  private long key(int x, int y) {
    return (long) y * across + x;
  }
}
