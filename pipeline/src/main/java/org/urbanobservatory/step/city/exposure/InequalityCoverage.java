package org.urbanobservatory.step.city.exposure;

import java.util.Locale;
import org.urbanobservatory.measure.Measured;
import org.urbanobservatory.measure.access.AccessSettings;
import org.urbanobservatory.measure.inequality.Distribution;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;

/**
 * How many people of an extent have a value of a measure, and whether that is enough to speak of
 * them all: whom a walk is too long for, or no station is near enough to, would be left out
 * silently.
 */
final class InequalityCoverage {
  /** Reason: too many people live where the measure has no value. */
  static final String TOO_FEW = "too_many_people_without_value";

  private static final String IN_PART = "inequality_covers_people_in_part";

  /** Share of people with a value below which the rest is worth a word. */
  private static final double FULL = 0.95;

  private static final double LEAST = 0.8;

  /** Names of measures that have no value beyond a limit, because nobody looks further. */
  private static final String DISTANCE = "distance_";

  private final CityContext city;

  InequalityCoverage(CityContext city) {
    this.city = city;
  }

  /** Whether people without a value have more of the measure than all the others. */
  static boolean isDistance(String measure) {
    return measure.startsWith(DISTANCE);
  }

  /** What forbids to speak of all people; null for nothing, also where nobody lives. */
  String obstacle(Distribution of) {
    Measured covered = of.coveredShare();
    return covered.isPresent() && covered.value() < least() ? TOO_FEW : null;
  }

  /** How many people have a value, for column {@code method}. */
  String told(Distribution of) {
    Measured covered = of.coveredShare();
    return String.format(
        Locale.ROOT,
        "%.1f %% of the people have a value; null below %s %%",
        covered.isPresent() ? 100 * covered.value() : 100,
        PlainNumber.of(100 * least()));
  }

  /** What is known of people without a distance, for column {@code method}. */
  String beyond() {
    return "whoever has no distance within %s m counts as beyond"
        .formatted(PlainNumber.of(limitM()));
  }

  /** How far distances are looked for, in metres. */
  double limitM() {
    double buffer = city.plan().networkBufferM();
    return buffer > 0 ? buffer : AccessSettings.STANDARD.horizonM();
  }

  /** Adds an issue where a notable share of the people has no value. */
  void tell(String measure, Distribution of, CityExtent extent, CityFacts.Origin origin) {
    Measured covered = of.coveredShare();
    if (covered.isPresent() && covered.value() < FULL) {
      city.add(
          Issue.kept(IN_PART, origin.input(), null, message(measure, covered.value(), extent))
              .about(measure, null));
    }
  }

  private String message(String measure, double covered, CityExtent extent) {
    return String.format(
        Locale.ROOT,
        "Invalid inequality: %.1f %% of the people of %s (%s, %d) live where %s has a value; its inequality is theirs alone, and null below %s %%. %s",
        100 * covered,
        city.place(),
        extent.id(),
        extent.year(),
        measure,
        PlainNumber.of(100 * least()),
        isDistance(measure)
            ? "Give a larger network_buffer_m, or streets that reach them"
            : "Give an input that covers them");
  }

  private double least() {
    return city.plan().number("inequality.min_covered_share", LEAST);
  }
}
