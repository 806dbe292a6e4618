package org.urbanobservatory.source.tabular;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.AirTable.Period;

/**
 * The hour, day or year of a reading. A time is taken by the clock that it is written in; an offset
 * only tells two hours of one name apart.
 *
 * @param period hour, day or year
 * @param year by the clock of the file
 * @param slot number of the hour or day since 1970, or the year
 */
record AirPeriod(Period period, int year, long slot) {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})(?:-(\\d{2})-(\\d{2})"
              + "(?:[T ](\\d{1,2})(?::(\\d{2})(?::(\\d{2})(?:\\.0+)?)?)?"
              + "(Z|[+-]\\d{2}(?::?\\d{2})?)?)?)?");

  /**
   * Reads {@code 2024}, {@code 2024-03-31} or {@code 2024-03-31T14:00}.
   *
   * @param declared {@code hour}, {@code day} or {@code year}, null to see it from the text
   */
  static AirPeriod of(String text, String declared) throws Fault {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw invalid(text, "write 2024, 2024-03-31 or 2024-03-31T14:00");
    }
    int year = Integer.parseInt(time.group(1));
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw invalid(text, "its year is not between " + FIRST_YEAR + " and " + LAST_YEAR);
    }
    Period shown = time.group(2) == null ? Period.YEAR : dayOrHour(time);
    Period period = declared == null ? shown : period(declared);
    if (period.compareTo(shown) < 0) {
      throw invalid(text, "it does not say which " + declared + " of the year it is");
    }
    return of(text, time, year, period);
  }

  private static Period dayOrHour(Matcher time) {
    return time.group(4) == null ? Period.DAY : Period.HOUR;
  }

  private static Period period(String declared) throws Fault {
    for (Period period : Period.values()) {
      if (period.name().toLowerCase(Locale.ROOT).equals(declared.toLowerCase(Locale.ROOT))) {
        return period;
      }
    }
    throw Fault.invalid(
            "unknown_code",
            "period",
            "'" + declared + "' is none of " + List.of("hour", "day", "year"))
        .about(null, declared);
  }

  private static AirPeriod of(String text, Matcher time, int year, Period period) throws Fault {
    if (period == Period.YEAR) {
      return new AirPeriod(period, year, year);
    }
    try {
      LocalDate day = LocalDate.of(year, number(time, 2), number(time, 3));
      return period == Period.DAY
          ? new AirPeriod(period, year, day.toEpochDay())
          : new AirPeriod(period, year, hour(text, time, day));
    } catch (DateTimeException e) {
      throw invalid(text, "there is no such day or hour");
    }
  }

  private static long hour(String text, Matcher time, LocalDate day) throws Fault {
    if (number(time, 5) != 0 || number(time, 6) != 0) {
      throw invalid(text, "hours begin at minute 0; average shorter readings to hours");
    }
    LocalDateTime at = day.atTime(number(time, 4), 0);
    String offset = time.group(7);
    ZoneOffset zone = offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
    return Math.floorDiv(at.toEpochSecond(zone), 3600L);
  }

  private static int number(Matcher time, int group) {
    return time.group(group) == null ? 0 : Integer.parseInt(time.group(group));
  }

  private static Fault invalid(String text, String why) {
    return Fault.invalid("invalid_time", "time", "'" + text + "' is no time of a reading: " + why)
        .about(null, text);
  }
}
