package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;

/**
 * One of the twenty cells of the Global Urban Monitoring Framework (UN Statistical Commission, 53rd
 * session, 2022): a domain of city life and an objective for it. Which indicator belongs to which
 * cell is our reading: the framework's full list of indicators was not found.
 */
public record MonitoringCell(Domain domain, Objective objective) implements Serializable {
  /** What an indicator is about. */
  public enum Domain {
    SOCIETY,
    ECONOMY,
    ENVIRONMENT,
    CULTURE,
    GOVERNANCE_AND_IMPLEMENTATION;

    /** The name in tables and files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which kind of city it helps to see. */
  public enum Objective {
    SAFE_AND_PEACEFUL,
    INCLUSIVE,
    RESILIENT,
    SUSTAINABLE;

    /** The name in tables and files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public MonitoringCell {
    Objects.requireNonNull(domain, "domain");
    Objects.requireNonNull(objective, "objective");
  }
}
