package org.urbanobservatory.index.uncertainty;

import java.util.Optional;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Goalposts;
import org.urbanobservatory.model.Standardisation.Relative;
import org.urbanobservatory.model.Standardisation.Unscored;

/**
 * Puts an alternative on the scale of the edition's own standardisation, so that a method range
 * mixes readings of a value and never units of scores.
 *
 * <p>Kinds with bounds go to the edition's bounds on a straight line: {@code rank} and {@code
 * borda} from their lowest to their highest possible value, 1 to n and 0 to n - 1, which makes them
 * the percentile rank. Kinds without bounds stand beside their own kind only: a {@code z_score}
 * takes the edition's mean and deviation; the distances keep what 100 means.
 */
final class SameScale {
  private static final String BOUNDED =
      "min_max, percentile_rank, rank, borda, distance_to_target with 'cap: at_target' or"
          + " distance_to_reference with 'reference: best'";

  private final String componentId;
  private final Standardisation own;

  SameScale(String componentId, Standardisation own) {
    this.componentId = componentId;
    this.own = own;
  }

  /**
   * The alternative on the own scale; where it still has bounds of its own, {@link
   * ScoreScale#brought} takes its scores there.
   *
   * @throws IllegalArgumentException when no line leads from one scale to the other; names kinds
   *     and remedy
   */
  Standardisation of(Standardisation other) {
    Optional<ScoreScale> scale = ScoreScale.of(own);
    if (own instanceof Unscored || other instanceof Unscored) {
      return other;
    } else if (scale.isPresent()) {
      return bounded(other, scale.get());
    } else if (own instanceof Relative mine && other instanceof Relative relative) {
      return new Relative(unbounded(mine.scaling(), relative.scaling()), relative.direction());
    }
    throw refusal(Kinds.name(other));
  }

  private Standardisation bounded(Standardisation other, ScoreScale scale) {
    if (other instanceof Goalposts posts) {
      return new Goalposts(
          posts.direction(), posts.lower(), posts.upper(), scale.from(), scale.to());
    }
    return other instanceof Relative relative
        ? new Relative(bounded(relative.scaling(), scale), relative.direction())
        : other;
  }

  private Scaling bounded(Scaling other, ScoreScale scale) {
    if (other instanceof Scaling.MinMax) {
      return new Scaling.MinMax(scale.from(), scale.to());
    } else if (other instanceof Scaling.Rank || other instanceof Scaling.Borda) {
      return new Scaling.PercentileRank();
    } else if (ScoreScale.of(other).isPresent()) {
      return other;
    }
    throw new IllegalArgumentException(
        "%s has no bounds, but the scores of component '%s' by %s lie in %s; leave it out, or take %s"
            .formatted(Kinds.name(other), componentId, Kinds.name(own), scale.inWords(), BOUNDED));
  }

  private Scaling unbounded(Scaling mine, Scaling other) {
    if (!mine.getClass().equals(other.getClass())) {
      throw refusal(Kinds.name(other));
    }
    return other instanceof Scaling.ZScore ? mine : other;
  }

  private IllegalArgumentException refusal(String other) {
    return new IllegalArgumentException(
        ("the scores of component '%s' by %s have no fixed bounds that %s could be brought to;"
                + " leave it out, or standardise the edition by %s")
            .formatted(componentId, Kinds.name(own), other, "min_max or percentile_rank"));
  }
}
