package org.urbanobservatory.bench;

import java.util.ArrayDeque;
import java.util.List;

/**
 * Level 2 of the Degree of Urbanisation (R2023A, people alone) the straightforward way: level 1's
 * centres, every kind of cluster flooded cell by cell over the whole grid, and around each cell of
 * a semi-dense cluster a look at all cells up to two away.
 */
final class PlainLevelTwo {
  private static final int SIDES = 4;
  private static final int SIDES_AND_CORNERS = 8;
  private static final int NEAR = 2;
  private static final byte CENTRE = 30;
  private static final byte DENSE = 23;

  private final float[] people;
  private final int side;
  private final PlainLevelOne levelOne;
  private final byte[] classes;

  PlainLevelTwo(float[] people, int side) {
    this.people = people;
    this.side = side;
    this.levelOne = new PlainLevelOne(people, side);
    this.classes = new byte[people.length];
  }

  /** The classes, rows from north. */
  byte[] classes() {
    int[] centre = levelOne.findCentres();
    for (int cell = 0; cell < classes.length; cell++) {
      classes[cell] = (byte) (people[cell] >= 50 ? 12 : 11);
    }
    paint(levelOne.clusters(300, 500, SIDES_AND_CORNERS), 13);
    paint(levelOne.clusters(300, 5000, SIDES_AND_CORNERS), 21);
    List<ArrayDeque<Integer>> semiDense = levelOne.clusters(900, 2500, SIDES);
    byte[] below = classes.clone();
    paint(levelOne.clusters(1500, 5000, SIDES), DENSE);
    for (int cell = 0; cell < classes.length; cell++) {
      classes[cell] = centre[cell] > 0 ? CENTRE : classes[cell];
    }
    semiDense.removeIf(cluster -> cluster.stream().anyMatch(this::isNear));
    semiDense.forEach(cluster -> cluster.forEach(cell -> classes[cell] = below(cell, below)));
    return classes;
  }

  int centres() {
    return levelOne.centres();
  }

  /** 22 where nothing denser is. */
  private byte below(int cell, byte[] below) {
    return classes[cell] == below[cell] ? 22 : classes[cell];
  }

  private boolean isNear(int cell) {
    for (int y = cell / side - NEAR; y <= cell / side + NEAR; y++) {
      for (int x = cell % side - NEAR; x <= cell % side + NEAR; x++) {
        boolean isInside = x >= 0 && y >= 0 && x < side && y < side;
        if (isInside && classes[y * side + x] >= DENSE) {
          return true;
        }
      }
    }
    return false;
  }

  private void paint(List<ArrayDeque<Integer>> clusters, int code) {
    clusters.forEach(cluster -> cluster.forEach(cell -> classes[cell] = (byte) code));
  }
}
