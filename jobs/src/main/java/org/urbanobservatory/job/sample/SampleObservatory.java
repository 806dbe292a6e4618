package org.urbanobservatory.job.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.city.District;
import org.urbanobservatory.job.sample.city.Land;
import org.urbanobservatory.job.sample.city.Truth;
import org.urbanobservatory.job.sample.file.CitiesGeoJson;
import org.urbanobservatory.job.sample.file.DistrictsGeoJson;
import org.urbanobservatory.job.sample.file.Documents;
import org.urbanobservatory.job.sample.file.GtfsZip;
import org.urbanobservatory.job.sample.file.Rasters;
import org.urbanobservatory.job.sample.file.StreetsPbf;
import org.urbanobservatory.job.sample.file.TruthCsv;
import org.urbanobservatory.job.sample.statistics.CityStatistics;
import org.urbanobservatory.job.sample.statistics.DistrictStatistics;
import org.urbanobservatory.job.sample.statistics.Fault;
import org.urbanobservatory.job.sample.statistics.Row;
import org.urbanobservatory.job.sample.statistics.StatisticsFile;

/** Writes a fictional observatory of any size whose truth is known. */
public final class SampleObservatory {
  /** The seed of the committed sample. */
  public static final long DEFAULT_SEED = 11;

  /** One city of each form. */
  public static final int DEFAULT_CITIES = 6;

  /** More cities do not fit beside each other on the fictional map. */
  public static final int MOST_CITIES = 10_000;

  private SampleObservatory() {}

  /**
   * Writes a whole observatory into a folder that is made if needed. Equal arguments give equal
   * bytes. One city is in memory at a time.
   *
   * @param out the folder
   * @param cities number of cities, 1 to {@value #MOST_CITIES}; after six the forms repeat
   * @param seed any number
   * @throws IllegalArgumentException when the number of cities is out of range
   * @throws UncheckedIOException when a file cannot be written
   */
  public static void generate(Path out, int cities, long seed) {
    if (cities < 1 || cities > MOST_CITIES) {
      throw new IllegalArgumentException(
          "Invalid number of cities: " + cities + ", expected 1 to " + MOST_CITIES);
    }
    try {
      write(out, IntStream.range(0, cities).mapToObj(number -> new City(number, seed)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write sample to " + out + ": " + e.getMessage(), e);
    }
  }

  private static void write(Path out, List<City> cities) throws IOException {
    Files.createDirectories(out.resolve("truth"));
    CitiesGeoJson.write(out.resolve("cities.geojson"), cities);
    StreetsPbf.write(out.resolve("streets.osm.pbf"), cities);
    List<Fault> faults = tables(out, cities);
    List<String> countries = cities.stream().map(City::countryCode).distinct().sorted().toList();
    for (String country : countries) {
      Path feed = out.resolve("gtfs-" + country.toLowerCase(Locale.ROOT) + ".zip");
      GtfsZip.write(
          feed, country, cities.stream().filter(c -> c.countryCode().equals(country)).toList());
    }
    new Documents(cities.size(), cities.get(0).seed(), countries, faults).write(out);
  }

  /** Rasters, districts, truth and statistics, city by city; returns the deliberate faults. */
  private static List<Fault> tables(Path out, List<City> cities) throws IOException {
    try (TruthCsv truth = new TruthCsv(out.resolve("truth"));
        DistrictsGeoJson outlines = new DistrictsGeoJson(out.resolve("districts.geojson"));
        StatisticsFile statistics = new StatisticsFile(out.resolve("statistics.csv"))) {
      for (City city : cities) {
        Land land = new Land(city, city.drawing());
        List<District> districts = District.of(city, land.drawing().boundary());
        List<Truth.Fact> facts = Truth.of(city, land, districts);
        truth.write(facts);
        outlines.write(city, districts);
        for (int year : Truth.YEARS) {
          Rasters.write(out, city, land, year);
        }
        statistics(statistics, city, districts, facts);
      }
      national(statistics, cities);
      return statistics.faults();
    }
  }

  /** The rows of a city, year by year, and of its districts after them. */
  private static void statistics(
      StatisticsFile file, City city, List<District> districts, List<Truth.Fact> facts)
      throws IOException {
    List<Row> ofDistricts = new ArrayList<>();
    for (int year : Truth.YEARS) {
      List<Row> rows = CityStatistics.of(city, year, population(facts, year));
      file.write(rows);
      if (city.number() == 0 && year == Truth.YEARS.get(Truth.YEARS.size() - 1)) {
        file.writeFaults(city, rows);
      }
      ofDistricts.addAll(DistrictStatistics.of(city, rows, districts));
    }
    file.write(ofDistricts);
  }

  private static void national(StatisticsFile file, List<City> cities) throws IOException {
    for (String country : cities.stream().map(City::countryCode).distinct().sorted().toList()) {
      for (int year : Truth.YEARS) {
        file.writeNational(country, year);
      }
    }
  }

  private static double population(List<Truth.Fact> facts, int year) {
    return facts.stream()
        .filter(f -> f.year() == year && f.isOfCity() && f.extentId().equals("boundary"))
        .filter(f -> f.variable().equals("extent_population"))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
