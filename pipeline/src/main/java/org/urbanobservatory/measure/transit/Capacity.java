package org.urbanobservatory.measure.transit;

/** How many people a kind of public transport carries: it decides how far people walk to it. */
public enum Capacity {
  /** Bus, tram, bus rapid transit, paratransit. */
  LOW,
  /** Rail, metro, ferry. */
  HIGH
}
