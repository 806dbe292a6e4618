package org.urbanobservatory.step.city;

import java.util.Locale;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.PlainNumber;

/**
 * How much of an extent a raster of people has to cover: who lives beyond its frame is not known,
 * and is not nobody. A cell without a value inside the frame is nobody.
 *
 * @param share of the extent's area, 0 to 1
 */
public record LeastCover(double share) {
  /** Reason and issue: a raster of people ends inside an extent. */
  public static final String REASON = "population_does_not_cover_extent";

  private static final double STANDARD = 0.95;

  /** As the setting {@code population.min_covered_share} has it. */
  static LeastCover of(MeasurePlan plan) {
    return new LeastCover(plan.number("population.min_covered_share", STANDARD));
  }

  /** Whether a covered share is enough. */
  boolean isMet(double covered) {
    // What is covered whole may be short of 1 by rounding.
    return covered >= Math.min(share, 1 - 1e-6);
  }

  /** A method, which may be null, with the share where it is not the usual one. */
  String addedTo(String method) {
    if (share == STANDARD) {
      return method;
    }
    String said = "null where less than %s %% of the area is covered".formatted(percent());
    return method == null ? said : method + "; " + said;
  }

  Issue issue(String input, String where, double covered) {
    return Issue.kept(
        REASON,
        input,
        null,
        String.format(
            Locale.ROOT,
            "Invalid population: raster %s ends inside %s and covers %.1f %% of its area; who lives on the rest is not known, so that it has no people and nothing measured over them. Give a raster that covers at least %s %%, or set population.min_covered_share",
            input,
            where,
            100 * covered,
            percent()));
  }

  private String percent() {
    return PlainNumber.of(100 * share);
  }
}
