package org.urbanobservatory.source.gtfs;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.timetable.Timetable;

/**
 * What one feed gave.
 *
 * @param found the timetable, null when the feed is refused: an issue of severity error says why
 * @param info what the feed says about itself
 * @param counts per table that was read, in reading order
 * @param issues in reading order
 */
public record GtfsRead(Timetable found, FeedInfo info, List<FileCount> counts, List<Issue> issues)
    implements Serializable {
  public GtfsRead {
    Objects.requireNonNull(info, "info");
    counts = List.copyOf(counts);
    issues = List.copyOf(issues);
  }

  public Optional<Timetable> findTimetable() {
    return Optional.ofNullable(found);
  }

  /** Rows read in all tables. */
  public long read() {
    return counts.stream().mapToLong(FileCount::read).sum();
  }

  /** Rows refused in all tables. */
  public long rejected() {
    return counts.stream().mapToLong(FileCount::rejected).sum();
  }
}
