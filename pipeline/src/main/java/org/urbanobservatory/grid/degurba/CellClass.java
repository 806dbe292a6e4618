package org.urbanobservatory.grid.degurba;

import java.util.Arrays;

/** What a cell is, at level 1 (one digit) or level 2 (two digits). */
public enum CellClass {
  WATER(0),
  RURAL(1),
  URBAN_CLUSTER(2),
  URBAN_CENTRE(3),
  WATER_LEVEL_2(10),
  VERY_LOW_DENSITY_RURAL(11),
  LOW_DENSITY_RURAL(12),
  RURAL_CLUSTER(13),
  SUBURBAN(21),
  SEMI_DENSE_URBAN_CLUSTER(22),
  DENSE_URBAN_CLUSTER(23),
  URBAN_CENTRE_LEVEL_2(30);

  private static final CellClass[] BY_CODE = new CellClass[URBAN_CENTRE_LEVEL_2.code + 1];

  static {
    Arrays.stream(values()).forEach(cellClass -> BY_CODE[cellClass.code] = cellClass);
  }

  private final byte code;

  CellClass(int code) {
    this.code = (byte) code;
  }

  /** The official code: 0 to 3 at level 1, 10 to 30 at level 2. */
  public byte code() {
    return code;
  }

  public static CellClass of(int code) {
    CellClass found = code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    if (found == null) {
      throw new IllegalArgumentException("Invalid code of a cell class: " + code);
    }
    return found;
  }

  /** The class of level 1 that holds this one. */
  public CellClass level1() {
    return of(code < 10 ? code : code / 10 - (code == WATER_LEVEL_2.code ? 1 : 0));
  }
}
