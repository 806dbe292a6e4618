package org.urbanobservatory.measure.openspace;

import java.io.Serializable;

/**
 * Where an open space is entered.
 *
 * @param spacingM metres between points along a boundary, at most
 * @param nearM metres from the network up to which a point of the boundary is an entrance
 */
public record EntranceRule(double spacingM, double nearM) implements Serializable {
  public EntranceRule {
    if (!(spacingM > 0 && nearM >= 0)) {
      throw new IllegalArgumentException(
          "Invalid entrance rule: spacing %s m is not above 0, or near %s m is below 0"
              .formatted(spacingM, nearM));
    }
  }
}
