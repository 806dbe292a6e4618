package org.urbanobservatory.model;

import java.io.Serializable;

/** A benchmark of a standardisation: a number, or a named function of the city in code. */
public sealed interface Benchmark extends Serializable {

  static Benchmark of(double value) {
    return new Fixed(value);
  }

  /** A number in the indicator's unit. */
  record Fixed(double value) implements Benchmark {
    public Fixed {
      Check.finite("benchmark", value);
    }
  }

  /** A function in code by its name, for example {@code required_monitoring_stations}. */
  record Function(String name) implements Benchmark {
    public Function {
      Check.id("benchmark function", name);
    }
  }
}
