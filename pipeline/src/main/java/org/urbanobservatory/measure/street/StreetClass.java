package org.urbanobservatory.measure.street;

import java.io.Serializable;
import java.util.List;

/**
 * One class of streets: what it is called in sources and how wide it is by default.
 *
 * @param id class in outputs, for example {@code residential}
 * @param highways values of the source's class column or OSM {@code highway} that mean it
 * @param reserveM width of the whole reserve in metres: carriageway, cycle lanes, verges, pavements
 * @param sideM metres of the reserve beside the carriageway, both sides together
 * @param pairingM distance in metres up to which two opposite one-way carriageways are one street;
 *     0 if this class is never paired
 */
public record StreetClass(
    String id, List<String> highways, double reserveM, double sideM, double pairingM)
    implements Serializable {
  public StreetClass {
    highways = List.copyOf(highways);
    if (highways.isEmpty()) {
      throw new IllegalArgumentException("Invalid street class " + id + ": no highway value");
    }
    if (!(sideM >= 0 && reserveM > sideM && reserveM <= 200)) {
      throw new IllegalArgumentException(
          "Invalid street class %s: reserve %s m, side %s m; 0 <= side < reserve <= 200 is needed"
              .formatted(id, reserveM, sideM));
    }
    if (!(pairingM >= 0 && pairingM <= 200)) {
      throw new IllegalArgumentException(
          "Invalid street class %s: pairing %s m is not between 0 and 200".formatted(id, pairingM));
    }
  }

  /** Default width of the carriageway in metres. */
  public double carriagewayM() {
    return reserveM - sideM;
  }
}
