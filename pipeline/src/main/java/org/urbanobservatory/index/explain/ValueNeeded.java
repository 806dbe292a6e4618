package org.urbanobservatory.index.explain;

import java.util.OptionalDouble;
import org.urbanobservatory.index.BenchmarkInputs;
import org.urbanobservatory.index.BestValue;
import org.urbanobservatory.index.LeafFeed;
import org.urbanobservatory.index.Standardised;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;

/** The value of an indicator that has a wanted score. */
final class ValueNeeded {
  private ValueNeeded() {}

  /** Between the present value and the best one; null when there is no way between them. */
  static Double of(LeafFeed feed, double score) {
    IndicatorValue value = feed.value();
    if (value.value() == null || value.unit().equals(Score.UNIT)) {
      return null;
    }
    OptionalDouble best =
        BestValue.of(
            feed.option().standardisation(),
            new BenchmarkInputs(
                value.value(), value.numerator(), value.denominator(), value.population()));
    if (best.isEmpty() || !reaches(feed, best.getAsDouble(), score)) {
      return null;
    }
    return Bisection.lowest(value.value(), best.getAsDouble(), x -> reaches(feed, x, score));
  }

  private static boolean reaches(LeafFeed feed, double value, double score) {
    return feed.score(value) instanceof Standardised.Scored scored && scored.score() >= score;
  }
}
