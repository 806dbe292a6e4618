package org.urbanobservatory.grid.atlas;

/** What a cell is to a city. The order gives the codes of the published check data, 0 to 5. */
public enum LandClass {
  /** Open land that belongs to no city. */
  RURAL_OPEN(0),
  /** Built, at least half of the land within walking distance is built. */
  URBAN_BUILT_UP(1),
  /** Built, a quarter to a half is built. */
  SUBURBAN_BUILT_UP(2),
  /** Built, less than a quarter is built. */
  RURAL_BUILT_UP(3),
  /** Open, near urban or suburban built-up land. */
  FRINGE_OPEN(4),
  /** Open, a small patch enclosed by urban land. */
  CAPTURED_OPEN(5),
  /** Nobody knows what is there: no value. */
  UNKNOWN(6);

  private static final LandClass[] BY_CODE = values();

  private final byte code;

  LandClass(int code) {
    this.code = (byte) code;
  }

  static LandClass of(byte code) {
    return BY_CODE[code];
  }

  /** The number of the class in rasters. */
  public byte code() {
    return code;
  }

  /** Whether the cell is part of an urban cluster. */
  public boolean isUrban() {
    return this == URBAN_BUILT_UP
        || this == SUBURBAN_BUILT_UP
        || this == FRINGE_OPEN
        || this == CAPTURED_OPEN;
  }

  /** Whether the cell is built-up land of a city. */
  boolean isCore() {
    return this == URBAN_BUILT_UP || this == SUBURBAN_BUILT_UP;
  }

  boolean isBuilt() {
    return isCore() || this == RURAL_BUILT_UP;
  }
}
