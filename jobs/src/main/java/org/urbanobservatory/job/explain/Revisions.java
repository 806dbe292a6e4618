package org.urbanobservatory.job.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.index.explain.ChangeContribution;
import org.urbanobservatory.index.explain.ChangeContributions.Scoring;
import org.urbanobservatory.job.explain.Revision.ValueChange;
import org.urbanobservatory.job.release.ReleaseDiff;
import org.urbanobservatory.job.release.RowChange;
import org.urbanobservatory.job.release.RowComparison;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** What moved the index of a city and year between two releases. */
final class Revisions {
  private final ReleasedIndex before;
  private final ReleasedIndex after;
  private final Place place;
  private final int year;

  Revisions(ReleasedIndex before, ReleasedIndex after, Place place, int year) {
    this.before = before;
    this.after = after;
    this.place = place;
    this.year = year;
  }

  /**
   * The change since the earlier release.
   *
   * @param definition how the later release scores, null when it is not at hand
   */
  Revision revision(Definition definition) throws IOException {
    List<Score> earlier = ofYear(before.scores(place));
    List<Score> later = ofYear(after.scores(place));
    List<IndicatorValue> values = before.values(place);
    Double was = root(earlier);
    Double is = root(later);
    boolean isSplit = was != null && is != null;
    Double rescored = isSplit && definition != null ? rescored(definition, values) : null;
    return new Revision(
        before.release(),
        was,
        isSplit ? changes(earlier, later) : List.of(),
        rescored == null ? null : Double.valueOf(is - rescored),
        rescored == null ? null : Double.valueOf(rescored - was),
        valueChanges(values, after.values(place)),
        editionChanges(),
        ReleaseDiff.causes(before.manifest(), after.manifest()));
  }

  /** The index of the earlier release's values by the later release's definition. */
  private Double rescored(Definition definition, List<IndicatorValue> values) throws IOException {
    return root(definition.scorer(before).score(place, year, values).scores());
  }

  private List<Score> ofYear(List<Score> scores) {
    return scores.stream().filter(score -> score.year() == year).toList();
  }

  private static Double root(List<Score> scores) {
    return scores.stream()
        .filter(score -> score.parentId() == null)
        .map(Score::score)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Where the root is another or weights follow from the data, there are no parts to split. */
  private List<ChangeContribution> changes(List<Score> earlier, List<Score> later) {
    boolean isSameRoot = before.tree().root().id().equals(after.tree().root().id());
    return isSameRoot
            && !before.edition().drawsWeightsFromData()
            && !after.edition().drawsWeightsFromData()
        ? Explainer.changes(new Scoring(before.tree(), earlier), new Scoring(after.tree(), later))
        : List.of();
  }

  private List<RowChange> editionChanges() {
    var comparison = new RowComparison(ReleasedIndex.table("editions"), Integer.MAX_VALUE);
    comparison.compare(before.edition().rows(), after.edition().rows());
    return comparison.rows();
  }

  /** What a value is of. */
  private record Key(int year, String indicatorId, String extentId) {
    static final Comparator<Key> LATEST_FIRST =
        Comparator.comparingInt((Key key) -> -key.year())
            .thenComparing(Key::indicatorId)
            .thenComparing(Key::extentId);

    static Key of(IndicatorValue value) {
      return new Key(value.year(), value.indicatorId(), value.extentId());
    }
  }

  private List<ValueChange> valueChanges(List<IndicatorValue> earlier, List<IndicatorValue> later) {
    var indicators = new TreeSet<>(before.indicators());
    indicators.addAll(after.indicators());
    Map<Key, IndicatorValue> was = byKey(earlier, indicators);
    Map<Key, IndicatorValue> is = byKey(later, indicators);
    var keys = new TreeSet<>(Key.LATEST_FIRST);
    keys.addAll(was.keySet());
    keys.addAll(is.keySet());
    var changes = new ArrayList<ValueChange>();
    for (Key key : keys) {
      change(key, was.get(key), is.get(key), changes);
    }
    return changes;
  }

  private void change(
      Key key, IndicatorValue before, IndicatorValue after, List<ValueChange> changes) {
    Double was = before == null ? null : before.value();
    Double is = after == null ? null : after.value();
    if (!Objects.equals(was, is)) {
      changes.add(
          new ValueChange(
              key.indicatorId(), key.extentId(), key.year(), was, is, why(before, after)));
    }
  }

  private Map<Key, IndicatorValue> byKey(List<IndicatorValue> values, Set<String> indicators) {
    var byKey = new TreeMap<Key, IndicatorValue>(Key.LATEST_FIRST);
    values.stream()
        .filter(value -> value.year() <= year && indicators.contains(value.indicatorId()))
        .forEach(value -> byKey.put(Key.of(value), value));
    return byKey;
  }

  private String why(IndicatorValue was, IndicatorValue is) {
    if (is == null || is.value() == null) {
      return is == null ? "no longer a row" : "now missing: " + is.reason();
    }
    if (was == null || was.value() == null) {
      return was == null ? "a new row" : "was missing: " + was.reason();
    }
    var reasons = new ArrayList<String>();
    addDifference("data of", was.dataYear(), is.dataYear(), reasons);
    addDifference("source", was.source(), is.source(), reasons);
    addDifference("method", was.method(), is.method(), reasons);
    reasons.add(inputs(was.source() + "; " + is.source()));
    return String.join("; ", reasons);
  }

  private static void addDifference(String what, Object was, Object is, List<String> reasons) {
    if (!Objects.equals(was, is)) {
      reasons.add("%s %s -> %s".formatted(what, was, is));
    }
  }

  /** The inputs that differ and that the value names as its source, else all that differ. */
  private String inputs(String sources) {
    List<InputSummary> changed = changedInputs();
    if (changed.isEmpty()) {
      return "no input differs, so code, catalogue or settings do";
    }
    List<InputSummary> named =
        changed.stream().filter(i -> i.source() != null && sources.contains(i.source())).toList();
    return (named.isEmpty() ? changed : named)
        .stream()
            .map(InputSummary::input)
            .distinct()
            .collect(Collectors.joining(", ", "input ", " differs"));
  }

  private List<InputSummary> changedInputs() {
    var changed = new ArrayList<InputSummary>(missing(after, before));
    changed.addAll(missing(before, after));
    return changed;
  }

  /** The inputs of one release that another has not read in the same state. */
  private static List<InputSummary> missing(ReleasedIndex of, ReleasedIndex in) {
    List<String> known = in.manifest().inputs().stream().map(Revisions::state).toList();
    return of.manifest().inputs().stream().filter(i -> !known.contains(state(i))).toList();
  }

  private static String state(InputSummary input) {
    return input.input() + " " + input.path() + " " + input.sha256();
  }
}
