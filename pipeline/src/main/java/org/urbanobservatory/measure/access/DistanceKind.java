package org.urbanobservatory.measure.access;

/** What a distance to a facility is. */
public enum DistanceKind {
  /** Snap leg, path along the walkable network, snap leg; snapped to the nearest edge. */
  WALKED,
  /** Path between the nearest nodes, no legs: how several peers measure, for comparison. */
  WALKED_FROM_NODES,
  /** The straight line, for comparison with offices that use it; it needs no network. */
  STRAIGHT_LINE
}
