package org.urbanobservatory.index.uncertainty;

import java.util.Optional;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Scaling.Cap;
import org.urbanobservatory.model.Scaling.Reference;
import org.urbanobservatory.model.Standardisation;

/**
 * The lowest and the highest score that a standardisation can give.
 *
 * @param from the lowest
 * @param to the highest, above it
 */
record ScoreScale(double from, double to) {
  private static final ScoreScale PERCENT = new ScoreScale(0, 100);

  /** Nothing for scores without bounds, or with bounds that depend on the number of places. */
  static Optional<ScoreScale> of(Standardisation kind) {
    if (kind instanceof Standardisation.Relative relative) {
      return of(relative.scaling());
    } else if (kind instanceof Standardisation.Goalposts posts) {
      return Optional.of(new ScoreScale(posts.from(), posts.to()));
    }
    return kind instanceof Standardisation.Unscored ? Optional.empty() : Optional.of(PERCENT);
  }

  /** The same for a scaling among places. */
  static Optional<ScoreScale> of(Scaling scaling) {
    if (scaling instanceof Scaling.MinMax minMax) {
      return Optional.of(new ScoreScale(minMax.from(), minMax.to()));
    }
    boolean isPercent =
        scaling instanceof Scaling.PercentileRank
            || (scaling instanceof Scaling.DistanceToTarget target && target.cap() == Cap.AT_TARGET)
            || (scaling instanceof Scaling.DistanceToReference to
                && to.reference() == Reference.BEST);
    return isPercent ? Optional.of(PERCENT) : Optional.empty();
  }

  /** The score at the same place between the ends of another scale. */
  double brought(double score, ScoreScale other) {
    return equals(other)
        ? score
        : other.from + (other.to - other.from) * ((score - from) / (to - from));
  }

  /** For example {@code 0.0 to 100.0}. */
  String inWords() {
    return from + " to " + to;
  }
}
