package org.urbanobservatory.step.city.access;

import java.io.Serializable;
import java.time.LocalDate;
import org.urbanobservatory.measure.transit.HeadwayRule;
import org.urbanobservatory.measure.transit.TimeWindow;
import org.urbanobservatory.step.city.MeasurePlan;

/**
 * Which stops of public transport count, and how far people walk to them.
 *
 * @param lowM walking distance to low-capacity stops in metres
 * @param highM walking distance to high-capacity stops in metres
 * @param routeSpacingM a street that serves as route of vehicles without fixed stops is a stop
 *     every so many metres
 * @param day whose service counts, null for the feed's busiest midweek day
 * @param headway least service, null when any departure on the day is enough
 */
record TransitSettings(
    double lowM, double highM, double routeSpacingM, LocalDate day, HeadwayRule headway)
    implements Serializable {
  private static final int SECONDS_PER_MINUTE = 60;
  private static final int SECONDS_PER_HOUR = 3600;

  /** The settings {@code transit.*} of a run; {@code as_of} is the day when none is stated. */
  static TransitSettings of(MeasurePlan plan) {
    String day = plan.text("transit.service_day", plan.text("as_of", null));
    return new TransitSettings(
        plan.number("transit.low_capacity_m", 500),
        plan.number("transit.high_capacity_m", 1000),
        plan.number("transit.route_spacing_m", 50),
        day == null ? null : LocalDate.parse(day),
        headway(plan));
  }

  /** The least service, for column {@code method}; null when any departure is enough. */
  String leastService() {
    return headway == null
        ? null
        : "departures at least every %s minutes from %s to %s h"
            .formatted(
                AccessPlan.metres(headway.headwayS() / (double) SECONDS_PER_MINUTE),
                AccessPlan.metres(headway.window().fromHour()),
                AccessPlan.metres(headway.window().untilHour()));
  }

  private static HeadwayRule headway(MeasurePlan plan) {
    double minutes = plan.number("transit.max_headway_minutes", 0);
    if (minutes == 0) {
      return null;
    }
    var window =
        new TimeWindow(
            (int)
                Math.round(
                    plan.number("transit.from_hour", TimeWindow.DAYTIME.fromHour())
                        * SECONDS_PER_HOUR),
            (int)
                Math.round(
                    plan.number("transit.to_hour", TimeWindow.DAYTIME.untilHour())
                        * SECONDS_PER_HOUR));
    return new HeadwayRule((int) Math.round(minutes * SECONDS_PER_MINUTE), window);
  }
}
