package org.urbanobservatory.step.city;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.urbanobservatory.model.CityCounts;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.RefusedRows;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.InputRows;

/**
 * What one city reads of its inputs, what it refuses of them, and the faults that it finds in them:
 * the only place where a city counts.
 *
 * <p>Whatever reads a file says so as often as it likes: each file and each row of it counts once.
 * A fault of a file that several cities share is of no city, so that those that find it tell the
 * same.
 */
public final class CityReads {
  private final Place city;
  private final Map<String, Read> reads = new TreeMap<>();
  private final Set<Issue> faults = new LinkedHashSet<>();

  CityReads(Place city) {
    this.city = city;
  }

  /** One input as far as it is read. */
  private static final class Read {
    private final SpatialInput input;
    private final Set<String> refused = new TreeSet<>();
    private CityCounts.Counted counted = CityCounts.Counted.ELSEWHERE;
    private long read;
    private long rejected;

    Read(SpatialInput input) {
      this.input = input;
    }

    void count(CityCounts.Counted what, long newRead, long newRejected) {
      counted = what;
      read = newRead;
      rejected = newRejected;
    }

    CityCounts counts() {
      return switch (counted) {
        case ROWS -> CityCounts.rows(read, rejected, RefusedRows.of(refused));
        case CELLS -> CityCounts.cells(read, rejected);
        case ELSEWHERE -> CityCounts.refusing(RefusedRows.of(refused));
      };
    }
  }

  /**
   * A file was read.
   *
   * @param read rows or features of the whole file
   * @param unreadable of them, refused whatever the city
   */
  public void rows(SpatialInput input, long read, long unreadable) {
    of(input).count(CityCounts.Counted.ROWS, read, unreadable);
  }

  /**
   * The city's part of a raster was read.
   *
   * @param valued cells with a value
   * @param rejected of them refused
   */
  public void cells(SpatialInput input, long valued, long rejected) {
    of(input).count(CityCounts.Counted.CELLS, valued, rejected);
  }

  /** An input of which nothing can be read; what was read of it before stays. */
  public void nothing(SpatialInput input) {
    if (of(input).counted == CityCounts.Counted.ELSEWHERE) {
      of(input)
          .count(
              CityPeople.isRaster(input) ? CityCounts.Counted.CELLS : CityCounts.Counted.ROWS,
              0,
              0);
    }
  }

  /** A fault of a file, whatever city finds it. */
  public void tell(SpatialInput input, Issue fault) {
    faults.add(fault.at(input.isShared() ? null : city));
  }

  /** A row or feature that can be read but not used; its location is like {@code feature 3}. */
  public void refuse(SpatialInput input, Issue fault) {
    refuse(input, fault.location());
    tell(input, fault);
  }

  /** A row or feature that can be read but not used, of which an issue is told already. */
  public void refuse(SpatialInput input, String location) {
    of(input).refused.add(location);
  }

  /** How much of a file is refused. */
  public Refusals refusals(SpatialInput input) {
    CityCounts counts = of(input).counts();
    return new Refusals(counts.rejected(), counts.read());
  }

  /** The faults of files, in the order found, each once. */
  Collection<Issue> faults() {
    return Collections.unmodifiableSet(faults);
  }

  /** Rows of {@code inputs} as the city sees them, and of {@code city_inputs}. */
  public void emit(Emissions emitted) {
    for (Read read : reads.values()) {
      CityCounts counts = read.counts();
      InputSummary file =
          read.input.summary(
              city.cityId(), counts.read(), counts.read() == 0 ? 0 : counts.rejected());
      if (counts.counted() != CityCounts.Counted.ELSEWHERE) {
        emitted.add(file);
      }
      emitted.add(
          "city_inputs", InputRows.of(city, file.input(), file.path(), file.sha256(), counts));
    }
  }

  private Read of(SpatialInput input) {
    return reads.computeIfAbsent(input.id(), id -> new Read(input));
  }
}
