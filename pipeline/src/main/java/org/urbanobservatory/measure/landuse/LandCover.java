package org.urbanobservatory.measure.landuse;

/** What covers land, as far as green area asks. */
public enum LandCover {
  GREEN,
  WATER,
  OTHER
}
