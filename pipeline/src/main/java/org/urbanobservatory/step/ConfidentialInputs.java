package org.urbanobservatory.step;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;

/**
 * Statistics that are computed with and not published again: neither as observations nor as the
 * numerator, denominator or population of a value.
 *
 * @param inputs ids of inputs of statistics
 */
public record ConfidentialInputs(Set<String> inputs) implements Serializable {
  private static final String WITHHELD = "; numerator and denominator withheld";
  private static final String POPULATION = "population";

  public ConfidentialInputs {
    inputs = Set.copyOf(inputs);
  }

  /** An emission without the observations of these inputs. */
  public Dataset<Row> without(Dataset<Row> emission) {
    if (inputs.isEmpty()) {
      return emission;
    }
    return Emission.without(emission, "observations")
        .union(
            Emission.only(emission, "observations")
                .flatMap((FlatMapFunction<Row, Row>) this::withoutOurs, Emission.encoder()));
  }

  private Iterator<Row> withoutOurs(Row emitted) {
    var left = new ArrayList<Row>();
    Emission.rows(emitted)
        .forEachRemaining(
            row -> {
              if (!isOurs(Rows.observation(row))) {
                left.add(row);
              }
            });
    var emissions = new Emissions();
    emissions.addAll("observations", left);
    return emissions.iterator();
  }

  private boolean isOurs(Observation observation) {
    return observation.input() != null && inputs.contains(observation.input());
  }

  /** The variables of which a place, or one of several, has an observation of these inputs. */
  Set<String> variables(Collection<Observation> observations) {
    return observations.stream()
        .filter(this::isOurs)
        .map(Observation::variable)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A value without the numbers that it was computed from, where they are of such variables. */
  static IndicatorValue withheld(IndicatorValue value, Indicator indicator, Set<String> variables) {
    if (variables.isEmpty()) {
      return value;
    }
    boolean isParts =
        (value.numerator() != null || value.denominator() != null)
            && terms(indicator).anyMatch(term -> variables.contains(term.variable()));
    IndicatorValue told = isParts ? value.withoutParts(WITHHELD) : value;
    return variables.contains(POPULATION) ? told.withoutPopulation() : told;
  }

  private static Stream<Term> terms(Indicator indicator) {
    return Stream.concat(Stream.of(indicator.formula()), indicator.components().values().stream())
        .map(Formula::terms)
        .flatMap(List::stream);
  }
}
