package org.urbanobservatory.job.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.WriteTables;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

class PublicationTest {
  private static final String FIRST = "20260131T020301Z";
  private static final String SECOND = "20260131T020302Z";
  private static final int MANIFEST_WRITTEN = 6;
  private static final int POINTED_TO = 7;

  @TempDir Path output;

  @Test
  void aReleaseHasTheFilesOfTheContract() throws Exception {
    SampleRelease.publish(output.toString(), 1, 50, 60);

    assertThat(Folder.of(output.resolve("releases").resolve(FIRST)).files(""))
        .containsExactly(
            "absences/part-00000.parquet",
            "cell_access/part-00000.parquet",
            "cells/part-00000.parquet",
            "choice_shares/part-00000.parquet",
            "cities/part-00000.parquet",
            "city_inputs/part-00000.parquet",
            "convergence/part-00000.parquet",
            "country_indicator_values/part-00000.parquet",
            "country_scores/part-00000.parquet",
            "editions/part-00000.parquet",
            "extents/country=XAV/city=alder/part-00000.parquet",
            "gaps/part-00000.parquet",
            "group_scores/part-00000.parquet",
            "index_findings/part-00000.parquet",
            "index_stages/part-00000.parquet",
            "indicator_values/part-00000.parquet",
            "indicators/part-00000.parquet",
            "inputs/part-00000.parquet",
            "issues/part-00000.parquet",
            "observations/country=XAV/part-00000.parquet",
            "rank_frequencies/part-00000.parquet",
            "rankings/part-00000.parquet",
            "release.json",
            "sampling_ranges/part-00000.parquet",
            "scores/country=XAV/city=alder/part-00000.parquet",
            "scores/country=XBO/city=birch/part-00000.parquet",
            "streets/part-00000.parquet",
            "trends/part-00000.parquet",
            "zones/part-00000.parquet");
    assertThat(Files.readString(output.resolve("latest.json")))
        .isEqualTo("{\"path\":\"releases/" + FIRST + "\",\"release_id\":\"" + FIRST + "\"}\n");
    assertThat(output.resolve("latest").toRealPath())
        .isEqualTo(output.resolve("releases").resolve(FIRST).toRealPath());
    assertThat(output.resolve(".staging")).doesNotExist();
  }

  @Test
  void theManifestSaysWhatIsThere() throws Exception {
    ReleaseManifest manifest = SampleRelease.publish(output.toString(), 1, 50, 60);
    String json =
        Files.readString(output.resolve("releases").resolve(FIRST).resolve("release.json"));

    assertThat(json)
        .startsWith(
            """
            {
              "release_id" : "20260131T020301Z",
              "observatory" : "sample",
              "code_version" : "0.1.0",
              "catalogue_sha256" : "cafe",
              "settings" : {
                "crs" : "EPSG:3035",
                "network_buffer_m" : "1600"
              },
              "cities" : [
                {
                  "country_code" : "XAV",
                  "city_id" : "alder",
                  "outcome" : "computed",
                  "reason" : null,
                  "carried_from" : null
                },
                {
                  "country_code" : "XBO",
                  "city_id" : "birch",
                  "outcome" : "failed",
                  "reason" : "no boundary",
                  "carried_from" : null
                }
              ],
              "inputs" : [
                {
                  "input" : "statistics",
                  "kind" : "statistics",
                  "path" : "a.csv",
                  "sha256" : "ab12",
                  "read" : 3,
                  "accepted" : 2,
                  "rejected" : 1,
                  "reference_date" : "2020",
                  "source" : "Dep.",
                  "licence" : null
                }
              ],
              "tables" : [
                {
                  "name" : "cities",
                  "schema_version" : 2,
                  "rows" : 0,
                  "files" : [
                    {
                      "path" : "cities/part-00000.parquet",
                      "rows" : 0,
            """);
    assertThat(manifest.findTable("observations").orElseThrow().rows()).isEqualTo(2);
    assertThat(Releases.of(output.toString()).show(FIRST)).isEqualTo(manifest);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
  void aKillAnywhereLeavesAWholeReleaseAsTheLatest(int steps) throws Exception {
    SampleRelease.publish(output.toString(), 1, 50, 60);
    publishUntil(steps);

    Releases releases = Releases.of(output.toString());
    String expected = steps < POINTED_TO ? FIRST : SECOND;
    assertThat(releases.latest()).contains(expected);
    assertThat(releases.verify(expected)).isEmpty();
    assertThat(releases.list())
        .isEqualTo(steps < MANIFEST_WRITTEN ? List.of(FIRST) : List.of(FIRST, SECOND));

    SampleRelease.publish(output.toString(), 3, 70, 80);
    assertThat(releases.latest()).contains("20260131T020303Z");
    assertThat(Folder.of(output).names("releases")).isEqualTo(releases.list());
    assertThat(Folder.of(output).names(""))
        .containsExactly(".lock", "latest", "latest.json", "releases");
    for (String id : releases.list()) {
      assertThat(releases.verify(id)).isEmpty();
    }
  }

  @Test
  void beforeTheFirstReleaseIsWholeThereIsNone() throws Exception {
    publishUntil(MANIFEST_WRITTEN - 1);
    assertThat(Releases.of(output.toString()).latest()).isEmpty();
    assertThat(Releases.of(output.toString()).list()).isEmpty();
  }

  @Test
  void theSameRowsGiveTheSameFiles() throws Exception {
    ReleaseManifest first = SampleRelease.publish(output.toString(), 1, 50, 60);
    ReleaseManifest second = SampleRelease.publish(output.toString(), 2, 50, 60);
    assertThat(second.tables()).isEqualTo(first.tables());
  }

  @Test
  void twoReleasesInOneSecondKeepTheirOrder() throws Exception {
    SampleRelease.publish(output.toString(), 1, 50, 60);
    SampleRelease.publish(output.toString(), 1, 50, 61);
    assertThat(Releases.of(output.toString()).list()).containsExactly(FIRST, FIRST + "-02");
    assertThat(Releases.of(output.toString()).latest()).contains(FIRST + "-02");
  }

  @Test
  void aSecondRunAtTheSameTimeIsRefused() throws Exception {
    try (Staging staging = SampleRelease.store(output.toString(), 1).begin(FileLayout.BY_CITY)) {
      SampleRelease.write(staging, 1, 2);
      assertThatThrownBy(() -> SampleRelease.store(output.toString(), 2).begin(FileLayout.BY_CITY))
          .isInstanceOf(ReleaseException.class)
          .hasMessageStartingWith("Cannot write to " + output + ": another run holds ")
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + " started ");
      assertThat(Folder.of(output).files(".staging")).isNotEmpty();
    }
    assertThat(output.resolve(".staging")).doesNotExist();
    SampleRelease.publish(output.toString(), 3, 1, 2);
  }

  @ParameterizedTest
  @CsvSource({"BY_CITY, 3", "BY_COUNTRY, 2"})
  void sparkWritesEachFileOnce(FileLayout layout, int files) throws Exception {
    try (SparkSession spark =
            SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 3)
                .getOrCreate();
        Staging staging = SampleRelease.store(output.toString(), 1).begin(layout)) {
      List<Row> rows =
          List.of(
              Emission.of("scores", SampleRelease.score(SampleRelease.BIRCH, 3)),
              Emission.of("scores", SampleRelease.score(new Place("XAV", "cedar"), 2)),
              Emission.of("scores", SampleRelease.score(SampleRelease.ALDER, 1)));
      Dataset<Row> emission = spark.createDataset(rows, Emission.encoder()).repartition(3);
      assertThat(WriteTables.write(emission, staging.folder().uri(""), layout)).isEqualTo(files);
      ReleaseManifest manifest = Publication.publish(staging, SampleRelease.facts());

      assertThat(manifest.findTable("scores").orElseThrow().files()).hasSize(files);
      Releases releases = SampleRelease.store(output.toString(), 1).releases();
      assertThat(releases.rows(FIRST, SampleRelease.SCORES))
          .extracting(row -> row.getAs("score"))
          .containsExactly(1.0, 2.0, 3.0);
      assertThat(releases.rows(FIRST, SampleRelease.SCORES, new Place("XAV", "cedar")))
          .containsExactly(SampleRelease.score(new Place("XAV", "cedar"), 2));
    }
  }

  @Test
  void rowsOfACityAndOfItsCountryAreToldApart() throws Exception {
    SampleRelease.publish(output.toString(), 1, 50, 60);
    Releases releases = Releases.of(output.toString());
    assertThat(releases.rows(FIRST, SampleRelease.OBSERVATIONS, SampleRelease.ALDER))
        .containsExactly(SampleRelease.observation(SampleRelease.ALDER));
    assertThat(releases.rows(FIRST, SampleRelease.OBSERVATIONS, SampleRelease.xav()))
        .containsExactly(SampleRelease.observation(SampleRelease.xav()));
    assertThat(releases.rows(FIRST, SampleRelease.OBSERVATIONS, SampleRelease.BIRCH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "XAV | ../../etc | Invalid city_id: '../../etc' must be 1 to 64 of a-z, 0-9 and '-'",
        "XAV | Alder | Invalid city_id: 'Alder' must be 1 to 64 of a-z, 0-9 and '-'",
        "../X | alder | Invalid country_code: '../X' is not three capital letters"
      })
  void noPlaceLeadsOutOfTheRelease(String country, String city, String message) {
    TableSchema cells = Tables.load().table("cells");
    assertThatThrownBy(() -> FileLayout.BY_CITY.path(cells, new Place(country, city)))
        .hasMessage(message);
  }

  @Test
  void aFileOfNoTableIsRefusedButReportsAreWelcome() throws Exception {
    try (Staging staging = SampleRelease.store(output.toString(), 1).begin(FileLayout.BY_CITY)) {
      staging.folder().write("report/index.html", "hello".getBytes(StandardCharsets.UTF_8));
      staging.folder().write("scores/notes.txt", "x".getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> Publication.publish(staging, SampleRelease.facts()))
          .hasMessage("Invalid file in a release: scores/notes.txt is of no table");
      staging.folder().delete("scores/notes.txt");
      Publication.publish(staging, SampleRelease.facts());
    }
    assertThat(output.resolve("latest/report/index.html")).hasContent("hello");
    assertThat(Releases.of(output.toString()).verify(FIRST)).isEmpty();
  }

  /** What a kill after some steps leaves: the lock falls, nothing is cleaned. */
  private void publishUntil(int steps) throws IOException {
    Folder folder = Folder.of(output);
    try (RunLock lock = RunLock.take(folder)) {
      @SuppressWarnings("resource") // closing it would clean up, as a killed run cannot
      Staging staging = new Staging(folder, SECOND, FileLayout.BY_CITY, lock);
      SampleRelease.write(staging, 70, 80);
      folder.write(".staging/" + SECOND + "/scores/.part.tmp", new byte[1]);
      for (Publication.Step step :
          new Publication(staging, SampleRelease.facts(), tables -> {}).steps().subList(0, steps)) {
        step.run();
      }
    }
  }
}
