package org.urbanobservatory.job.sample.city;

/** Invented names. */
final class Names {
  private static final String[] FIRST = {
    "Alder", "Brook", "Copper", "Dune", "Ember", "Fern", "Garnet", "Heron", "Iris", "Juniper",
    "Kestrel", "Lantern", "Maple", "Nettle", "Opal", "Poplar", "Quarry", "Rowan", "Sorrel", "Thyme"
  };
  private static final String[] LAST = {
    "Street", "Road", "Lane", "Way", "Row", "Avenue", "Drive", "Rise", "Walk", "Close"
  };

  private Names() {}

  /** The n-th street name; every pair once, then again with a number. */
  static String street(int n) {
    String round =
        n < FIRST.length * LAST.length ? "" : " " + (n / (FIRST.length * LAST.length) + 1);
    return FIRST[n % FIRST.length] + " " + LAST[(n / FIRST.length) % LAST.length] + round;
  }
}
