package org.urbanobservatory.grid.degurba;

/** A Data Package of the Global Human Settlement Layer, whose parameters hold. */
public enum DegurbaRelease {
  R2023A {
    @Override
    public Level1Settings level1() {
      return Level1Settings.R2023A;
    }

    @Override
    public Level2Settings level2() {
      return Level2Settings.R2023A;
    }
  },
  /** With its option of built-up land. */
  R2022A {
    @Override
    public Level1Settings level1() {
      return Level1Settings.R2022A;
    }

    @Override
    public Level2Settings level2() {
      return Level2Settings.R2022A;
    }
  };

  public abstract Level1Settings level1();

  /** Settings whose urban centres are those of level 1. */
  public abstract Level2Settings level2();
}
