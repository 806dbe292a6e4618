package org.urbanobservatory.job.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.index.explain.ChangeContribution;
import org.urbanobservatory.index.explain.ChangeContributions;
import org.urbanobservatory.index.explain.ChangeContributions.Scoring;
import org.urbanobservatory.index.explain.NextBand;
import org.urbanobservatory.index.explain.WhatIf;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * Explains the index of one city, wherever its scores were read.
 *
 * @param place the city
 * @param scores of the city, of all years, in the edition's order of components
 */
record Explainer(Place place, List<Score> scores) {

  /** The asked year, else the latest that has scores. */
  int year(Integer asked) {
    TreeSet<Integer> years =
        scores.stream().map(Score::year).collect(Collectors.toCollection(TreeSet::new));
    if (asked != null && !years.contains(asked)) {
      throw new ConfigException(
          "Invalid year: %s has no values in %d (there are %s)".formatted(place, asked, years));
    }
    return asked == null ? years.last() : asked;
  }

  /** The asked year, else the latest earlier one that the index has; null without. */
  Integer since(int year, Integer asked) {
    TreeSet<Integer> years =
        scores.stream()
            .filter(score -> score.year() < year)
            .filter(score -> score.parentId() == null && score.score() != null)
            .map(Score::year)
            .collect(Collectors.toCollection(TreeSet::new));
    if (asked != null && !years.contains(asked)) {
      throw new ConfigException(
          "Invalid year: %s has no index in %d (earlier ones: %s)".formatted(place, asked, years));
    }
    boolean hasScore = root(year).score() != null;
    return asked != null ? asked : years.isEmpty() || !hasScore ? null : years.last();
  }

  List<Score> ofYear(int year) {
    return scores.stream().filter(score -> score.year() == year).toList();
  }

  Score root(int year) {
    return root(ofYear(year));
  }

  static Score root(List<Score> scores) {
    return scores.stream().filter(score -> score.parentId() == null).findFirst().orElseThrow();
  }

  /** The parts of the change since another year, largest first; empty where one has no index. */
  List<ChangeContribution> changes(Edition edition, int year, Integer since) {
    return since == null || root(year).score() == null
        ? List.of()
        : changes(new Scoring(edition, ofYear(since)), new Scoring(edition, ofYear(year)));
  }

  static List<ChangeContribution> changes(Scoring before, Scoring after) {
    return ChangeContributions.between(before, after).stream()
        .sorted(
            Comparator.comparingDouble((ChangeContribution part) -> -Math.abs(part.points()))
                .thenComparing(ChangeContribution::componentId))
        .toList();
  }

  /** The way to the next band, null at the top. */
  NextBand.Way nextBand(Edition definition, int year, List<IndicatorValue> values) {
    return new NextBand(definition).of(place, year, values).orElse(null);
  }

  List<WhatIf.Move> moves(
      Edition definition, int year, List<IndicatorValue> values, Map<String, Double> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    try {
      return new WhatIf(definition).of(place, year, values, changes).moves();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }
}
