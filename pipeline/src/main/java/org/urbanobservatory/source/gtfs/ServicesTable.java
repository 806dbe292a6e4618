package org.urbanobservatory.source.gtfs;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.timetable.Service;

/** {@code calendar.txt} and {@code calendar_dates.txt}: a service is in either or in both. */
final class ServicesTable {
  private final List<Draft> drafts = new ArrayList<>();
  private final Ids ids = new Ids("calendar.txt or calendar_dates.txt", "service_id");
  private boolean isUndated;

  private static final class Draft {
    private final String id;
    private final SortedSet<LocalDate> added = new TreeSet<>();
    private final SortedSet<LocalDate> removed = new TreeSet<>();
    private Set<DayOfWeek> days = Set.of();
    private LocalDate start;
    private LocalDate end;

    private Draft(String id) {
      this.id = id;
    }

    private Service service() {
      return new Service(id, days, start, end, added, removed);
    }
  }

  boolean isEmpty() {
    return drafts.isEmpty();
  }

  /** Takes the services as trips name them, without days. */
  ServicesTable undated() {
    isUndated = true;
    return this;
  }

  void readWeekly(GtfsTable table) throws IOException, Fault {
    List<String> columns = new ArrayList<>(List.of("service_id", "start_date", "end_date"));
    for (DayOfWeek day : DayOfWeek.values()) {
      columns.add(column(day));
    }
    table.forEach(this::addWeekly, columns.toArray(new String[0]));
  }

  void readDates(GtfsTable table) throws IOException, Fault {
    table.forEach(this::addDate, "service_id", "date", "exception_type");
  }

  List<Service> list() {
    return drafts.stream().map(Draft::service).toList();
  }

  int index(GtfsRow row) throws Fault {
    if (isUndated) {
      draft(row.required("service_id"));
    }
    return ids.index(row);
  }

  private void addWeekly(GtfsRow row) throws Fault {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (row.code(column(day), 1) == 1) {
        days.add(day);
      }
    }
    LocalDate start = row.date("start_date");
    LocalDate end = row.date("end_date");
    if (end.isBefore(start)) {
      throw Fault.invalid("invalid_date", "end_date", end + " is before start_date " + start)
          .about("end_date", row.text("end_date"));
    }
    ids.fresh(row);
    Draft draft = new Draft(row.required("service_id"));
    draft.days = days;
    draft.start = start;
    draft.end = end;
    drafts.add(draft);
  }

  private void addDate(GtfsRow row) throws Fault {
    LocalDate date = row.date("date");
    int type = row.whole("exception_type");
    if (type != 1 && type != 2) {
      throw Fault.invalid(
              "unknown_code", "exception_type", type + " is not 1 (added) or 2 (removed)")
          .about("exception_type", row.text("exception_type"));
    }
    String id = row.required("service_id");
    Draft draft = ids.has(id) ? drafts.get(ids.index(id)) : null;
    if (draft != null && (draft.added.contains(date) || draft.removed.contains(date))) {
      throw Fault.invalid(
              "duplicate_id",
              "date",
              date + " of '" + id + "' is there already; the first row is kept")
          .about("date", row.text("date"));
    }
    draft = draft(id);
    (type == 1 ? draft.added : draft.removed).add(date);
  }

  private Draft draft(String id) {
    if (!ids.has(id)) {
      ids.add(id);
      drafts.add(new Draft(id));
    }
    return drafts.get(ids.index(id));
  }

  private static String column(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }
}
