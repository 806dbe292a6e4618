package org.urbanobservatory.compute;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.Confidence;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.Indicator.Direction;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.model.Variable.Origin;

/** Indicators and observations in few words. */
final class ComputeFixtures {
  static final Place ALFA = new Place("XAV", "alfa");
  static final Place BRAVO = new Place("XAV", "bravo");
  static final String BOUNDARY = "boundary";
  static final String BUILT_UP = "boundary_built_up";

  private ComputeFixtures() {}

  static Indicator indicator(String id, Formula formula, String extent, CountryRule rule) {
    var example = new FormulaExample(Map.of("x", 1.0), 1.0, null, 0, "none");
    return new Indicator(
        id,
        id,
        "a test",
        "",
        "PT",
        Direction.HIGHER_BETTER,
        formula,
        extent,
        rule,
        null,
        "none",
        Confidence.MEMORY,
        "",
        List.of(example),
        Map.of());
  }

  static Formula ratio(String numerator, String denominator, double scale) {
    return new Formula.Ratio(List.of(Term.of(numerator)), List.of(Term.of(denominator)), scale);
  }

  static Map<String, Variable> variables(String... ids) {
    var variables = new TreeMap<String, Variable>();
    for (String id : ids) {
      variables.put(id, new Variable(id, id, id, "COUNT", Origin.STATISTIC, null, null, false));
    }
    return variables;
  }

  static Observation observation(String variable, int year, double value) {
    return new Seed(variable, year, value).row();
  }

  /** An observation of Alfa on the boundary, to be varied. */
  record Seed(
      Place place,
      String extent,
      String variable,
      int year,
      Breakdown breakdown,
      double value,
      String unit,
      Double error,
      String status,
      String source) {
    Seed(String variable, int year, double value) {
      this(ALFA, BOUNDARY, variable, year, Breakdown.TOTAL, value, "COUNT", null, "A", "Census");
    }

    Seed at(Place newPlace) {
      return new Seed(
          newPlace, extent, variable, year, breakdown, value, unit, error, status, source);
    }

    Seed on(String newExtent) {
      return new Seed(
          place, newExtent, variable, year, breakdown, value, unit, error, status, source);
    }

    Seed of(Breakdown group) {
      return new Seed(place, extent, variable, year, group, value, unit, error, status, source);
    }

    Seed in(String newUnit) {
      return new Seed(
          place, extent, variable, year, breakdown, value, newUnit, error, status, source);
    }

    Seed with(Double newError, String newStatus, String newSource) {
      return new Seed(
          place, extent, variable, year, breakdown, value, unit, newError, newStatus, newSource);
    }

    Observation row() {
      return new Observation(
          place,
          extent,
          variable,
          year,
          breakdown,
          null,
          null,
          value,
          unit,
          error,
          status,
          source,
          "statistics",
          7L);
    }
  }
}
