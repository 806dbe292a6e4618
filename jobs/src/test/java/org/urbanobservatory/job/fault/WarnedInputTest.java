package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.sample.SampleObservatory;

/** What check says of inputs that cost a city (3) or only their own values (0). */
class WarnedInputTest {
  private static final String STREETS = "year: 2020, source: Fictional streets";
  private static final String PEOPLE = "quantity: count, year: 2020";

  @TempDir static Path sample;
  @TempDir Path folder;

  @BeforeAll
  static void generate() {
    SampleObservatory.generate(sample, 2, 11);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"optional", "required"})
  void checkForetells(String what, Consumer<Trial> spoil, int status, String message) {
    Trial trial = Trial.of(sample, folder);
    spoil.accept(trial);

    Outcome outcome = trial.check();

    assertThat(outcome.text()).contains(message).doesNotContain(folder.toString());
    assertThat(outcome.status()).isEqualTo(status);
  }

  static Stream<Arguments> optional() {
    return Stream.of(
        of(
            "missing",
            t -> t.delete("streets.osm.pbf"),
            2,
            "there is no file streets.osm.pbf; correct its path or take it out of the configuration"),
        of(
            "missing of one city",
            t -> t.delete("population_2020/tabula.tif"),
            0,
            "there is no file population_2020/tabula.tif"),
        of(
            "missing of every city",
            t -> t.config("\"population_2020/{city_id}.tif\"", "\"popullation/{city_id}.tif\""),
            2,
            "there is no file popullation/{city_id}.tif of any city"),
        of("empty PBF", t -> t.write("streets.osm.pbf", ""), 0, "streets.osm.pbf is empty"),
        of(
            "truncated PBF",
            t -> t.cut("streets.osm.pbf", 0.6),
            0,
            "the file ends inside this block, at byte "),
        of(
            "PBF of one block",
            t -> t.cut("streets.osm.pbf", 0.001),
            0,
            "Cannot read OSM PBF streets.osm.pbf"),
        of(
            "streets of another format",
            t -> t.config("path: streets.osm.pbf,", "path: statistics.csv,"),
            0,
            "'.csv' is no known vector format; give .gpkg, .geojson, .parquet or .shp"),
        of(
            "truncated GeoTIFF",
            t -> t.cut("population_2020/tabula.tif", 0.4),
            0,
            "Cannot read raster population_2020/tabula.tif: truncated"),
        of(
            "raster that misses the city",
            t -> t.write("population_2020/tabula.tif", t.bytes("population_2020/rundhaven.tif")),
            0,
            "population_2020/tabula.tif has no cell in XAV/tabula; check its CRS and extent"),
        of(
            "city that is not there",
            t -> t.config("path: streets.osm.pbf,", "path: streets.osm.pbf, cities: [tabulla],"),
            0,
            "its city 'tabulla' is not in the file of cities; did you mean 'tabula'?"),
        of(
            "self-crossing boundary",
            Spoilt::crossBoundary,
            0,
            "Invalid boundary of XBO/rundhaven in cities.geojson feature 2: Self-intersection at"));
  }

  static Stream<Arguments> required() {
    return Stream.of(
        of(
            "truncated PBF",
            t -> t.cut("streets.osm.pbf", 0.6).config(STREETS, "required: true, " + STREETS),
            3,
            "fetch it again; XBO/rundhaven requires it"),
        of(
            "truncated GeoTIFF",
            t ->
                t.cut("population_2020/tabula.tif", 0.4)
                    .config(PEOPLE, "required: true, " + PEOPLE),
            3,
            "error  population_2020"),
        of(
            "empty statistics",
            t -> t.write("statistics.csv", ""),
            3,
            "statistics.csv is empty; XAV/tabula requires it"),
        of(
            "swapped coordinates",
            Spoilt::swapCoordinates,
            3,
            "longitude 55.0850, latitude -44.7777 is in none of its 4 rasters, and would be in all"
                + " if they were swapped; write longitude first"));
  }

  private static Arguments of(String what, Consumer<Trial> spoil, int status, String message) {
    return Arguments.of(what, spoil, status, message);
  }
}
