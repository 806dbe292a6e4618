package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.index.LeafFeed;
import org.urbanobservatory.index.Standardised;
import org.urbanobservatory.model.IndicatorValue;

/** Disturbs the values of a place that state a standard error. */
final class SamplingNoise {
  private final TreeProgram program;
  private final List<LeafFeed> uncertain = new ArrayList<>();
  private final List<Integer> leaves = new ArrayList<>();
  private final List<Long> keys = new ArrayList<>();

  SamplingNoise(TreeProgram program, List<LeafFeed> feeds) {
    this.program = program;
    feeds.stream().filter(SamplingNoise::isUncertain).forEach(this::add);
  }

  boolean isEmpty() {
    return uncertain.isEmpty();
  }

  int size() {
    return uncertain.size();
  }

  /** Replaces the scores of the uncertain leaves by those of a draw. */
  void disturb(long seed, long draw, double[] leafScores) {
    for (int i = 0; i < uncertain.size(); i++) {
      disturb(i, Chance.normal(seed, draw, keys.get(i)), leafScores);
    }
  }

  /** Replaces the score of one uncertain leaf: its value moves by {@code z} standard errors. */
  void disturb(int number, double z, double[] leafScores) {
    int leaf = leaves.get(number);
    LeafFeed feed = uncertain.get(number);
    if (Means.isScore(leafScores[leaf])) {
      Standardised outcome = feed.score(feed.value().value() + z * feed.value().stdError());
      leafScores[leaf] =
          outcome instanceof Standardised.Scored scored ? scored.score() : Double.NaN;
    }
  }

  private static boolean isUncertain(LeafFeed feed) {
    IndicatorValue value = feed.value();
    return value.value() != null && value.stdError() != null && value.stdError() > 0;
  }

  private void add(LeafFeed feed) {
    uncertain.add(feed);
    leaves.add(program.leaf[program.position(feed.component().id())]);
    IndicatorValue value = feed.value();
    keys.add(Chance.key("value/" + value.place() + "/" + value.indicatorId()));
  }
}
