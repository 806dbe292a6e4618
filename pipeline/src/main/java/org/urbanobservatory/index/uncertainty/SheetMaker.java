package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Component.Option;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.MissingRule;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.model.Uncertainty.Reading;

/**
 * Scores the leaves of places under every reading. Variant {@code j} of the edition takes the
 * {@code j}-th reading of every leaf at once, so few computations serve many readings.
 */
final class SheetMaker {
  private static final int ANY_AGE = 100_000;
  private static final String NOT_APPLICABLE = "not_applicable";

  private final TreeProgram program;
  private final DrawSpace space;
  private final List<IndexComputation> variants = new ArrayList<>();
  private final List<IndexComputation> agelessVariants = new ArrayList<>();

  SheetMaker(Edition edition, Uncertainty uncertainty, TreeProgram program, DrawSpace space) {
    this.program = program;
    this.space = space;
    uncertainty.readings().forEach(reading -> check(edition, reading));
    int most =
        edition.leaves().stream().mapToInt(leaf -> space.readings(leaf.id()).size()).max().orElse(0);
    for (int variant = 0; variant <= most; variant++) {
      Edition other = variant(edition, variant);
      variants.add(new IndexComputation(other));
      if (uncertainty.missing().contains(MissingRule.OLDER_VALUE)) {
        agelessVariants.add(new IndexComputation(ageless(other)));
      }
    }
  }

  CitySheet sheet(Place place, int year, List<IndicatorValue> values) {
    double[][] scores = scores(variants, place, year, values);
    double[][] older =
        agelessVariants.isEmpty() ? scores : scores(agelessVariants, place, year, values);
    return new CitySheet(place, year, program, scores, older);
  }

  private double[][] scores(
      List<IndexComputation> computations, Place place, int year, List<IndicatorValue> values) {
    var scores = new double[program.leaves.size()][];
    for (int leaf = 0; leaf < scores.length; leaf++) {
      scores[leaf] = new double[space.readings(program.leaves.get(leaf).id()).size() + 1];
      Arrays.fill(scores[leaf], Double.NaN);
    }
    for (int variant = 0; variant < computations.size(); variant++) {
      Map<String, Score> rows = rows(computations.get(variant).score(place, year, values).scores());
      for (int leaf = 0; leaf < scores.length; leaf++) {
        if (variant < scores[leaf].length) {
          scores[leaf][variant] = score(rows.get(program.leaves.get(leaf).id()));
        }
      }
    }
    return scores;
  }

  private static Map<String, Score> rows(List<Score> scores) {
    var rows = new HashMap<String, Score>();
    scores.forEach(score -> rows.put(score.componentId(), score));
    return rows;
  }

  private static double score(Score row) {
    if (row.score() != null) {
      return row.score();
    }
    boolean applies = row.reason() == null || !row.reason().startsWith(NOT_APPLICABLE);
    return applies ? Double.NaN : TreeProgram.NOT_APPLICABLE;
  }

  private Edition variant(Edition edition, int number) {
    return with(edition, component -> number == 0 ? component : reread(component, number));
  }

  private Component reread(Component component, int number) {
    List<Reading> readings = space.readings(component.id());
    if (readings.size() < number) {
      return component;
    }
    Reading reading = readings.get(number - 1);
    return withOptions(
        component,
        component.options().stream()
            .map(option -> option.indicatorId().equals(reading.indicatorId())
                ? new Option(
                    option.indicatorId(),
                    reading.standardisation(),
                    option.confidence(),
                    option.maxAgeYears(),
                    option.denominator())
                : option)
            .toList());
  }

  private static Edition ageless(Edition edition) {
    return with(
        edition,
        component ->
            withOptions(
                component,
                component.options().stream()
                    .map(
                        option ->
                            new Option(
                                option.indicatorId(),
                                option.standardisation(),
                                option.confidence(),
                                ANY_AGE,
                                option.denominator()))
                    .toList()));
  }

  private static Edition with(
      Edition edition, java.util.function.UnaryOperator<Component> change) {
    return new Edition(
        edition.id(),
        edition.title(),
        edition.source(),
        edition.components().stream().map(change).toList(),
        edition.bands(),
        edition.fixedBenchmarks(),
        edition.treatment());
  }

  private static Component withOptions(Component component, List<Option> options) {
    return new Component(
        component.id(),
        component.parentId(),
        component.level(),
        component.title(),
        component.weight(),
        options,
        component.aggregation(),
        component.minimumCoverage());
  }

  private static void check(Edition edition, Reading reading) {
    boolean isKnown =
        edition.findComponent(reading.componentId()).stream()
            .flatMap(component -> component.options().stream())
            .anyMatch(option -> option.indicatorId().equals(reading.indicatorId()));
    if (!isKnown) {
      throw new IllegalArgumentException(
          "Invalid reading in edition "
              + edition.id()
              + ": component "
              + reading.componentId()
              + " does not take indicator "
              + reading.indicatorId());
    }
  }
}
