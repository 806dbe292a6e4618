package org.urbanobservatory.measure.transit;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import org.urbanobservatory.timetable.Service;

/** Which service of a timetable makes its stops count. */
public sealed interface ServiceFilter extends Serializable {
  /** Any trip, on whatever day: the inventory of stops. */
  record AnyTrip() implements ServiceFilter {}

  /** A trip on one day. */
  record OnDay(LocalDate date) implements ServiceFilter {
    public OnDay {
      Objects.requireNonNull(date, "date");
    }
  }

  /** Trips on one day that are frequent enough. */
  record Frequent(LocalDate date, HeadwayRule rule) implements ServiceFilter {
    public Frequent {
      Objects.requireNonNull(date, "date");
      Objects.requireNonNull(rule, "rule");
    }
  }

  /** Whether the trips of a service are looked at. */
  default boolean includes(Service service) {
    if (this instanceof OnDay day) {
      return service.runsOn(day.date());
    }
    return !(this instanceof Frequent frequent) || service.runsOn(frequent.date());
  }
}
