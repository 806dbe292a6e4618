package org.urbanobservatory.grid.degurba;

/** What a unit, for example a municipality, is at level 1 and at level 2. */
public enum UnitClass {
  CITY(3),
  TOWN_OR_SEMI_DENSE_AREA(2),
  RURAL_AREA(1),
  CITY_LEVEL_2(30),
  DENSE_TOWN(23),
  SEMI_DENSE_TOWN(22),
  SUBURB(21),
  VILLAGE(13),
  DISPERSED_RURAL_AREA(12),
  MOSTLY_UNINHABITED_AREA(11);

  private final int code;

  UnitClass(int code) {
    this.code = code;
  }

  /** The official code. */
  public int code() {
    return code;
  }
}
