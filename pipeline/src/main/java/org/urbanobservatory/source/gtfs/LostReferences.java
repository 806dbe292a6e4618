package org.urbanobservatory.source.gtfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.Fault;

/**
 * Rows of one table that name rows of another that are refused or not there. One refused stop can
 * cost thousands of stop times; they are told once, by what they name, so that the cause is seen.
 */
final class LostReferences {
  /** Codes of faults of such rows, and the table that each names. */
  private static final Map<String, String> TABLES =
      Map.of(
          "unknown_stop_id", "stops.txt",
          "unknown_trip_id", "trips.txt",
          "unknown_route_id", "routes.txt",
          "unknown_service_id", "calendar.txt");

  private static final int NAMED = 3;

  private final String file;
  private final String code;
  private final String column;
  private final String reason;
  private final Map<String, Lost> byId = new LinkedHashMap<>();
  private long rows;

  /** Rows that name one id. */
  private static final class Lost {
    private final long firstLine;
    private long rows;

    private Lost(long firstLine) {
      this.firstLine = firstLine;
    }

    @Override
    public String toString() {
      return rows == 1
          ? " (1 row, line %d)".formatted(firstLine)
          : " (%d rows, the first in line %d)".formatted(rows, firstLine);
    }
  }

  /**
   * @param file the table of the rows
   * @param first the fault of the first of them
   */
  LostReferences(String file, Fault first) {
    this.file = file;
    this.code = first.code();
    this.column = first.variable();
    this.reason = first.detail();
  }

  static boolean isOne(Fault fault) {
    return TABLES.containsKey(fault.code()) && fault.value() != null;
  }

  void add(long line, Fault fault) {
    rows++;
    byId.computeIfAbsent(fault.value(), id -> new Lost(line)).rows++;
  }

  /**
   * One issue for all of them.
   *
   * @param all rows of the table
   * @param refusedAt the line of the other table where an id is refused, empty if it is not there
   */
  Issue issue(String input, String feed, long all, Function<String, OptionalLong> refusedAt) {
    String id = byId.keySet().iterator().next();
    long line = byId.get(id).firstLine;
    String message =
        rows == 1
            ? "Invalid %s in %s %s line %d: %s"
                .formatted(column, feed, file, line, cause(id, refusedAt))
            : several(feed, all, refusedAt);
    String where = rows == 1 ? file + " line " + line : file;
    return Issue.rejected(code, input, where, message).about(column, id);
  }

  /** The table whose rows are named. */
  String named() {
    return TABLES.get(code);
  }

  private String several(String feed, long all, Function<String, OptionalLong> refusedAt) {
    List<String> ids = List.copyOf(byId.keySet());
    String first =
        ids.stream()
            .limit(NAMED)
            .map(id -> told(id, refusedAt) + byId.get(id))
            .collect(Collectors.joining(", "));
    String more = ids.size() > NAMED ? ", and %d more".formatted(ids.size() - NAMED) : "";
    String because = ids.size() == 1 ? "1 id" : ids.size() + " ids";
    return "Invalid %s in %s %s: %d of %d rows are refused because of %s: %s%s; correct %s, then the references"
        .formatted(column, feed, file, rows, all, because, first, more, named());
  }

  private String cause(String id, Function<String, OptionalLong> refusedAt) {
    OptionalLong at = refusedAt.apply(id);
    return at.isPresent()
        ? told(id, refusedAt) + "; correct it there"
        : "'%s' %s".formatted(id, reason.substring(reason.indexOf("' ") + 2));
  }

  private String told(String id, Function<String, OptionalLong> refusedAt) {
    OptionalLong at = refusedAt.apply(id);
    return at.isPresent()
        ? "'%s' is refused in %s line %d".formatted(id, named(), at.getAsLong())
        : "'%s' is not in %s".formatted(id, named());
  }
}
