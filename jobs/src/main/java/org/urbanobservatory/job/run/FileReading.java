package org.urbanobservatory.job.run;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.model.CityCounts;
import org.urbanobservatory.model.CityCounts.Counted;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.RefusedRows;

/**
 * What is read of one file in one state, by whom: the only place where the counts of a file are
 * made of those of the cities that share it.
 *
 * <p>Every city reads the same rows, so the file has those of one of them. Rejected are the rows
 * that nobody can use, and those that some city refuses, each once. Of a raster each city reads a
 * part, and parts may overlap: only where one city reads it there is a count.
 */
final class FileReading {
  private final InputSummary file;
  private final Map<Place, CityCounts> cities = new TreeMap<>();
  private long refusedLater;

  /**
   * @param file with the rows that were read once for all cities, 0 if each city read it
   */
  FileReading(InputSummary file) {
    this.file = file;
  }

  /** What is read for all cities of a file whose counts are known, and those of its cities. */
  static FileReading before(InputSummary counted, Collection<CityCounts> cities) {
    if (counted.read() == null || cells(cities)) {
      return new FileReading(counted.withCounts(0, 0));
    }
    Sum ofCities = Sum.of(cities);
    return new FileReading(
        counted.withCounts(
            counted.read() - ofCities.read(), counted.rejected() - ofCities.rejected()));
  }

  /** The first counts of a city stand. */
  void add(Place city, CityCounts counts) {
    cities.putIfAbsent(city, counts);
  }

  /** A row that was accepted yields to what was measured. */
  void refuseOne() {
    refusedLater++;
  }

  /** The file with its counts. */
  InputSummary summary() {
    if (cells(cities.values()) && cities.size() > 1) {
      return file.uncounted();
    }
    Sum ofCities = Sum.of(cities.values());
    return file.withCounts(
        file.read() + ofCities.read(), file.rejected() + ofCities.rejected() + refusedLater);
  }

  private static boolean cells(Collection<CityCounts> cities) {
    return cities.stream().anyMatch(city -> city.counted() == Counted.CELLS);
  }

  /** The rows of cities, those that several read or refuse once. */
  private record Sum(long read, long rejected) {
    static Sum of(Collection<CityCounts> cities) {
      long read = cities.stream().mapToLong(CityCounts::read).max().orElse(0);
      long unreadable = cities.stream().mapToLong(CityCounts::unreadable).max().orElse(0);
      Optional<RefusedRows> refused =
          cities.stream().map(CityCounts::refused).reduce(RefusedRows::plus);
      return new Sum(read, unreadable + refused.orElse(RefusedRows.NONE).size());
    }
  }
}
