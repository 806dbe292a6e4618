package org.urbanobservatory.timetable;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The days on which trips run.
 *
 * @param id in the feed
 * @param days of the week; empty when the service is given by dates alone
 * @param start first day of the weekly pattern, null without one
 * @param end last day of the weekly pattern, included, null without one
 * @param added days on which it runs besides
 * @param removed days on which it does not run after all
 */
public record Service(
    String id,
    Set<DayOfWeek> days,
    LocalDate start,
    LocalDate end,
    SortedSet<LocalDate> added,
    SortedSet<LocalDate> removed)
    implements Serializable {
  public Service {
    Objects.requireNonNull(id, "id");
    days = Collections.unmodifiableSet(new TreeSet<>(days));
    added = Collections.unmodifiableSortedSet(new TreeSet<>(added));
    removed = Collections.unmodifiableSortedSet(new TreeSet<>(removed));
    if (!days.isEmpty() && (start == null || end == null || end.isBefore(start))) {
      throw new IllegalArgumentException(
          "Invalid service %s: weekly from %s to %s".formatted(id, start, end));
    }
  }

  /** A service of which the feed does not say when it runs. */
  public static Service undated(String id) {
    return new Service(id, Set.of(), null, null, new TreeSet<>(), new TreeSet<>());
  }

  public boolean isDated() {
    return !days.isEmpty() || !added.isEmpty();
  }

  /** Whether its trips run on a day. */
  public boolean runsOn(LocalDate date) {
    return added.contains(date) || (isInPattern(date) && !removed.contains(date));
  }

  /** First day that it can run on. */
  public Optional<LocalDate> findFirst() {
    Stream<LocalDate> weekly = days.isEmpty() ? Stream.empty() : Stream.of(start);
    return Stream.concat(weekly, added.stream().limit(1)).min(LocalDate::compareTo);
  }

  /** Last day that it can run on. */
  public Optional<LocalDate> findLast() {
    Stream<LocalDate> weekly = days.isEmpty() ? Stream.empty() : Stream.of(end);
    Stream<LocalDate> dated = added.isEmpty() ? Stream.empty() : Stream.of(added.last());
    return Stream.concat(weekly, dated).max(LocalDate::compareTo);
  }

  private boolean isInPattern(LocalDate date) {
    return days.contains(date.getDayOfWeek()) && !date.isBefore(start) && !date.isAfter(end);
  }
}
