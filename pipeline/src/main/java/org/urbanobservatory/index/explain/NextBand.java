package org.urbanobservatory.index.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.urbanobservatory.index.Aggregator;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.LeafFeed;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Band;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * The distance of an index to its next band, and which single indicators would cover it. A step
 * turns the index around: what the parent needs, the child needs in the parent's mean, down to the
 * value by bisection of its standardisation.
 */
public final class NextBand {
  private final Edition edition;
  private final IndexComputation computation;

  public NextBand(Edition edition) {
    this.edition = edition;
    this.computation = new IndexComputation(edition);
  }

  /**
   * The way to the next band.
   *
   * @param band the next band
   * @param points of the index that are missing
   * @param steps the indicators, those that need the fewest points first; then those that cannot do
   *     it alone, those that lift the index most first
   */
  public record Way(Band band, double points, List<BandStep> steps) {
    public Way {
      steps = List.copyOf(steps);
    }
  }

  /** The way up; empty without a score and in the highest band. */
  public Optional<Way> of(Place place, int year, List<IndicatorValue> values) {
    Map<String, Score> scores = new HashMap<>();
    computation
        .score(place, year, values)
        .scores()
        .forEach(score -> scores.put(score.componentId(), score));
    Double index = scores.get(edition.root().id()).score();
    if (index == null) {
      return Optional.empty();
    }
    return edition.bands().stream()
        .filter(band -> band.minimum() > index)
        .min(Comparator.comparingDouble(Band::minimum))
        .map(band -> way(band, index, scores, computation.feeds(place, year, values)));
  }

  private Way way(Band band, double index, Map<String, Score> scores, List<LeafFeed> feeds) {
    var steps = new ArrayList<BandStep>();
    for (LeafFeed feed : feeds) {
      if (isCounted(feed.component(), scores)) {
        steps.add(step(feed, band.minimum(), scores));
      }
    }
    steps.sort(
        Comparator.comparing(BandStep::pointsNeeded, Comparator.nullsLast(Double::compare))
            .thenComparing(Comparator.comparingDouble(BandStep::indexAtBest).reversed())
            .thenComparing(BandStep::componentId));
    return new Way(band, band.minimum() - index, steps);
  }

  /** Whether all the nodes above have a score, so that the leaf moves the index. */
  private boolean isCounted(Component leaf, Map<String, Score> scores) {
    Component at = leaf;
    while (at.parentId() != null) {
      at = edition.findComponent(at.parentId()).orElseThrow();
      if (scores.get(at.id()).score() == null) {
        return false;
      }
    }
    return true;
  }

  private BandStep step(LeafFeed feed, double target, Map<String, Score> scores) {
    String id = feed.component().id();
    double score = scores.get(id).score();
    double best = index(id, 100, scores);
    Double needed = best >= target ? scoreNeeded(id, target, scores) : null;
    return new BandStep(
        id,
        feed.value().indicatorId(),
        score,
        needed,
        needed == null ? null : needed - score,
        feed.value().value(),
        needed == null ? null : ValueNeeded.of(feed, needed),
        best);
  }

  /** The root's score when one component scores otherwise. */
  private double index(String id, double score, Map<String, Score> scores) {
    String parentId = edition.findComponent(id).orElseThrow().parentId();
    return parentId == null ? score : index(parentId, mean(parentId, id, score, scores), scores);
  }

  private double mean(String parentId, String id, double score, Map<String, Score> scores) {
    List<Aggregator.Part> parts =
        edition.children(parentId).stream()
            .filter(child -> scores.get(child.id()).score() != null)
            .map(
                child ->
                    new Aggregator.Part(
                        child.id().equals(id) ? score : scores.get(child.id()).score(),
                        child.weight()))
            .toList();
    Aggregation aggregation = edition.findComponent(parentId).orElseThrow().aggregation();
    return Aggregator.mean(aggregation, parts);
  }

  /** The lowest score at which the index reaches the target: by bisection, as it never falls. */
  private double scoreNeeded(String id, double target, Map<String, Score> scores) {
    return Bisection.lowest(
        scores.get(id).score(), 100, score -> index(id, score, scores) >= target);
  }
}
