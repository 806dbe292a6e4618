package org.urbanobservatory.measure.access;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.walk.Snaps;

/** Places where people start to walk, with the people of each group. Groups share the places. */
public final class Origins {
  private final double[] x;
  private final double[] y;
  private final Snaps along;
  private final List<Breakdown> groups;
  private final double[][] people;

  /**
   * @param along where spread places lie on the network; places not connected here are snapped
   * @param people persons by group and place
   */
  Origins(double[] x, double[] y, Snaps along, List<Breakdown> groups, double[][] people) {
    this.x = x;
    this.y = y;
    this.along = along;
    this.groups = List.copyOf(groups);
    this.people = people;
  }

  public int count() {
    return x.length;
  }

  /** Metres east in the computing CRS. */
  public double x(int i) {
    return x[i];
  }

  /** Metres north in the computing CRS. */
  public double y(int i) {
    return y[i];
  }

  public List<Breakdown> groups() {
    return groups;
  }

  /** Persons of a group at each place. */
  public double[] people(Breakdown group) {
    int g = groups.indexOf(group);
    if (g < 0) {
      throw new NoSuchElementException("Cannot find people of " + group);
    }
    return people[g].clone();
  }

  double[][] people() {
    return people;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }

  /** The places that are not spread along edges, by number. */
  int[] apart() {
    return java.util.stream.IntStream.range(0, x.length)
        .filter(i -> !along.isConnected(i))
        .toArray();
  }

  Snaps along() {
    return along;
  }

  static double[] pick(double[] values, int[] positions) {
    return Arrays.stream(positions).mapToDouble(i -> values[i]).toArray();
  }
}
