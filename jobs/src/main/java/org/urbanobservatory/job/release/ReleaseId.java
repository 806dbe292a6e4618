package org.urbanobservatory.job.release;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of releases: a UTC time, sortable as text, with a number where the second is taken. */
final class ReleaseId {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}Z(-\\d{2})?");

  private ReleaseId() {}

  static boolean isReleaseId(String name) {
    return ID.matcher(name).matches();
  }

  /** The id of the present second, or the next free one behind it. */
  static String next(Clock clock, Set<String> taken) {
    String time = TIME.format(clock.instant());
    String id = time;
    for (int number = 2; taken.contains(id); number++) {
      id = "%s-%02d".formatted(time, number);
    }
    return id;
  }
}
