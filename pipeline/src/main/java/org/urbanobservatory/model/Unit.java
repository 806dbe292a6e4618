package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * A unit of the catalogue, convertible to every unit of the same quantity by a factor.
 *
 * @param id the code used in tables, for example {@code PT} or {@code KM2}
 * @param title the unit in words
 * @param quantity what it measures, for example {@code ratio}, {@code area}, {@code money_usd_ppp}
 * @param factor size of one unit in the SI (or base) unit of the quantity
 */
public record Unit(String id, String title, String quantity, double factor)
    implements Serializable {
  public Unit {
    Check.text("unit id", id);
    Check.text("unit quantity", quantity);
    Check.finite("factor of unit " + id, factor);
    if (factor <= 0) {
      throw new IllegalArgumentException("Invalid factor of unit " + id + ": " + factor);
    }
  }

  public boolean isConvertibleTo(Unit other) {
    return quantity.equals(other.quantity);
  }

  /**
   * The value expressed in another unit of the same quantity. Equal units return it untouched.
   *
   * @throws IllegalArgumentException when the quantities differ
   */
  public double convert(double value, Unit to) {
    if (!isConvertibleTo(to)) {
      throw new IllegalArgumentException(
          "Cannot convert " + id + " (" + quantity + ") to " + to.id + " (" + to.quantity + ")");
    }
    return factor == to.factor ? value : value * factor / to.factor;
  }
}
