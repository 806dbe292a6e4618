package org.urbanobservatory.measure.street;

/** Where the width of a street comes from. */
public enum WidthSource {
  /** Its own width. */
  WIDTH,
  /** Its number of lanes. */
  LANES,
  /** The default of its class. */
  CLASS;

  /** As in column {@code width_source}: lower case. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
