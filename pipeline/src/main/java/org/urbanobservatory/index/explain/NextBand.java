package org.urbanobservatory.index.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private static final double FULL = 100;

  /** Lifts that differ by less, as a share of them, are equal. */
  private static final double ROUNDING = 1e-9;

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
   * @param together the cheapest indicators that reach it together, not the fewest: again and again
   *     the one that lifts the index most per point of its score, up to 100, of equal ones that
   *     with the most points to go; empty where all at 100 do not reach it
   */
  public record Way(Band band, double points, List<BandStep> steps, List<Raise> together) {
    public Way {
      steps = List.copyOf(steps);
      together = List.copyOf(together);
    }
  }

  /**
   * An indicator that is raised.
   *
   * @param componentId the leaf
   * @param from its score
   * @param to the score it is raised to
   * @param index the index after it and those before it are raised
   */
  public record Raise(String componentId, double from, double to, double index) {}

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
        steps.add(step(feed, band.minimum(), known(scores)));
      }
    }
    steps.sort(
        Comparator.comparing(BandStep::pointsNeeded, Comparator.nullsLast(Double::compare))
            .thenComparing(Comparator.comparingDouble(BandStep::indexAtBest).reversed())
            .thenComparing(BandStep::componentId));
    return new Way(
        band, band.minimum() - index, steps, together(band.minimum(), known(scores), steps));
  }

  private static Map<String, Double> known(Map<String, Score> scores) {
    var known = new HashMap<String, Double>();
    scores.forEach((id, score) -> known.put(id, score.score()));
    return known;
  }

  private List<Raise> together(double target, Map<String, Double> scores, List<BandStep> steps) {
    var raises = new ArrayList<Raise>();
    var open = new TreeSet<String>();
    steps.stream()
        .filter(step -> step.score() < FULL)
        .forEach(step -> open.add(step.componentId()));
    String root = edition.root().id();
    while (scores.get(root) < target && !open.isEmpty()) {
      String id = steepest(open, scores);
      open.remove(id);
      double from = scores.get(id);
      double to =
          index(id, FULL, scores) < target
              ? FULL
              : Bisection.lowest(from, FULL, score -> index(id, score, scores) >= target);
      raise(id, to, scores);
      raises.add(new Raise(id, from, to, scores.get(root)));
    }
    return scores.get(root) < target ? List.of() : raises;
  }

  /**
   * The leaf that lifts the index most per point; of equal ones that with the most points to go, so
   * that fewer are needed, and of these the first by name.
   */
  private String steepest(Set<String> open, Map<String, Double> scores) {
    String best = null;
    double most = Double.NEGATIVE_INFINITY;
    for (String id : open) {
      double room = FULL - scores.get(id);
      double lift = (index(id, FULL, scores) - scores.get(edition.root().id())) / room;
      boolean isEqual = best != null && StrictMath.abs(lift - most) <= ROUNDING * most;
      if (isEqual ? room > FULL - scores.get(best) : best == null || lift > most) {
        most = lift;
        best = id;
      }
    }
    return best;
  }

  private void raise(String id, double score, Map<String, Double> scores) {
    scores.put(id, score);
    String parentId = edition.findComponent(id).orElseThrow().parentId();
    if (parentId != null) {
      raise(parentId, mean(parentId, id, score, scores), scores);
    }
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

  private BandStep step(LeafFeed feed, double target, Map<String, Double> scores) {
    String id = feed.component().id();
    double score = scores.get(id);
    double best = index(id, FULL, scores);
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
  private double index(String id, double score, Map<String, Double> scores) {
    String parentId = edition.findComponent(id).orElseThrow().parentId();
    return parentId == null ? score : index(parentId, mean(parentId, id, score, scores), scores);
  }

  private double mean(String parentId, String id, double score, Map<String, Double> scores) {
    List<Aggregator.Part> parts =
        edition.children(parentId).stream()
            .filter(child -> scores.get(child.id()) != null)
            .map(
                child ->
                    new Aggregator.Part(
                        child.id().equals(id) ? score : scores.get(child.id()), child.weight()))
            .toList();
    Aggregation aggregation = edition.findComponent(parentId).orElseThrow().aggregation();
    return Aggregator.mean(aggregation, parts);
  }

  /** The lowest score at which the index reaches the target: by bisection, as it never falls. */
  private double scoreNeeded(String id, double target, Map<String, Double> scores) {
    return Bisection.lowest(scores.get(id), FULL, score -> index(id, score, scores) >= target);
  }
}
