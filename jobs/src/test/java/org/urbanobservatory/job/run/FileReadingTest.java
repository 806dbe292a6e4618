package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.CityCounts;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.RefusedRows;

class FileReadingTest {
  private static final Place A = new Place("XAV", "a");
  private static final Place B = new Place("XAV", "b");

  private static final CityCounts OF_A =
      CityCounts.rows(10, 1, RefusedRows.of(List.of("feature 2", "feature 3")));
  private static final CityCounts OF_B =
      CityCounts.rows(10, 1, RefusedRows.of(List.of("feature 3", "feature 4")));

  private static InputSummary file(long read, long rejected) {
    return new InputSummary(
        "i", "k", "p", "ab", read, read - rejected, rejected, "2020", "S", null);
  }

  @Test
  void aSharedFileHasTheRowsOfOneCityAndWhatAnyRefuses() {
    var reading = new FileReading(file(0, 0));
    reading.add(A, OF_A);
    reading.add(B, OF_B);
    reading.add(B, CityCounts.rows(99, 0, RefusedRows.NONE));

    assertThat(reading.summary()).isEqualTo(file(10, 4));
  }

  @Test
  void anExtractThatWasReadForAllLosesWhatAnyCityRefuses() {
    var reading = new FileReading(file(100, 5));
    reading.add(A, CityCounts.refusing(RefusedRows.of(List.of("way 7", "relation 1"))));
    reading.add(B, CityCounts.refusing(RefusedRows.of(List.of("way 7"))));
    reading.refuseOne();

    assertThat(reading.summary()).isEqualTo(file(100, 8));
  }

  @Test
  void aRasterIsCountedWhereOneCityReadsIt() {
    var reading = new FileReading(file(0, 0));
    reading.add(A, CityCounts.cells(40, 2));
    assertThat(reading.summary()).isEqualTo(file(40, 2));

    reading.add(B, CityCounts.cells(30, 0));
    assertThat(reading.summary()).isEqualTo(file(0, 0).uncounted());
  }

  /** A release says what the file has in all; what was read for all is that without its cities. */
  @Test
  void whatWasReadForAllFollowsFromAnEarlierRelease() {
    assertThat(FileReading.before(file(10, 4), List.of(OF_A, OF_B)).summary())
        .isEqualTo(file(0, 0));
    assertThat(FileReading.before(file(10, 4), List.of()).summary()).isEqualTo(file(10, 4));
    assertThat(
            FileReading.before(file(0, 0).uncounted(), List.of(CityCounts.cells(4, 0))).summary())
        .isEqualTo(file(0, 0));
    var carried = FileReading.before(file(10, 4), List.of(OF_A, OF_B));
    carried.add(A, OF_A);
    assertThat(carried.summary()).isEqualTo(file(10, 3));
  }
}
