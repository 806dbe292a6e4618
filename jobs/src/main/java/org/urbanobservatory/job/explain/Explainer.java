package org.urbanobservatory.job.explain;

import java.util.ArrayList;
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
import org.urbanobservatory.job.explain.Explanation.Subject;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Explains the index of one city, wherever its scores were read; what it cannot, it notes. */
final class Explainer {
  private final Place place;
  private final List<Score> scores;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param scores of the city, of all years, in the edition's order of components
   */
  Explainer(Place place, List<Score> scores) {
    this.place = place;
    this.scores = List.copyOf(scores);
  }

  List<Score> scores() {
    return scores;
  }

  /** What is left out, and why. */
  List<String> notes() {
    return notes;
  }

  void note(String note) {
    notes.add(note);
  }

  /**
   * What is explained.
   *
   * @param release null for a table of values
   */
  Subject subject(String release, String edition, int year) {
    Score root = root(year);
    return new Subject(release, edition, place, year, root.score(), root.band());
  }

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

  /**
   * The parts of the change since another year, largest first; empty where one has no index, and,
   * with a note, where the weights follow from the data.
   */
  List<ChangeContribution> changes(EditionRows edition, int year, Integer since) {
    if (since == null || root(year).score() == null) {
      return List.of();
    }
    Edition tree = edition.tree();
    if (edition.drawsWeightsFromData()) {
      note(
          "No parts of the change since %d: the weights of edition %s follow from the data."
              .formatted(since, tree.id()));
      return List.of();
    }
    return changes(new Scoring(tree, ofYear(since)), new Scoring(tree, ofYear(year)));
  }

  static List<ChangeContribution> changes(Scoring before, Scoring after) {
    return ChangeContributions.between(before, after).stream()
        .sorted(
            Comparator.comparingDouble((ChangeContribution part) -> -Math.abs(part.points()))
                .thenComparing(ChangeContribution::componentId))
        .toList();
  }

  /**
   * The way to the next band; null at the top, and, with a note, where a score follows from the
   * values of other places or years too.
   */
  NextBand.Way nextBand(Edition definition, int year, List<IndicatorValue> values) {
    if (definition.isTreated()) {
      if (!definition.bands().isEmpty()) {
        note(
            ("No next band: edition %s treats the table of all places, so that a score does not"
                    + " follow from one value alone; try values with --set.")
                .formatted(definition.id()));
      }
      return null;
    }
    return new NextBand(definition).of(place, year, values).orElse(null);
  }

  /** What would move if some values were others; empty where none is set. */
  List<WhatIf.Move> moves(
      WhatIf whatIf, int year, List<IndicatorValue> values, Map<String, Double> changes) {
    if (changes.isEmpty()) {
      return List.of();
    }
    try {
      return whatIf.of(place, year, values, changes).moves();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }
}
