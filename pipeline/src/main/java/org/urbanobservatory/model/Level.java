package org.urbanobservatory.model;

/** The level of a node in an index tree, from the root down. */
public enum Level {
  INDEX,
  DIMENSION,
  SUB_DIMENSION,
  INDICATOR;

  /** The name in tables and files, for example {@code sub_dimension}. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
