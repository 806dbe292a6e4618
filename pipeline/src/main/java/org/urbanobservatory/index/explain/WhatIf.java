package org.urbanobservatory.index.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.Scored;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Variable;

/** What a place's index would be if some of its values were others. */
public final class WhatIf {
  private final Edition edition;
  private final PlaceScorer scorer;
  private final AdmissibleValues admissible;

  /** For an edition that scores each place by itself and takes values of any size. */
  public WhatIf(Edition edition) {
    this(edition, PlaceScorer.alone(edition), indicator -> Optional.empty());
  }

  /**
   * @param scorer scores by the edition
   * @param supplied the variable that supplies an indicator's value, with its range; empty where
   *     the indicator has none
   */
  public WhatIf(
      Edition edition, PlaceScorer scorer, Function<String, Optional<Variable>> supplied) {
    this.edition = edition;
    this.scorer = scorer;
    this.admissible = new AdmissibleValues(supplied);
  }

  /**
   * The two indices and what lies between them.
   *
   * @param before as it is
   * @param after as it would be
   * @param moves the components whose score is another, in the edition's order
   */
  public record Outcome(Scored before, Scored after, List<Move> moves) {
    public Outcome {
      moves = List.copyOf(moves);
    }
  }

  /**
   * A component that moved.
   *
   * @param before its score, null without
   * @param after its score, null without
   * @param bandBefore its band, null without
   * @param bandAfter its band, null without
   */
  public record Move(
      String componentId,
      Level level,
      Double before,
      Double after,
      String bandBefore,
      String bandAfter) {}

  /**
   * The index with the values of some indicators in the year of the index replaced.
   *
   * @param values as {@link IndexComputation#score} takes them
   * @param changes new values by indicator, in the indicator's unit; null takes the value away
   * @throws IllegalArgumentException when the edition does not take such an indicator, or the
   *     indicator such a value
   */
  public Outcome of(
      Place place, int year, List<IndicatorValue> values, Map<String, Double> changes) {
    check(changes, indicator -> unit(latest(values, indicator, year)));
    Scored before = scorer.score(place, year, values);
    Scored after = scorer.score(place, year, replaced(place, year, values, changes));
    return new Outcome(before, after, moves(before, after));
  }

  private void check(Map<String, Double> changes, UnaryOperator<String> units) {
    List<String> known =
        edition.leaves().stream()
            .flatMap(leaf -> leaf.options().stream())
            .map(option -> option.indicatorId())
            .distinct()
            .toList();
    new TreeMap<>(changes)
        .forEach(
            (indicator, value) -> {
              checkKnown(indicator, known);
              if (value != null) {
                admissible.check(indicator, value, units.apply(indicator));
              }
            });
  }

  private void checkKnown(String indicator, List<String> known) {
    if (!known.contains(indicator)) {
      throw new IllegalArgumentException(
          "Invalid indicator: '"
              + indicator
              + "' is not in edition "
              + edition.id()
              + NearestName.hint(indicator, known));
    }
  }

  private static List<IndicatorValue> replaced(
      Place place, int year, List<IndicatorValue> values, Map<String, Double> changes) {
    var replaced =
        values.stream()
            .filter(value -> !isReplaced(value, year, changes))
            .collect(Collectors.toCollection(ArrayList::new));
    var sorted = new TreeMap<String, Double>(changes);
    sorted.forEach(
        (indicator, value) -> {
          if (value != null) {
            replaced.add(value(place, year, indicator, value, latest(values, indicator, year)));
          }
        });
    return replaced;
  }

  /** A value taken away is taken in all years, so that no older one stands in for it. */
  private static boolean isReplaced(IndicatorValue value, int year, Map<String, Double> changes) {
    boolean isOfYear =
        value.year() == year || Objects.requireNonNullElse(value.dataYear(), value.year()) == year;
    return changes.containsKey(value.indicatorId())
        && (isOfYear || changes.get(value.indicatorId()) == null);
  }

  /** The row that the new value replaces, for its unit and what else is known of it. */
  private static IndicatorValue latest(List<IndicatorValue> values, String indicator, int year) {
    return values.stream()
        .filter(value -> value.indicatorId().equals(indicator) && value.year() <= year)
        .filter(value -> value.breakdown().isTotal() && value.component() == null)
        .max(Comparator.comparingInt(IndicatorValue::year))
        .orElse(null);
  }

  private static String unit(IndicatorValue known) {
    return known == null ? "1" : known.unit();
  }

  private static IndicatorValue value(
      Place place, int year, String indicator, double value, IndicatorValue known) {
    return new IndicatorValue(
        place,
        known == null ? "boundary" : known.extentId(),
        indicator,
        null,
        null,
        year,
        Breakdown.TOTAL,
        value,
        unit(known),
        known == null ? null : known.numerator(),
        known == null ? null : known.denominator(),
        known == null ? null : known.population(),
        null,
        year,
        false,
        "A",
        "C",
        "what if",
        "what if",
        null);
  }

  private static List<Move> moves(Scored before, Scored after) {
    var later = new HashMap<String, Score>();
    after.scores().forEach(score -> later.put(score.componentId(), score));
    var moves = new ArrayList<Move>();
    for (Score was : before.scores()) {
      Score is = later.get(was.componentId());
      Double score = is == null ? null : is.score();
      if (!Objects.equals(was.score(), score)) {
        moves.add(
            new Move(
                was.componentId(),
                was.level(),
                was.score(),
                score,
                was.band(),
                is == null ? null : is.band()));
      }
    }
    return moves;
  }
}
