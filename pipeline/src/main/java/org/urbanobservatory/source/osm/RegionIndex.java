package org.urbanobservatory.source.osm;

import java.util.Arrays;
import java.util.List;

/** Finds the regions that hold a point through half-degree cells, so thousands cost as one. */
final class RegionIndex {
  private static final int COLUMNS = 720;
  private static final int ROWS = 360;
  private static final int[] NONE = {};

  private final List<OsmRegion> regions;
  private final int[][] cells = new int[COLUMNS * ROWS][];

  RegionIndex(List<OsmRegion> regions) {
    this.regions = List.copyOf(regions);
    Arrays.fill(cells, NONE);
    for (int r = 0; r < regions.size(); r++) {
      cover(r);
    }
  }

  boolean isInAny(double lon, double lat) {
    for (int r : cells[cell(column(lon), row(lat))]) {
      if (regions.get(r).holds(lon, lat)) {
        return true;
      }
    }
    return false;
  }

  /** Numbers of the regions that may hold the point; the caller asks each. */
  int[] near(double lon, double lat) {
    return cells[cell(column(lon), row(lat))];
  }

  private void cover(int r) {
    OsmRegion region = regions.get(r);
    for (int y = row(region.south()); y <= row(region.north()); y++) {
      for (int x = column(region.west()); x <= column(region.east()); x++) {
        int[] cell = cells[cell(x, y)];
        int[] grown = Arrays.copyOf(cell, cell.length + 1);
        grown[cell.length] = r;
        cells[cell(x, y)] = grown;
      }
    }
  }

  private static int cell(int column, int row) {
    return row * COLUMNS + column;
  }

  private static int column(double lon) {
    return Math.min(COLUMNS - 1, (int) ((lon + 180) * 2));
  }

  private static int row(double lat) {
    return Math.min(ROWS - 1, (int) ((lat + 90) * 2));
  }
}
