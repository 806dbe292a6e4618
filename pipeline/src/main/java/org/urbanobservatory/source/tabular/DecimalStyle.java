package org.urbanobservatory.source.tabular;

/** The sign before the decimals of a file's numbers. */
public enum DecimalStyle {
  /** {@code 1,234.5}. */
  POINT,
  /** {@code 1.234,5}. */
  COMMA
}
