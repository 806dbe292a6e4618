package org.urbanobservatory.measure.extent;

import java.util.Locale;
import java.util.Objects;

/**
 * Something to know of a city's urban centre.
 *
 * @param kind its code in lower case is an issue code
 * @param message with the values and the cities concerned
 */
public record CentreRemark(Kind kind, String message) {
  /** What there is to know. */
  public enum Kind {
    /** No urban centre has people inside the boundary. */
    NO_URBAN_CENTRE,
    /** The centre inside the boundary has more people in another city. */
    URBAN_CENTRE_OF_OTHER_CITY,
    /** Two cities hold equally many people of a centre. */
    URBAN_CENTRE_UNDECIDED,
    /** Another city has people in this city's centre. */
    URBAN_CENTRE_SHARED,
    /** The city holds more than one centre; the extent is all of them. */
    SEVERAL_URBAN_CENTRES,
    /** Less than half of the centre's people live inside the boundary. */
    URBAN_CENTRE_MOSTLY_OUTSIDE,
    /** The window does not reach far enough past the boundary. */
    GRID_ENDS_NEAR_CITY,
    /** A dense cluster goes on beyond the window. */
    EXTENT_REACHES_GRID_EDGE;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CentreRemark {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
  }
}
