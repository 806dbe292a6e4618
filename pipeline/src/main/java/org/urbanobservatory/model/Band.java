package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * A named range of scores, half-open: from {@code minimum} up to the next band's.
 *
 * @param id for example {@code moderately_weak}
 * @param title the band in words
 * @param minimum lowest score that belongs to it
 */
public record Band(String id, String title, double minimum) implements Serializable {
  public Band {
    Check.id("band id", id);
    Check.finite("minimum of band " + id, minimum);
  }
}
