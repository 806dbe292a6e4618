package org.urbanobservatory.grid.degurba;

import java.io.Serializable;

/** The thresholds of a classification at level 1 or level 2. */
public sealed interface DegurbaSettings extends Serializable
    permits Level1Settings, Level2Settings {
  CentreRule centre();

  WaterRule water();
}
