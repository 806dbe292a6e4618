package org.urbanobservatory.job.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.CanonicalParquet;

class ReleasesTest {
  private static final String FIRST = "20260131T020301Z";
  private static final String SECOND = "20260131T020302Z";
  private static final String SCORES = "scores/country=XAV/city=alder/part-00000.parquet";

  @TempDir Path output;
  private Releases releases;
  private Path second;

  @BeforeEach
  void publishTwo() throws Exception {
    SampleRelease.publish(output.toString(), 1, 50, 60);
    SampleRelease.publish(output.toString(), 2, 51, 60);
    releases = Releases.of(output.toString());
    second = output.resolve("releases").resolve(SECOND);
  }

  @Test
  void aReleaseAsPublishedHasNoProblem() throws Exception {
    assertThat(releases.list()).containsExactly(FIRST, SECOND);
    assertThat(releases.verify(SECOND)).isEmpty();
  }

  @Test
  void aChangedByteIsFound() throws Exception {
    byte[] bytes = Files.readAllBytes(second.resolve(SCORES));
    bytes[20] ^= 1;
    Files.write(second.resolve(SCORES), bytes);
    assertThat(releases.verify(SECOND))
        .singleElement()
        .asString()
        .startsWith(SCORES + ": SHA-256 is ");
  }

  @Test
  void otherRowsAreCounted() throws Exception {
    CanonicalParquet.write(SampleRelease.SCORES, List.of(), second.resolve(SCORES));
    assertThat(releases.verify(SECOND))
        .hasSize(2)
        .last()
        .isEqualTo(SCORES + ": 0 rows, was published with 1");
  }

  @Test
  void aTruncatedFileIsNoParquetFile() throws Exception {
    Files.write(second.resolve(SCORES), new byte[] {1}, StandardOpenOption.TRUNCATE_EXISTING);
    assertThat(releases.verify(SECOND))
        .hasSize(2)
        .last()
        .asString()
        .startsWith(SCORES + ": no Parquet file: ");
  }

  @Test
  void missingAndUnexpectedFilesAreNamed() throws Exception {
    Files.delete(second.resolve(SCORES));
    Files.createFile(second.resolve("scores/extra.parquet"));
    assertThat(releases.verify(SECOND))
        .containsExactly(SCORES + ": missing", "scores/extra.parquet: unexpected");
  }

  @Test
  void countsThatDoNotAddUpAreNamed() throws Exception {
    Path manifest = second.resolve("release.json");
    Files.writeString(
        manifest, Files.readString(manifest).replaceFirst("\"rows\" : 2", "\"rows\" : 3"));
    assertThat(releases.verify(SECOND))
        .contains("release.json: table observations has 3 rows, its 1 files have 2");
  }

  @Test
  void aReleaseUnderAnotherNameIsFound() throws Exception {
    Path renamed = second.resolveSibling("20260131T020309Z");
    Files.move(second, renamed);
    assertThat(releases.verify("20260131T020309Z"))
        .containsExactly("release.json: names release " + SECOND);
  }

  @Test
  void anUnknownReleaseIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> releases.show("20260131T020309Z"))
        .isInstanceOf(ReleaseException.class)
        .hasMessage(
            "Invalid release: no '20260131T020309Z' in "
                + output.resolve("releases")
                + "; did you mean '20260131T020301Z'?");
    assertThatThrownBy(() -> releases.show("../releases"))
        .hasMessageStartingWith("Invalid release");
  }

  @Test
  void aBrokenManifestIsSaid() throws Exception {
    Files.writeString(second.resolve("release.json"), "{\"release_id\": ");
    assertThatThrownBy(() -> releases.verify(SECOND))
        .hasMessageStartingWith("Invalid release.json of " + SECOND);
  }

  @Test
  void withoutAPointerTheNewestIsTheLatest() throws Exception {
    Files.writeString(output.resolve("latest.json"), "nonsense");
    assertThat(releases.latest()).contains(SECOND);
    Files.delete(output.resolve("latest.json"));
    assertThat(releases.latest()).contains(SECOND);
  }

  @Test
  void pruningKeepsTheNewestAndAlwaysTheLatest() throws Exception {
    SampleRelease.publish(output.toString(), 3, 52, 60);
    Files.writeString(output.resolve("latest.json"), "{\"release_id\":\"" + FIRST + "\"}");

    assertThat(releases.prune(1)).containsExactly(SECOND);

    assertThat(releases.list()).containsExactly(FIRST, "20260131T020303Z");
    assertThat(second).doesNotExist();
    assertThat(releases.prune(5)).isEmpty();
    assertThatThrownBy(() -> releases.prune(0)).hasMessage("Invalid number of releases to keep: 0");
  }

  /** Of a file with several places each is read in its turn; what lies between is passed over. */
  @Test
  void placesAreReadOneAfterTheOther() throws Exception {
    ReleaseTables tables = releases.tables(SECOND);
    try (var scores = new PlaceReader(tables, SampleRelease.SCORES);
        var observations = new PlaceReader(tables, SampleRelease.OBSERVATIONS)) {
      assertThat(observations.rows(SampleRelease.ALDER)).hasSize(1);
      assertThat(scores.rows(SampleRelease.ALDER)).hasSize(1);
      assertThat(scores.rows(new Place("XBO", "ash"))).isEmpty();
      assertThat(scores.rows(SampleRelease.BIRCH))
          .singleElement()
          .satisfies(row -> assertThat(row.<Double>getAs("score")).isEqualTo(60));
      assertThatThrownBy(() -> scores.rows(SampleRelease.ALDER))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Invalid order: XAV/alder after XBO/birch");
    }
  }
}
