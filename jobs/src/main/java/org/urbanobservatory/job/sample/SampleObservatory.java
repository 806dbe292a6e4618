package org.urbanobservatory.job.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.city.Land;
import org.urbanobservatory.job.sample.city.Truth;
import org.urbanobservatory.job.sample.file.CitiesGeoJson;
import org.urbanobservatory.job.sample.file.Rasters;
import org.urbanobservatory.job.sample.file.StreetsPbf;
import org.urbanobservatory.job.sample.file.TruthCsv;

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
    Path truth = Files.createDirectories(out.resolve("truth"));
    CitiesGeoJson.write(out.resolve("cities.geojson"), cities);
    StreetsPbf.write(out.resolve("streets.osm.pbf"), cities);
    try (TruthCsv measures = new TruthCsv(truth.resolve("measures.csv"))) {
      for (City city : cities) {
        Land land = new Land(city, city.drawing());
        for (int year : Truth.YEARS) {
          Rasters.write(out, city, land, year);
        }
        measures.write(Truth.of(city, land));
      }
    }
  }
}
