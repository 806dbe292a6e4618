package org.urbanobservatory.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outlines of groups of cells that share sides: one polygon a group, exact, without repeated
 * points, in the row order of the groups' first cells. Groups that touch at a corner are two
 * polygons that share this point.
 */
public final class Outlines {
  /** Headings with the inside on the left: east, north, west, south. */
  private static final int[] DX = {1, 0, -1, 0};

  private static final int[] DY = {0, -1, 0, 1};

  private final Lattice lattice;
  private final boolean[] inside;
  private final Regions regions;

  /** Bits 0 to 3: the headings of edges that leave a corner and are not traced yet. */
  private final byte[] leaving;

  private final List<List<Ring>> polygons = new ArrayList<>();

  private Outlines(Lattice lattice, boolean[] inside) {
    this.lattice = lattice;
    this.inside = inside;
    this.regions = Regions.of(lattice, inside, Regions.Neighbourhood.SIDES);
    this.leaving = new byte[(lattice.columns() + 1) * (lattice.rows() + 1)];
  }

  /**
   * @param inside whether a cell belongs to a group, rows from north
   * @return the rings of each polygon in the plane of the lattice, the shell first
   */
  public static List<List<Ring>> of(Lattice lattice, boolean[] inside) {
    var outlines = new Outlines(lattice, inside);
    outlines.findEdges();
    outlines.traceAll();
    return outlines.polygons;
  }

  private void findEdges() {
    for (int row = 0; row < lattice.rows(); row++) {
      for (int column = 0; column < lattice.columns(); column++) {
        if (isInside(column, row)) {
          findEdges(column, row);
        }
      }
    }
  }

  private void findEdges(int column, int row) {
    leave(column, row + 1, 0, !isInside(column, row + 1));
    leave(column + 1, row + 1, 1, !isInside(column + 1, row));
    leave(column + 1, row, 2, !isInside(column, row - 1));
    leave(column, row, 3, !isInside(column - 1, row));
  }

  private void leave(int x, int y, int heading, boolean isEdge) {
    if (isEdge) {
      leaving[corner(x, y)] |= (byte) (1 << heading);
    }
  }

  private boolean isInside(int column, int row) {
    return column >= 0
        && row >= 0
        && column < lattice.columns()
        && row < lattice.rows()
        && inside[lattice.index(column, row)];
  }

  private int corner(int x, int y) {
    return y * (lattice.columns() + 1) + x;
  }

  private void traceAll() {
    for (int i = 0; i < regions.count(); i++) {
      polygons.add(new ArrayList<>());
    }
    for (int corner = 0; corner < leaving.length; corner++) {
      while (leaving[corner] != 0) {
        trace(corner, Integer.numberOfTrailingZeros(leaving[corner]));
      }
    }
  }

  /** Follows edges back to the start; a corner that is met twice closes a ring of its own. */
  private void trace(int start, int startHeading) {
    List<Integer> path = new ArrayList<>();
    Map<Integer, Integer> positions = new HashMap<>();
    int label = label(start, startHeading);
    int corner = start;
    int heading = startHeading;
    do {
      positions.put(corner, path.size());
      path.add(corner);
      leaving[corner] &= (byte) ~(1 << heading);
      corner += DX[heading] + DY[heading] * (lattice.columns() + 1);
      heading = next(corner, heading);
      Integer met = positions.get(corner);
      if (met != null) {
        close(path, met, positions, label);
      }
    } while (!path.isEmpty());
  }

  /** At a corner where two groups meet the left turn stays with the same cell. */
  private int next(int corner, int heading) {
    for (int turn : new int[] {1, 0, 3}) {
      int turned = (heading + turn) % 4;
      if ((leaving[corner] & 1 << turned) != 0) {
        return turned;
      }
    }
    return -1;
  }

  private void close(List<Integer> path, int from, Map<Integer, Integer> positions, int label) {
    List<Integer> loop = path.subList(from, path.size());
    double[] xy = withoutMiddles(loop);
    loop.forEach(positions::remove);
    loop.clear();
    boolean isHole = Ring.signedArea(xy) < 0;
    List<Ring> polygon = polygons.get(label);
    polygon.add(isHole ? polygon.size() : 0, new Ring(xy, isHole));
  }

  /** The closed ring of the corners where the outline turns. */
  private double[] withoutMiddles(List<Integer> loop) {
    List<Integer> turns = new ArrayList<>();
    int n = loop.size();
    for (int i = 0; i < n; i++) {
      int before = loop.get(i) - loop.get((i + n - 1) % n);
      if (loop.get((i + 1) % n) - loop.get(i) != before) {
        turns.add(loop.get(i));
      }
    }
    double[] xy = new double[2 * turns.size() + 2];
    for (int i = 0; i <= turns.size(); i++) {
      int corner = turns.get(i % turns.size());
      xy[2 * i] = lattice.x(corner % (lattice.columns() + 1));
      xy[2 * i + 1] = lattice.y(corner / (lattice.columns() + 1));
    }
    return xy;
  }

  /** The group of the cell on the left of an edge. */
  private int label(int corner, int heading) {
    int x = corner % (lattice.columns() + 1);
    int y = corner / (lattice.columns() + 1);
    int column = heading == 1 || heading == 2 ? x - 1 : x;
    int row = heading == 0 || heading == 1 ? y - 1 : y;
    return regions.labels()[lattice.index(column, row)];
  }
}
