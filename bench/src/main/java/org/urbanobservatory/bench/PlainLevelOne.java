package org.urbanobservatory.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Level 1 of the Degree of Urbanisation (R2023A, people alone) the straightforward way: arrays as
 * large as the grid, clusters flooded cell by cell, holes flooded from one centre at a time, and
 * rounds of the majority rule over all cells until none is added.
 */
final class PlainLevelOne {
  private static final float DENSE = 1500;
  private static final double CENTRE = 50_000;
  private static final float CLUSTERED = 300;
  private static final double CLUSTER = 5000;
  private static final int HOLE = 15;
  private static final int NEIGHBOURS = 8;

  private final float[] people;
  private final int side;
  private final int[] centre;
  private final byte[] classes;
  private int centres;

  PlainLevelOne(float[] people, int side) {
    this.people = people;
    this.side = side;
    this.centre = new int[people.length];
    this.classes = new byte[people.length];
  }

  /** The classes, rows from north. */
  byte[] classes() {
    Arrays.fill(classes, (byte) 1);
    findCentres();
    flood(CLUSTERED, CLUSTER, NEIGHBOURS);
    for (int cell = 0; cell < classes.length; cell++) {
      classes[cell] = centre[cell] > 0 ? 3 : classes[cell];
    }
    return classes;
  }

  int centres() {
    return centres;
  }

  /** The number of the centre of each cell, 0 for none. */
  int[] findCentres() {
    flood(DENSE, CENTRE, 4);
    smooth();
    fillHoles();
    return centre;
  }

  /** The clusters of cells of a density that together have a population. */
  List<ArrayDeque<Integer>> clusters(float density, double population, int neighbours) {
    var found = new ArrayList<ArrayDeque<Integer>>();
    var seen = new boolean[people.length];
    for (int cell = 0; cell < people.length; cell++) {
      if (!seen[cell] && people[cell] >= density) {
        ArrayDeque<Integer> cluster = flooded(cell, density, neighbours, seen);
        if (sum(cluster) >= population) {
          found.add(cluster);
        }
      }
    }
    return found;
  }

  private void flood(float density, double population, int neighbours) {
    for (ArrayDeque<Integer> cluster : clusters(density, population, neighbours)) {
      keep(cluster, neighbours);
    }
  }

  private ArrayDeque<Integer> flooded(int start, float density, int neighbours, boolean[] seen) {
    var cluster = new ArrayDeque<Integer>();
    var next = new ArrayDeque<Integer>();
    seen[start] = true;
    next.add(start);
    while (!next.isEmpty()) {
      int cell = next.remove();
      cluster.add(cell);
      for (int i = 0; i < neighbours; i++) {
        int other = neighbour(cell, i);
        if (other >= 0 && !seen[other] && people[other] >= density) {
          seen[other] = true;
          next.add(other);
        }
      }
    }
    return cluster;
  }

  private double sum(ArrayDeque<Integer> cluster) {
    double sum = 0;
    for (int cell : cluster) {
      sum += people[cell];
    }
    return sum;
  }

  private void keep(ArrayDeque<Integer> cluster, int neighbours) {
    if (neighbours == NEIGHBOURS) {
      cluster.forEach(cell -> classes[cell] = 2);
    } else {
      centres++;
      cluster.forEach(cell -> centre[cell] = centres);
    }
  }

  /** Four neighbours that share a side come first; -1 beside the grid. */
  private int neighbour(int cell, int i) {
    int dx = new int[] {1, -1, 0, 0, 1, 1, -1, -1}[i];
    int dy = new int[] {0, 0, 1, -1, 1, -1, 1, -1}[i];
    int x = cell % side + dx;
    int y = cell / side + dy;
    return x < 0 || y < 0 || x >= side || y >= side ? -1 : y * side + x;
  }

  private void smooth() {
    boolean added = true;
    while (added) {
      int[] before = centre.clone();
      added = false;
      for (int cell = 0; cell < before.length; cell++) {
        int winner = before[cell] == 0 ? majority(cell, before) : 0;
        if (winner > 0) {
          centre[cell] = winner;
          added = true;
        }
      }
    }
  }

  private int majority(int cell, int[] before) {
    for (int i = 0; i < NEIGHBOURS; i++) {
      int other = neighbour(cell, i);
      int candidate = other < 0 ? 0 : before[other];
      if (candidate > 0 && count(cell, candidate, before) > NEIGHBOURS / 2) {
        return candidate;
      }
    }
    return 0;
  }

  private int count(int cell, int candidate, int[] before) {
    int count = 0;
    for (int i = 0; i < NEIGHBOURS; i++) {
      int other = neighbour(cell, i);
      count += other >= 0 && before[other] == candidate ? 1 : 0;
    }
    return count;
  }

  /** Cells that a centre encloses, seen from each centre alone in its box. */
  private void fillHoles() {
    int[] smooth = centre.clone();
    int[][] boxes = boxes(smooth);
    for (int number = 1; number <= centres; number++) {
      fillHoles(number, boxes[number], smooth);
    }
  }

  private int[][] boxes(int[] smooth) {
    int[][] boxes = new int[centres + 1][];
    for (int cell = 0; cell < smooth.length; cell++) {
      int number = smooth[cell];
      if (number > 0) {
        int x = cell % side;
        int y = cell / side;
        int[] box = boxes[number];
        boxes[number] =
            box == null
                ? new int[] {x, y, x, y}
                : new int[] {Math.min(box[0], x), box[1], Math.max(box[2], x), Math.max(box[3], y)};
      }
    }
    return boxes;
  }

  private void fillHoles(int number, int[] box, int[] smooth) {
    int width = box[2] - box[0] + 1;
    var seen = new boolean[width * (box[3] - box[1] + 1)];
    for (int i = 0; i < seen.length; i++) {
      int cell = (box[1] + i / width) * side + box[0] + i % width;
      if (!seen[i] && smooth[cell] != number) {
        fillHole(cell, number, box, smooth, seen);
      }
    }
  }

  private void fillHole(int start, int number, int[] box, int[] smooth, boolean[] seen) {
    int width = box[2] - box[0] + 1;
    var hole = new ArrayDeque<Integer>();
    var next = new ArrayDeque<Integer>();
    boolean closed = true;
    next.add(start);
    seen[(start / side - box[1]) * width + start % side - box[0]] = true;
    while (!next.isEmpty()) {
      int cell = next.remove();
      hole.add(cell);
      for (int i = 0; i < 4; i++) {
        int other = neighbour(cell, i);
        int x = other % side;
        int y = other / side;
        boolean outside = other < 0 || x < box[0] || x > box[2] || y < box[1] || y > box[3];
        closed &= !outside;
        int at = outside ? 0 : (y - box[1]) * width + x - box[0];
        if (!outside && !seen[at] && smooth[other] != number) {
          seen[at] = true;
          next.add(other);
        }
      }
    }
    if (closed && hole.size() < HOLE) {
      hole.forEach(cell -> centre[cell] = centre[cell] == 0 ? number : centre[cell]);
    }
  }
}
