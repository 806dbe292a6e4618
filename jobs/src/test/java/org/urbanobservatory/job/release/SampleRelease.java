package org.urbanobservatory.job.release;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.InputRows;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/** A small release of two cities in two countries, made of real rows. */
public final class SampleRelease {
  public static final Place ALDER = new Place("XAV", "alder");
  public static final Place BIRCH = new Place("XBO", "birch");
  static final TableSchema SCORES = Tables.load().table("scores");
  static final TableSchema OBSERVATIONS = Tables.load().table("observations");
  static final TableSchema EXTENTS = Tables.load().table("extents");
  static final TableSchema INPUTS = Tables.load().table("inputs");
  static final InputSummary INPUT =
      new InputSummary("statistics", "statistics", "a.csv", "ab12", 3, 2, 1, "2020", "Dep.", null);

  private SampleRelease() {}

  /** Publishes a release with these scores of the two cities, one second after the other. */
  public static ReleaseManifest publish(String output, int second, double alder, double birch)
      throws IOException {
    try (Staging staging = store(output, second).begin(FileLayout.BY_CITY)) {
      write(staging, alder, birch);
      return Publication.publish(staging, facts());
    }
  }

  static ReleaseStore store(String output, int second) {
    Instant time = Instant.parse("2026-01-31T02:03:00Z").plusSeconds(second);
    return ReleaseStore.of(output, Clock.fixed(time, ZoneOffset.UTC));
  }

  static void write(Staging staging, double alder, double birch) throws IOException {
    staging.write(SCORES, ALDER, List.of(score(ALDER, alder)));
    staging.write(SCORES, BIRCH, List.of(score(BIRCH, birch)));
    staging.write(OBSERVATIONS, ALDER, List.of(observation(ALDER), observation(xav())));
    staging.write(EXTENTS, ALDER, List.of(extent(ALDER)));
    staging.write(INPUTS, List.of(InputRows.of(INPUT)));
  }

  /** One score of each city, in the files of a layout; all are of one country. */
  static void writeScores(Staging staging, FileLayout layout, Map<Place, Double> scores)
      throws IOException {
    List<Row> rows =
        new TreeMap<>(scores)
            .entrySet().stream().map(city -> score(city.getKey(), city.getValue())).toList();
    for (Row row : rows) {
      // The file of a country is written with all its rows each time.
      boolean isOfCity = layout == FileLayout.BY_CITY;
      staging.write(SCORES, Rows.place(row), isOfCity ? List.of(row) : rows);
    }
  }

  static ReleaseFacts facts() {
    return new ReleaseFacts(
        "sample",
        "0.1.0",
        "cafe",
        Map.of("network_buffer_m", "1600", "crs", "EPSG:3035"),
        List.of(INPUT),
        List.of(CityStatus.failed(BIRCH, "no boundary"), CityStatus.computed(ALDER)));
  }

  static Place xav() {
    return Place.national("XAV");
  }

  static Row score(Place city, double score) {
    return Rows.of(
        new Score(
            city,
            "cpi-guide",
            2020,
            Level.INDEX,
            "cpi",
            null,
            null,
            score,
            "solid",
            1,
            0,
            1,
            null,
            null,
            null,
            null,
            null));
  }

  static Row observation(Place place) {
    return Rows.of(
        new Observation(
            place,
            "boundary",
            "deaths",
            2020,
            Breakdown.TOTAL,
            null,
            null,
            1234567.5,
            "PERSONS",
            null,
            "A",
            "Dep.",
            "statistics",
            2L));
  }

  static Row extent(Place city) {
    try {
      String square = "POLYGON ((10 50, 10.5 50, 10.5 50.25, 10 50.25, 10 50))";
      return Rows.builder("extents")
          .set("country_code", city.countryCode())
          .set("city_id", city.cityId())
          .set("extent_id", "boundary")
          .set("year", 2020)
          .set("method", "boundary")
          .set("area_m2", 1e9)
          .set("crs", "EPSG:3035")
          .set("geometry", new WKBWriter().write(new WKTReader().read(square)))
          .row();
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
