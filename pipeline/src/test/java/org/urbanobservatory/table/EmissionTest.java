package org.urbanobservatory.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

class EmissionTest {
  private static final Issue ISSUE = Issue.kept("old_data", "in", null, "Invalid year: 1990");

  @Test
  void oneStepYieldsRowsOfSeveralTables() throws Exception {
    try (SparkSession spark =
        SparkSession.builder().master("local[2]").config("spark.ui.enabled", false).getOrCreate()) {
      Dataset<Row> emission =
          spark
              .createDataset(List.of("alder", "birch", "cedar"), Encoders.STRING())
              .flatMap((FlatMapFunction<String, Row>) EmissionTest::emit, Emission.encoder());

      assertThat(Emission.select(emission, "observations").collectAsList())
          .extracting(Rows::observation)
          .containsExactlyInAnyOrder(
              observation("alder"), observation("birch"), observation("cedar"));
      assertThat(Emission.select(emission, "issues").collectAsList())
          .extracting(InputRows::issue)
          .containsExactly(ISSUE);
      assertThat(Emission.select(emission, "cells").collectAsList()).isEmpty();
      assertThat(Emission.select(emission, "cells").columns())
          .isEqualTo(Tables.load().table("cells").structType().fieldNames());
    }
  }

  @Test
  void anUnknownTableIsRefused() {
    assertThatThrownBy(() -> Emission.of("city", InputRows.of(ISSUE)))
        .hasMessageStartingWith("Invalid table: 'city'");
  }

  private static Iterator<Row> emit(String city) {
    Row row = Emission.of("observations", Rows.of(observation(city)));
    return city.equals("birch")
        ? List.of(row, Emission.of("issues", InputRows.of(ISSUE))).iterator()
        : List.of(row).iterator();
  }

  private static Observation observation(String city) {
    return new Observation(
        new Place("XAV", city),
        "boundary",
        "v",
        2020,
        Breakdown.TOTAL,
        null,
        null,
        1,
        "COUNT",
        null,
        "A",
        null,
        null,
        null);
  }
}
