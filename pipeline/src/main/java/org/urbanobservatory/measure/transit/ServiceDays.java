package org.urbanobservatory.measure.transit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.urbanobservatory.timetable.Frequency;
import org.urbanobservatory.timetable.Service;
import org.urbanobservatory.timetable.Timetable;

/** The days of a timetable: what runs on them, and which one stands for the feed. */
public final class ServiceDays {
  private static final Set<DayOfWeek> MIDWEEK =
      EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);
  private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

  private final List<Service> services;
  private final long[] runs;

  public ServiceDays(Timetable timetable) {
    this.services = timetable.services();
    this.runs = runsByService(timetable);
  }

  private static long[] runsByService(Timetable timetable) {
    long[] byTrip = new long[timetable.trips().size()];
    boolean[] isRepeated = new boolean[byTrip.length];
    for (Frequency frequency : timetable.frequencies()) {
      byTrip[frequency.trip()] += frequency.runs();
      isRepeated[frequency.trip()] = true;
    }
    long[] byService = new long[timetable.services().size()];
    for (int trip = 0; trip < byTrip.length; trip++) {
      byService[timetable.trips().get(trip).service()] += isRepeated[trip] ? byTrip[trip] : 1;
    }
    return byService;
  }

  /** Runs of vehicles on a day: trips of the services of that day, patterns expanded. */
  public long runsOn(LocalDate date) {
    long sum = 0;
    for (int i = 0; i < runs.length; i++) {
      sum += services.get(i).runsOn(date) ? runs[i] : 0;
    }
    return sum;
  }

  /** First day of the feed's calendar, from 1990. */
  public Optional<LocalDate> findFirst() {
    return services.stream()
        .flatMap(s -> s.findFirst().stream())
        .min(Comparator.naturalOrder())
        .map(d -> d.isBefore(EARLIEST) ? EARLIEST : d);
  }

  /** Last day of the feed's calendar, before 2100. */
  public Optional<LocalDate> findLast() {
    return services.stream()
        .flatMap(s -> s.findLast().stream())
        .max(Comparator.naturalOrder())
        .map(d -> d.isBefore(LATEST) ? d : LATEST.minusDays(1));
  }

  /**
   * The day that stands for the feed.
   *
   * <ol>
   *   <li>The date of the run, when the feed has service on it: {@code --as-of} fixes the day.
   *   <li>Else the Tuesday, Wednesday or Thursday with the most runs, the earliest of equals: an
   *       ordinary working day, whatever day the job runs on.
   *   <li>Else, in a feed for other days only, the day with the most runs, the earliest of equals.
   * </ol>
   *
   * @param asOf date of the run, null when none is fixed
   * @return empty when the feed has no service on any day
   */
  public Optional<ServiceDay> find(LocalDate asOf) {
    if (asOf != null && runsOn(asOf) > 0) {
      return Optional.of(new ServiceDay(asOf, ServiceDay.Rule.AS_OF, runsOn(asOf)));
    }
    Optional<ServiceDay> workday =
        busiest(d -> MIDWEEK.contains(d.getDayOfWeek()), ServiceDay.Rule.BUSIEST_WORKDAY);
    return workday.isPresent() ? workday : busiest(d -> true, ServiceDay.Rule.BUSIEST_DAY);
  }

  private Optional<ServiceDay> busiest(Predicate<LocalDate> isCandidate, ServiceDay.Rule rule) {
    return days()
        .filter(isCandidate)
        .map(d -> new ServiceDay(d, rule, runsOn(d)))
        .filter(d -> d.runs() > 0)
        .reduce((a, b) -> b.runs() > a.runs() ? b : a);
  }

  private Stream<LocalDate> days() {
    Optional<LocalDate> first = findFirst();
    Optional<LocalDate> last = findLast();
    return first.isEmpty() || last.isEmpty() || last.get().isBefore(first.get())
        ? Stream.empty()
        : first.get().datesUntil(last.get().plusDays(1));
  }
}
