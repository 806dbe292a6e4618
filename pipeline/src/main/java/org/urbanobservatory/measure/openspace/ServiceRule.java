package org.urbanobservatory.measure.openspace;

import java.io.Serializable;

/**
 * How far an open space serves the land around it, in a straight line.
 *
 * @param localReachM metres, for every open space
 * @param regionalReachM metres, for a regional one
 * @param regionalAreaM2 connected area from which it is regional
 */
public record ServiceRule(double localReachM, double regionalReachM, double regionalAreaM2)
    implements Serializable {
  public ServiceRule {
    if (!(localReachM > 0 && regionalReachM >= localReachM && regionalAreaM2 > 0)) {
      throw new IllegalArgumentException(
          "Invalid service rule: local %s m, regional %s m from %s m2; 0 < local <= regional and an area above 0 are needed"
              .formatted(localReachM, regionalReachM, regionalAreaM2));
    }
  }
}
