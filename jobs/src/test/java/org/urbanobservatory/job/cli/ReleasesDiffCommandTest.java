package org.urbanobservatory.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.job.release.SampleRelease;

class ReleasesDiffCommandTest {
  private static final String FIRST = "20260131T020301Z";
  private static final String SECOND = "20260131T020302Z";
  private static final String THIRD = "20260131T020303Z";

  @TempDir Path output;

  @Test
  void theLastTwoReleasesAreCompared() throws IOException {
    publishThree();
    Spoken spoken = Spoken.of("releases", "diff", output.toString());
    assertThat(spoken.status()).isZero();
    assertThat(spoken.out().lines())
        .containsExactly(
            SECOND + " -> " + THIRD,
            "",
            "Code, catalogue, settings and inputs are the same.",
            "",
            "table   added  removed  changed",
            "------  -----  -------  -------",
            "scores      0        0        2",
            "",
            "scores",
            "  changed  XAV alder cpi-guide 2020 cpi: score 51.0 -> 52.5 (+1.50000)",
            "  changed  XBO birch cpi-guide 2020 cpi: score 60.0 -> 61.0 (+1.00000)");
  }

  @Test
  void equalReleasesAreSaidToBeEqual() throws IOException {
    publishThree();
    Spoken spoken =
        Spoken.of("releases", "diff", output.toString(), FIRST, FIRST, "--table", "scores");
    assertThat(spoken.status()).isZero();
    assertThat(spoken.out()).contains("No row differs in 1 table.");
  }

  @Test
  void oneIdIsTheEarlierOne() throws IOException {
    publishThree();
    Spoken spoken = Spoken.of("releases", "diff", output.toString(), FIRST, "--limit", "1");
    assertThat(spoken.out())
        .startsWith(FIRST + " -> " + THIRD)
        .contains("scores, the first 1 of 2 rows")
        .contains("score 50.0 -> 52.5 (+2.50000)")
        .doesNotContain("birch");
  }

  @Test
  void machinesGetEveryColumn() throws IOException {
    publishThree();
    Spoken spoken =
        Spoken.of("releases", "diff", output.toString(), "--table", "scores", "--format", "json");
    assertThat(spoken.json().path("earlier").asText()).isEqualTo(SECOND);
    var table = spoken.json().path("tables").path(0);
    assertThat(table.path("changed").asInt()).isEqualTo(2);
    var row = table.path("rows").path(0);
    assertThat(row.path("key").path("city_id").asText()).isEqualTo("alder");
    assertThat(row.path("columns").path(0).toString())
        .isEqualTo("{\"column\":\"score\",\"old\":51.0,\"new\":52.5}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20260131T020309Z | did you mean '20260131T020301Z'?",
        "nonsense | Invalid release: no 'nonsense' in ",
        "20260131T020301Z 20260131T02030 | did you mean '20260131T020301Z'?",
        "--table score | Invalid --table: 'score' is no table of a release; did you mean 'scores'?",
        "--limit -1 | Invalid --limit: -1 must be at least 0",
      })
  void wrongArgumentsAreRefusedWithTheNearest(String arguments, String message) throws IOException {
    publishThree();
    Spoken spoken = Spoken.of(("releases diff " + output + " " + arguments).split(" "));
    assertThat(spoken.status()).isEqualTo(2);
    assertThat(spoken.err()).contains(message);
    assertThat(spoken.out()).isEmpty();
  }

  @Test
  void oneReleaseHasNothingToCompareWith() throws IOException {
    assertThat(Spoken.of("releases", "diff", output.toString()).err())
        .contains("Cannot find a release: none is published yet");
    SampleRelease.publish(output.toString(), 1, 50, 60);
    Spoken spoken = Spoken.of("releases", "diff", output.toString());
    assertThat(spoken.status()).isEqualTo(2);
    assertThat(spoken.err())
        .contains("Cannot compare release " + FIRST + ": it is the only one there");
  }

  private void publishThree() throws IOException {
    SampleRelease.publish(output.toString(), 1, 50, 60);
    SampleRelease.publish(output.toString(), 2, 51, 60);
    SampleRelease.publish(output.toString(), 3, 52.5, 61);
  }
}
