package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.urbanobservatory.job.sample.plane.CellGrid;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;

/**
 * The street graph of a drawing: how many street ends meet in a node, and which junctions lie so
 * close that a pedestrian takes them for one.
 */
final class Crossings {
  /** Twice the radius of 12 metres by which junctions are consolidated. */
  private static final double CHAIN_M = 24;

  /** No junction lies nearer than this to the edge between built-up and open cells. */
  private static final double CLEAR_M = 2;

  /** Distances between junctions that rounding could put on either side of the chain. */
  private static final double[] DOUBTFUL_M = {CHAIN_M - 0.3, CHAIN_M + 0.2};

  private final List<Point> nodes;
  private final int[] ends;
  private final int[] cluster;

  Crossings(Drawing drawing) {
    nodes = drawing.nodes();
    ends = ends(drawing);
    cluster = clusters();
  }

  private static int[] ends(Drawing drawing) {
    int[] ends = new int[drawing.nodes().size()];
    for (Way street : drawing.streets()) {
      List<Integer> way = street.nodes();
      for (int i = 0; i + 1 < way.size(); i++) {
        ends[way.get(i)]++;
        ends[way.get(i + 1)]++;
      }
    }
    return ends;
  }

  /** Whether every count is the same for a reader who is off by some centimetres. */
  boolean isBeyondDoubt(Region boundary) {
    return IntStream.concat(Arrays.stream(junctions()), Arrays.stream(deadEnds()))
            .allMatch(node -> boundary.distanceToEdge(nodes.get(node)) > CLEAR_M)
        && !hasDoubtfulPair();
  }

  private boolean hasDoubtfulPair() {
    int[] byX = junctionsByX();
    for (int i = 0; i < byX.length; i++) {
      for (int k = i + 1; k < byX.length && near(byX[i], byX[k]); k++) {
        double distance = nodes.get(byX[i]).distance(nodes.get(byX[k]));
        if (distance > DOUBTFUL_M[0] && distance < DOUBTFUL_M[1]) {
          return true;
        }
      }
    }
    return false;
  }

  private int[] junctionsByX() {
    return Arrays.stream(junctions())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> nodes.get(i).x()))
        .mapToInt(i -> i)
        .toArray();
  }

  int[] junctions() {
    return IntStream.range(0, ends.length).filter(i -> ends[i] >= 3).toArray();
  }

  int[] deadEnds() {
    return IntStream.range(0, ends.length).filter(i -> ends[i] == 1).toArray();
  }

  int cluster(int junction) {
    return cluster[junction];
  }

  Point point(int node) {
    return nodes.get(node);
  }

  private int[] clusters() {
    int[] parents = IntStream.range(0, ends.length).toArray();
    int[] byX = junctionsByX();
    for (int i = 0; i < byX.length; i++) {
      for (int k = i + 1; k < byX.length && near(byX[i], byX[k]); k++) {
        if (nodes.get(byX[i]).distance(nodes.get(byX[k])) <= CHAIN_M) {
          parents[root(parents, byX[i])] = root(parents, byX[k]);
        }
      }
    }
    for (int i = 0; i < parents.length; i++) {
      parents[i] = root(parents, i);
    }
    return parents;
  }

  private boolean near(int a, int b) {
    return nodes.get(b).x() - nodes.get(a).x() <= DOUBTFUL_M[1];
  }

  private static int root(int[] parents, int node) {
    int root = node;
    while (parents[root] != root) {
      root = parents[root];
    }
    return root;
  }

  /**
   * Builds up the cells around every junction and dead end of which one is built up, and around all
   * junctions of its cluster, so that no edge of the built-up area passes through one.
   */
  void keepTogether(boolean[] built, CellGrid grid) {
    List<List<Integer>> groups = groups(grid);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (List<Integer> group : groups) {
        boolean any = group.stream().anyMatch(c -> built[c]);
        boolean all = group.stream().allMatch(c -> built[c]);
        if (any && !all) {
          group.forEach(c -> built[c] = true);
          changed = true;
        }
      }
    }
  }

  private List<List<Integer>> groups(CellGrid grid) {
    TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
    for (int node : junctions()) {
      groups.computeIfAbsent(cluster[node], c -> new ArrayList<>()).addAll(cellsAt(node, grid));
    }
    for (int node : deadEnds()) {
      groups.computeIfAbsent(node, c -> new ArrayList<>()).addAll(cellsAt(node, grid));
    }
    return List.copyOf(groups.values());
  }

  private List<Integer> cellsAt(int node, CellGrid grid) {
    List<Integer> cells = new ArrayList<>();
    for (int corner = 0; corner < 4; corner++) {
      double dx = corner % 2 == 0 ? -CLEAR_M : CLEAR_M;
      double dy = corner < 2 ? -CLEAR_M : CLEAR_M;
      Point position = grid.position(nodes.get(node).plus(dx, dy));
      int column = (int) StrictMath.floor(position.x());
      int row = (int) StrictMath.floor(position.y());
      if (column >= 0 && column < grid.columns() && row >= 0 && row < grid.rows()) {
        cells.add(row * grid.columns() + column);
      }
    }
    return cells;
  }
}
