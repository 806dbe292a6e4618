package org.urbanobservatory.network.walk;

import java.util.Arrays;

/** Where places enter the network: an edge, how far along it, and the leg to get there. */
public final class Snaps {
  private static final int NOWHERE = -1;

  private final int[] edge;
  private final double[] alongM;
  private final double[] legM;

  /** So many places that enter nowhere yet. */
  public Snaps(int count) {
    this.edge = new int[count];
    this.alongM = new double[count];
    this.legM = new double[count];
    Arrays.fill(edge, NOWHERE);
  }

  public int count() {
    return edge.length;
  }

  /** Whether the place has an edge near enough. */
  public boolean isConnected(int i) {
    return edge[i] != NOWHERE;
  }

  /** Places that no edge is near enough to. */
  public int notConnected() {
    return (int) Arrays.stream(edge).filter(e -> e == NOWHERE).count();
  }

  public int edge(int i) {
    return edge[i];
  }

  /** Metres from the edge's start. */
  public double alongM(int i) {
    return alongM[i];
  }

  /** Metres in a straight line from the place to the edge. */
  public double legM(int i) {
    return legM[i];
  }

  public Snaps copy() {
    var copy = new Snaps(count());
    for (int i = 0; i < count(); i++) {
      copy.enter(i, edge[i], alongM[i], legM[i]);
    }
    return copy;
  }

  /** Lets a place enter at a point of an edge. */
  public void enter(int i, int onEdge, double atM, double straightM) {
    edge[i] = onEdge;
    alongM[i] = atM;
    legM[i] = straightM;
  }
}
