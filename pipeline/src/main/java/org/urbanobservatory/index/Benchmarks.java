package org.urbanobservatory.index;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.RequiredStations;

/** Benchmarks resolved for one city: numbers as they are, named functions evaluated. */
public final class Benchmarks {
  /** Air quality stations that a city of this size needs; the standardisation's maximum. */
  public static final String REQUIRED_MONITORING_STATIONS = "required_monitoring_stations";

  /** The normalised Herfindahl concentration of a city whose H is 0.25. */
  public static final String HERFINDAHL_TARGET = "herfindahl_target";

  private static final Set<String> FUNCTIONS =
      Set.of(REQUIRED_MONITORING_STATIONS, HERFINDAHL_TARGET);
  private static final int LEAST_SECTORS = 5;

  private Benchmarks() {}

  /** A benchmark's number, or why it has none; {@code obstacle} is null when it has one. */
  record Resolved(double value, Standardised obstacle) {
    static Resolved of(double value) {
      return new Resolved(value, null);
    }

    static Resolved missing(String reason) {
      return new Resolved(0, new Standardised.Missing(reason));
    }

    static Resolved notApplicable(String reason) {
      return new Resolved(0, new Standardised.NotApplicable(reason));
    }
  }

  /**
   * The name as it was, if a function of that name exists.
   *
   * @throws IllegalArgumentException when there is none; the message lists those that exist
   */
  public static String known(String name) {
    if (!FUNCTIONS.contains(name)) {
      throw new IllegalArgumentException(
          "Invalid benchmark function: '" + name + "' is not one of " + new TreeSet<>(FUNCTIONS));
    }
    return name;
  }

  static Resolved resolve(Benchmark benchmark, BenchmarkInputs inputs) {
    if (benchmark instanceof Benchmark.Fixed fixed) {
      return Resolved.of(fixed.value());
    }
    String name = known(((Benchmark.Function) benchmark).name());
    return name.equals(HERFINDAHL_TARGET)
        ? herfindahlTarget(inputs.denominator())
        : requiredStations(inputs.population());
  }

  private static Resolved requiredStations(Double population) {
    if (population == null) {
      return Resolved.missing("population_unknown");
    }
    OptionalInt required = RequiredStations.of(population);
    return required.isPresent()
        ? Resolved.of(required.getAsInt())
        : Resolved.notApplicable("population_below_100000");
  }

  /** {@code (0.25 - 1/n) / (1 - 1/n)}; at four sectors or fewer it is not above 0. */
  private static Resolved herfindahlTarget(Double sectors) {
    if (sectors == null) {
      return Resolved.missing("number_of_sectors_unknown");
    }
    if (sectors < LEAST_SECTORS) {
      return Resolved.missing("fewer_than_five_sectors");
    }
    return Resolved.of((0.25 - 1 / sectors) / (1 - 1 / sectors));
  }
}
