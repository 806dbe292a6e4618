package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.urbanobservatory.measure.transit.RouteTypes;
import org.urbanobservatory.measure.transit.ServedStops;
import org.urbanobservatory.measure.transit.ServiceDay;
import org.urbanobservatory.measure.transit.ServiceDays;
import org.urbanobservatory.measure.transit.ServiceFilter;
import org.urbanobservatory.measure.transit.StopInventory;
import org.urbanobservatory.measure.transit.TransitStop;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Action;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.gtfs.GtfsRead;
import org.urbanobservatory.source.gtfs.GtfsReader;
import org.urbanobservatory.timetable.Timetable;

/**
 * The stops of one GTFS feed that count as access.
 *
 * <p>Service is looked at on one day: the stated one, or the busiest Tuesday, Wednesday or Thursday
 * of the feed when none is stated or nothing runs on it. A feed without a calendar counts with all
 * its stops, but cannot be used where a least service is asked for.
 *
 * @param found the stops in degrees, null when the feed cannot be used: an issue says why
 * @param read rows of the feed
 * @param rejected of them
 * @param issues of the feed, of no city
 * @param service which of its service counts, null when the feed cannot be used
 * @param refused what is refused of the tables that name stops, in words; empty for nothing
 */
record FeedStops(
    List<TransitStop> found,
    long read,
    long rejected,
    List<Issue> issues,
    String service,
    String refused) {
  /** The tables that decide which stops are served, and what their rows are. */
  private static final Map<String, String> NAMES =
      Map.of(
          "stops.txt", "stops",
          "routes.txt", "routes",
          "trips.txt", "trips",
          "stop_times.txt", "stop times");

  FeedStops {
    found = found == null ? null : List.copyOf(found);
    issues = List.copyOf(issues);
  }

  boolean isUsable() {
    return found != null;
  }

  static FeedStops read(
      String input, ByteSource bytes, RouteTypes types, TransitSettings settings) {
    GtfsRead feed = GtfsReader.read(input, bytes);
    var reading = new Reading(input, types, settings, new ArrayList<>(feed.issues()));
    Optional<Filtered> filtered = feed.findTimetable().flatMap(reading::filter);
    return new FeedStops(
        filtered.map(reading::stops).orElse(null),
        feed.read(),
        feed.rejected(),
        reading.issues,
        filtered.map(Filtered::service).orElse(null),
        refused(feed));
  }

  private static String refused(GtfsRead feed) {
    String parts =
        feed.counts().stream()
            .filter(count -> count.rejected() > 0 && NAMES.containsKey(count.file()))
            .map(
                count ->
                    "%d of %d %s"
                        .formatted(count.rejected(), count.read(), NAMES.get(count.file())))
            .collect(Collectors.joining(", "));
    return parts.isEmpty() ? "" : " (" + parts + " refused)";
  }

  /** One feed with the service that counts. */
  private record Filtered(Timetable timetable, ServiceFilter filter, String service) {}

  private record Reading(
      String input, RouteTypes types, TransitSettings settings, List<Issue> issues) {

    private Optional<Filtered> filter(Timetable timetable) {
      if (!timetable.isDated()) {
        return undated(timetable);
      }
      Optional<ServiceDay> day = new ServiceDays(timetable).find(settings.day());
      if (day.isEmpty()) {
        issues.add(
            Issue.rejected(
                "gtfs_no_service",
                input,
                null,
                "Cannot use feed %s: nothing runs on any day of its calendar; give a feed in force"
                    .formatted(input)));
      }
      return day.map(d -> dated(timetable, d));
    }

    private Optional<Filtered> undated(Timetable timetable) {
      if (settings.headway() == null) {
        return Optional.of(
            new Filtered(timetable, new ServiceFilter.AnyTrip(), input + " without calendar"));
      }
      issues.add(
          Issue.rejected(
              "gtfs_no_calendar",
              input,
              null,
              "Cannot filter feed %s by service: it has no calendar; add one or remove the setting max_headway_minutes"
                  .formatted(input)));
      return Optional.empty();
    }

    private Filtered dated(Timetable timetable, ServiceDay day) {
      if (settings.day() != null && !day.date().equals(settings.day())) {
        issues.add(
            Issue.kept(
                "service_day_without_service",
                input,
                null,
                "Invalid service day %s: feed %s runs nothing on it; the service of %s counts"
                    .formatted(settings.day(), input, day.date())));
      }
      inform(
          "transit_service_day",
          "Feed %s counts with the service of %s (%s): %d runs"
              .formatted(input, day.date(), word(day), day.runs()));
      return new Filtered(
          timetable,
          settings.headway() == null
              ? new ServiceFilter.OnDay(day.date())
              : new ServiceFilter.Frequent(day.date(), settings.headway()),
          "%s on %s (%s)".formatted(input, day.date(), word(day)));
    }

    private static String word(ServiceDay day) {
      return day.rule().name().toLowerCase(Locale.ROOT);
    }

    private List<TransitStop> stops(Filtered feed) {
      StopInventory inventory = ServedStops.of(feed.timetable(), types, input, feed.filter());
      if (!inventory.unknownRouteTypes().isEmpty()) {
        issues.add(
            Issue.kept(
                "unknown_route_type",
                input,
                "routes.txt",
                "Invalid route types: %s of %s are in no table of vehicles; their trips serve no stop"
                    .formatted(String.join(", ", inventory.unknownRouteTypes()), input)));
      }
      int left = inventory.unserved() + inventory.otherwise() + inventory.infrequent();
      if (left > 0) {
        inform(
            "transit_stops_not_counted",
            "%d of %d stops of %s do not count: %d without service, %d without a vehicle of low or high capacity, %d with too few departures"
                .formatted(
                    left,
                    inventory.platforms(),
                    input,
                    inventory.unserved(),
                    inventory.otherwise(),
                    inventory.infrequent()));
      }
      return inventory.stops();
    }

    private void inform(String code, String message) {
      issues.add(
          new Issue(Severity.INFO, code, input, null, null, null, null, message, Action.KEPT));
    }
  }
}
