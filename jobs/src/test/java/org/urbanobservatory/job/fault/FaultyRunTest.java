package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.release.ReleaseStore;
import org.urbanobservatory.job.release.Staging;
import org.urbanobservatory.job.sample.SampleObservatory;
import org.urbanobservatory.table.FileLayout;

/** Runs over faulty inputs: what is lost, what is published all the same, and the status. */
class FaultyRunTest {
  private static final String STREETS = "year: 2020, source: Fictional streets";
  private static final String PEOPLE = "quantity: count, year: 2020";
  private static final String UNBALANCED =
      "select input from inputs where rows_read <> rows_accepted + rows_rejected";

  @TempDir static Path sample;
  @TempDir Path folder;

  @BeforeAll
  static void generate() {
    SampleObservatory.generate(sample, 3, 11);
  }

  /** All at once, in one run: nothing but the faulty rows, files and features is lost. */
  @Test
  void faultsOfRowsAndOptionalInputsCostNothingElse() throws IOException {
    Trial trial = Trial.of(sample, folder);
    long rowsBefore = trial.text("statistics.csv").lines().count() - 1;
    trial
        .cut("streets.osm.pbf", 0.6)
        .cut("population_2020/tabula.tif", 0.4)
        .delete("population_2015/tabula.tif")
        .write("built_up_2015/tabula.tif", "no raster")
        .write("built_up_2020/tabula.tif", trial.bytes("built_up_2020/rundhaven.tif"))
        .replace("cities.geojson", "\"Tabula\"", "\"=cmd()\"")
        .append("statistics.csv", wrongRows());
    Spoilt.crossBoundary(trial);
    leaveBehind(trial);

    Outcome outcome = trial.run();

    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text()).doesNotContain("\tat ");
    assertThat(trial.query("select city_id from scores where level = 'index' and score > 0"))
        .hasSize(6);
    assertThat(trial.query(UNBALANCED)).isEmpty();
    assertThat(trial.query("select rows_read as n from inputs where input = 'statistics'"))
        .containsExactly("{\"n\":" + (rowsBefore + 7) + "}");
    assertThat(issues(trial))
        .contains(
            "streets.osm.pbf: unreadable_file",
            "population_2020/{city_id}.tif: unreadable_file",
            "population_2015/{city_id}.tif: missing_file",
            "built_up_2015/{city_id}.tif: unreadable_file",
            "built_up_2020/{city_id}.tif: raster_misses_city",
            "feature 2: repaired_boundary",
            "line " + (rowsBefore + 2) + ": out_of_range",
            "line " + (rowsBefore + 3) + ": out_of_range",
            "line " + (rowsBefore + 4) + ": text_in_number",
            "line " + (rowsBefore + 5) + ": country_not_configured",
            "line " + (rowsBefore + 6) + ": unknown_city",
            "line " + (rowsBefore + 7) + ": text_in_number");
    assertThat(trial.query("select max(length(message) + length(value)) as n from issues"))
        .noneMatch(row -> row.matches(".*:[0-9]{5,}}"));
    assertThat(trial.query("select message from issues"))
        .noneMatch(row -> row.contains(folder.toString()));
    // An indicator whose input is lost is null with a reason, and other years of it stay.
    assertThat(
            trial.query(
                "select distinct value, reason from indicator_values"
                    + " where indicator_id = 'street_density' and year = 2020"
                    + " and city_id = 'rundhaven'"))
        .containsExactly(
            "{\"value\":null,\"reason\":\"missing_input: street_centreline_length_m\"}");
    assertThat(
            trial.query(
                "select count(value) as n from indicator_values where city_id = 'tabula'"
                    + " and indicator_id = 'population_density' and reason is null"))
        .containsExactly("{\"n\":0}");
    // Text stays text in Parquet; spreadsheets get CSV, where it is made harmless.
    assertThat(trial.query("select name from cities where city_id = 'tabula'"))
        .containsExactly("{\"name\":\"=cmd()\"}");
    assertThat(trial.query("select source from observations where year = 2017"))
        .containsExactly("{\"source\":\"=cmd()\"}");
    assertThat(trial.path("output/.staging")).doesNotExist();
    assertThat(trial.path("output/releases/20200101T000000Z")).doesNotExist();
  }

  /** Rows that are each wrong in one way, and a right one with a spreadsheet formula as text. */
  private static String wrongRows() {
    return """
        XAV,tabula,gini_coefficient,2016,,,,143,PT,x,,
        XAV,tabula,population,2018,,,,-5,PERSONS,x,,
        XAV,tabula,population,2018,,,,many,PERSONS,x,,
        XQQ,tabula,population,2018,,,,1,PERSONS,x,,
        XAV,tabulla,population,2018,,,,1,PERSONS,x,,
        XAV,tabula,population,2018,,,,%s,PERSONS,x,,
        XAV,tabula,population,2017,,,,5,PERSONS,=cmd(),,
        """
        .formatted("9".repeat(300_000));
  }

  /** What a killed run leaves: staged tables, and a release without its manifest. */
  private static void leaveBehind(Trial trial) {
    trial.write("output/.staging/20200101T000000Z/scores/part-00000.parquet", "half");
    trial.write("output/releases/20200101T000000Z/scores/part-00000.parquet", "half");
  }

  private static List<String> issues(Trial trial) {
    return trial.query("select location || ': ' || code as issue from issues").stream()
        .map(row -> row.replaceAll("^\\{\"issue\":\"|\"}$", ""))
        .toList();
  }

  /** A required file of one city, another city's boundary, then a file that all need. */
  @Test
  void aRequiredInputCostsItsCitiesAndNoEarlierRelease() throws IOException {
    Trial trial =
        Trial.of(sample, folder)
            .config(PEOPLE, "required: true, " + PEOPLE)
            .cut("population_2020/tabula.tif", 0.4);
    Spoilt.swapCoordinates(trial);

    Outcome partly = trial.run();

    assertThat(partly.status()).as(partly.text()).isEqualTo(3);
    assertThat(partly.err())
        .contains("tabula failed: Cannot read input population_2020: Cannot read raster")
        .contains("rundhaven failed: Invalid boundary of XBO/rundhaven in cities.geojson");
    assertThat(trial.query("select distinct city_id from indicator_values"))
        .hasSize(1)
        .noneMatch(row -> row.contains("tabula") || row.contains("rundhaven"));
    assertThat(trial.query(UNBALANCED)).isEmpty();
    List<String> releases = trial.releases();
    assertThat(releases).hasSize(1);

    trial.cut("streets.osm.pbf", 0.6).config(STREETS, "required: true, " + STREETS);
    Outcome failed = trial.run();

    assertThat(failed.status()).as(failed.text()).isEqualTo(1);
    assertThat(failed.text())
        .contains("the file ends inside this block")
        .contains("Nothing published: every city failed.");
    assertThatOnlyReleaseIs(releases, trial);

    try (Staging other =
        ReleaseStore.of(trial.path("output").toString()).begin(FileLayout.BY_CITY)) {
      Outcome second = trial.run();
      assertThat(second.status()).isEqualTo(1);
      assertThat(second.err()).contains("Cannot write to ").contains("another run holds ");
      assertThat(Files.exists(trial.path("output/.staging/" + other.id()))).isFalse();
    }
    assertThatOnlyReleaseIs(releases, trial);
  }

  private static void assertThatOnlyReleaseIs(List<String> releases, Trial trial) {
    assertThat(trial.releases()).isEqualTo(releases);
    assertThat(trial.text("output/latest.json")).contains(releases.get(0));
    assertThat(Trial.execute("releases", "verify", trial.path("output").toString()).status())
        .isZero();
  }
}
