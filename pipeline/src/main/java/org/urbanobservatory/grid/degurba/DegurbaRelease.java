package org.urbanobservatory.grid.degurba;

/** A Data Package of the Global Human Settlement Layer, whose parameters hold. */
public enum DegurbaRelease {
  R2023A(Level1Settings.R2023A, Level2Settings.R2023A),
  /** With its option of built-up land. */
  R2022A(Level1Settings.R2022A, Level2Settings.R2022A);

  private final Level1Settings level1;
  private final Level2Settings level2;

  DegurbaRelease(Level1Settings level1, Level2Settings level2) {
    this.level1 = level1;
    this.level2 = level2;
  }

  public Level1Settings level1() {
    return level1;
  }

  /** Settings whose urban centres are those of level 1. */
  public Level2Settings level2() {
    return level2;
  }
}
