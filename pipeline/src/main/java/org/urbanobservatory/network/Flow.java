package org.urbanobservatory.network;

/** Which way traffic runs along a street, seen in drawing order. */
public enum Flow {
  /** Both ways. */
  BOTH,
  /** One way, as drawn. */
  FORWARD,
  /** One way, against the drawing. */
  BACKWARD,
  /** One way round a roundabout. */
  CIRCULAR;

  public boolean isOneWay() {
    return this != BOTH;
  }
}
