package org.urbanobservatory.source.tabular;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.AirTable.Reading;
import org.urbanobservatory.source.tabular.AirTable.Station;

/**
 * Reads a delimited table of air quality stations: hourly, daily or annual readings. A reading that
 * is there twice is kept once; two that differ are both refused, because nothing says which is
 * right.
 */
public final class AirTableReader {
  private final AirTableSettings settings;
  private final String fileName;
  private final List<AirRow> rows = new ArrayList<>();

  /** Faults by line; the row of a line has one at most. */
  private final SortedMap<Long, Fault> faults = new TreeMap<>();

  private long read;

  private AirTableReader(AirTableSettings settings, String fileName) {
    this.settings = settings;
    this.fileName = fileName;
  }

  /** Reads one file. A fault of the whole file is an issue of severity error and no reading. */
  public static AirTable read(ByteSource source, AirTableSettings settings) {
    var reader = new AirTableReader(settings, source.fileName());
    try {
      return reader.read(
          DelimitedReader.open(source, DelimitedSettings.detected(settings.input())));
    } catch (Fault fault) {
      return reader.refused(fault);
    } catch (IOException e) {
      return reader.refused(Fault.cannot("unreadable_file", "read", e.toString()));
    }
  }

  private AirTable read(DelimitedFile file) throws IOException, Fault {
    AirColumns columns = AirColumns.of(settings, file.header());
    var detection = new DecimalDetection();
    file.forEach(new Numbers(columns, detection));
    file.forEach(new Rows(new AirRow.Reader(columns, detection.style(file.delimiter()))));
    refuseMovedStations();
    refuseRepeatedReadings();
    List<AirRow> kept = rows.stream().filter(r -> !faults.containsKey(r.line())).toList();
    return new AirTable(
        kept.stream().map(AirRow::station).distinct().toList(),
        kept.stream().map(AirRow::reading).toList(),
        issues(),
        read);
  }

  private List<Issue> issues() {
    List<Issue> issues = new ArrayList<>();
    faults.forEach(
        (line, fault) -> issues.add(fault.rejected(settings.input(), fileName, "line " + line)));
    return issues;
  }

  private AirTable refused(Fault fault) {
    return new AirTable(
        List.of(), List.of(), List.of(fault.refused(settings.input(), fileName)), 0);
  }

  /** A station stays where its first row puts it. */
  private void refuseMovedStations() {
    Map<String, AirRow> first = new HashMap<>();
    for (AirRow row : rows) {
      AirRow before = first.putIfAbsent(row.station().id(), row);
      if (before != null && !before.station().equals(row.station())) {
        faults.put(row.line(), moved(row.station(), before));
      }
    }
  }

  private static Fault moved(Station station, AirRow before) {
    return Fault.invalid(
            "station_moved",
            "place",
            "station %s lies at %s, %s (%s), but at %s, %s (%s) in line %d; give a moved station a new name"
                .formatted(
                    station.id(),
                    station.x(),
                    station.y(),
                    station.crs(),
                    before.station().x(),
                    before.station().y(),
                    before.station().crs(),
                    before.line()))
        .about(null, station.x() + ", " + station.y());
  }

  private void refuseRepeatedReadings() {
    Map<Key, List<AirRow>> byKey = new LinkedHashMap<>();
    for (AirRow row : rows) {
      if (!faults.containsKey(row.line())) {
        byKey.computeIfAbsent(Key.of(row.reading()), key -> new ArrayList<>(1)).add(row);
      }
    }
    byKey.values().stream().filter(same -> same.size() > 1).forEach(this::refuseRepeated);
  }

  private void refuseRepeated(List<AirRow> same) {
    AirRow first = same.get(0);
    boolean isOne = same.stream().allMatch(r -> r.reading().ugPerM3() == first.reading().ugPerM3());
    List<AirRow> refused = isOne ? same.subList(1, same.size()) : same;
    for (AirRow row : refused) {
      faults.put(row.line(), isOne ? repeated(row, first) : conflicting(row, same));
    }
  }

  private static Fault repeated(AirRow row, AirRow first) {
    return Fault.invalid(
            "duplicate_row",
            "row",
            "%s repeats line %d; remove one".formatted(described(row), first.line()))
        .about(null, Double.toString(row.reading().ugPerM3()))
        .asInfo();
  }

  private static Fault conflicting(AirRow row, List<AirRow> same) {
    List<String> values =
        same.stream().map(r -> r.reading().ugPerM3() + " (line " + r.line() + ")").toList();
    return Fault.invalid(
            "conflicting_values",
            "row",
            "%s has different values %s; all are refused, keep the right one"
                .formatted(described(row), String.join(", ", values)))
        .about(null, Double.toString(row.reading().ugPerM3()));
  }

  private static String described(AirRow row) {
    Reading reading = row.reading();
    return "%s of station %s in the same %s of %d"
        .formatted(
            reading.pollutant(),
            reading.station(),
            reading.period().name().toLowerCase(Locale.ROOT),
            reading.year());
  }

  private record Key(String station, String pollutant, AirTable.Period period, long slot) {
    static Key of(Reading reading) {
      return new Key(reading.station(), reading.pollutant(), reading.period(), reading.slot());
    }
  }

  /** Looks at every number to learn the decimal sign. */
  private record Numbers(AirColumns columns, DecimalDetection detection)
      implements DelimitedFile.RowVisitor {
    @Override
    public void row(DelimitedRow row) {
      for (String role : columns.numbers()) {
        String text = columns.findText(row, role);
        if (text != null) {
          detection.see(text, row.line());
        }
      }
    }

    @Override
    public void refused(long line, Fault fault) {
      // Counted when the rows are read.
    }
  }

  private final class Rows implements DelimitedFile.RowVisitor {
    private final AirRow.Reader reader;

    Rows(AirRow.Reader reader) {
      this.reader = reader;
    }

    @Override
    public void row(DelimitedRow row) {
      read++;
      try {
        rows.add(reader.read(row));
      } catch (Fault fault) {
        faults.put(row.line(), fault);
      }
    }

    @Override
    public void refused(long line, Fault fault) {
      read++;
      faults.put(line, fault);
    }
  }
}
