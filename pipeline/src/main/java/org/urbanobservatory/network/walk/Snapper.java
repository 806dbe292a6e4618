package org.urbanobservatory.network.walk;

/** Puts places onto the network. */
public sealed interface Snapper permits EdgeSnapper, NodeSnapper {
  /**
   * Where each place enters the network.
   *
   * @param x metres east
   * @param y metres north
   */
  Snaps snap(double[] x, double[] y);
}
