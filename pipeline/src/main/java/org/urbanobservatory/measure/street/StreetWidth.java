package org.urbanobservatory.measure.street;

import java.io.Serializable;
import org.urbanobservatory.network.StreetWay;

/**
 * How wide a street is.
 *
 * @param carriagewayM metres
 * @param reserveM metres, with pavements and verges
 * @param source where they come from
 */
public record StreetWidth(double carriagewayM, double reserveM, WidthSource source)
    implements Serializable {

  /** From width, else lanes, else class; the class's side space is added to a known carriageway. */
  public static StreetWidth of(StreetWay way, StreetTable table) {
    StreetClass streetClass = table.streetClass(way.streetClass());
    if (way.widthM() != null) {
      return known(way.widthM(), streetClass, WidthSource.WIDTH);
    }
    if (way.lanes() != null) {
      return known(way.lanes() * table.laneM(), streetClass, WidthSource.LANES);
    }
    return new StreetWidth(streetClass.carriagewayM(), streetClass.reserveM(), WidthSource.CLASS);
  }

  private static StreetWidth known(double carriageway, StreetClass streetClass, WidthSource from) {
    return new StreetWidth(carriageway, carriageway + streetClass.sideM(), from);
  }
}
