package org.urbanobservatory.job.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.step.WriteTables;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.FileLayout;

/** The output may lie on any Hadoop file system, with settings that come from Spark. */
class HadoopReleaseTest {
  private static SparkSession spark;

  @TempDir Path output;

  @BeforeAll
  static void startSpark() {
    spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.hadoop.fs.disk.impl", DiskFileSystem.class.getName())
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void aReleaseIsTheSameAsOnALocalDisk(@TempDir Path local) throws Exception {
    ReleaseManifest here = SampleRelease.publish(local.toString(), 1, 50, 60);
    SampleRelease.publish(uri(), 1, 40, 60);
    ReleaseManifest there = SampleRelease.publish(uri(), 2, 50, 60);

    assertThat(there.tables()).isEqualTo(here.tables());
    Releases releases = Releases.of(uri());
    assertThat(releases.list()).containsExactly("20260131T020301Z", "20260131T020302Z");
    assertThat(releases.latest()).contains("20260131T020302Z");
    assertThat(releases.verify("20260131T020302Z")).isEmpty();
    assertThat(releases.rows("20260131T020302Z", SampleRelease.SCORES, SampleRelease.ALDER))
        .containsExactly(SampleRelease.score(SampleRelease.ALDER, 50));
    assertThat(output.resolve(".lock")).doesNotExist();
    assertThat(releases.prune(1)).containsExactly("20260131T020301Z");
  }

  @Test
  void sparkWritesThereToo() throws Exception {
    try (Staging staging = SampleRelease.store(uri(), 1).begin(FileLayout.BY_CITY)) {
      List<Row> rows =
          List.of(
              Emission.of("scores", SampleRelease.score(SampleRelease.BIRCH, 3)),
              Emission.of("scores", SampleRelease.score(SampleRelease.ALDER, 1)));
      WriteTables.write(
          spark.createDataset(rows, Emission.encoder()),
          staging.folder().uri(""),
          FileLayout.BY_CITY);
      Publication.publish(staging, SampleRelease.facts());
    }
    assertThat(
            output.resolve(
                "releases/20260131T020301Z/scores/country=XBO/city=birch/part-00000.parquet"))
        .exists();
    assertThat(Releases.of(uri()).verify("20260131T020301Z")).isEmpty();
  }

  @Test
  void theLockOfAnotherHostHoldsUntilItIsBroken() throws Exception {
    Files.writeString(
        output.resolve(".lock"), "process 1 started 2026-01-31T02:03:01Z on another-host");
    assertThatThrownBy(() -> SampleRelease.store(uri(), 1).begin(FileLayout.BY_CITY))
        .hasMessageContaining("run with --force if it is gone");

    SampleRelease.store(uri(), 1).breakLock();

    SampleRelease.store(uri(), 1).begin(FileLayout.BY_CITY).close();
    assertThat(output.resolve(".lock")).doesNotExist();
  }

  @Test
  void theLockOfARunningProcessHoldsAndThatOfADeadOneDoesNot() throws Exception {
    try (Staging staging = SampleRelease.store(uri(), 1).begin(FileLayout.BY_CITY)) {
      assertThatThrownBy(() -> SampleRelease.store(uri(), 2).begin(FileLayout.BY_CITY))
          .hasMessageContaining("another run holds");
    }
    String holder = RunLock.holder();
    Files.writeString(output.resolve(".lock"), holder.replace("started 2", "started 1"));
    SampleRelease.publish(uri(), 3, 1, 2);
    assertThat(Releases.of(uri()).latest()).contains("20260131T020303Z");
  }

  private String uri() {
    return "disk://" + output;
  }
}
