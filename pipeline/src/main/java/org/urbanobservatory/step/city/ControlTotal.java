package org.urbanobservatory.step.city;

import java.util.Locale;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The official number of people of a city that a source of people is scaled to.
 *
 * @param official what statistics say of the people within the boundary
 * @param factor what every count of the source is multiplied by, above 0
 */
record ControlTotal(Observation official, double factor) {
  static final String OPTION = "control_total";
  static final String FACTOR = "population_control_factor";
  private static final double LEAST = 0.8;
  private static final double MOST = 1.25;

  /** The control total that an input asks for and that counts the same people of the same year. */
  static boolean isOf(SpatialInput input, Breakdown group, Observation official) {
    return official.variable().equals(input.option(OPTION))
        && official.year() == input.year()
        && official.breakdown().equals(group)
        && !official.isOfZone();
  }

  /** Whether the two numbers are of one size, as two counts of one city should be. */
  boolean isPlausible() {
    return factor >= LEAST && factor <= MOST;
  }

  /** How the people were made, for column {@code method}. */
  String method() {
    return String.format(
        Locale.ROOT,
        "people scaled by %.6g to the %s %s of statistics %s",
        factor,
        PlainNumber.of(official.value()),
        official.variable(),
        official.input());
  }

  /** The two numbers are so far apart that one of them may be of something else. */
  Issue farOff(SpatialInput input) {
    return Issue.kept(
        "control_total_far_off",
        input.id(),
        null,
        String.format(
            Locale.ROOT,
            "Invalid population: %s counts %.0f people of %s within its boundary in %d, statistics %s give %s as %s; its cells are multiplied by %.4f, which is not between %s and %s. Check that both are of one area, year and unit",
            input.id(),
            official.value() / factor,
            official.place(),
            input.year(),
            official.input(),
            PlainNumber.of(official.value()),
            official.variable(),
            factor,
            PlainNumber.of(LEAST),
            PlainNumber.of(MOST)));
  }

  /**
   * The source ends inside the boundary, so that its people are not those of the official figure.
   */
  static Issue uncovered(SpatialInput input, CityFrame frame) {
    return Issue.kept(
        "control_total_of_uncovered_city",
        input.id(),
        null,
        "Cannot scale %s to %s of %s: it ends inside the boundary; its people count as they are. Give a file that covers the city"
            .formatted(input.id(), input.option(OPTION), frame.place()));
  }

  /** There is nothing to scale to, or nobody to scale. */
  static Issue missing(SpatialInput input, Breakdown group, CityFrame frame) {
    return Issue.kept(
        "control_total_missing",
        input.id(),
        null,
        "Cannot scale %s to %s of %s in %d (sex %s, age %s): no statistics give it for the boundary as more than 0, or the source has nobody there; its people count as they are. Add the row, or remove control_total"
            .formatted(
                input.id(),
                input.option(OPTION),
                frame.place(),
                input.year(),
                group.sex(),
                group.age()));
  }
}
