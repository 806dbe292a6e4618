package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample asks for urban centres, but its rasters end at each city: an issue says so. */
class SmallTownsRunTest {
  @TempDir Path folder;

  @Test
  void citiesWithoutACentreSayWhy() throws IOException {
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    String text = Files.readString(config);
    String extents = "  - { id: boundary, kind: boundary }\n";
    assertThat(text).contains(extents);
    Files.writeString(
        config,
        text.replace(
            extents,
            extents
                + "  - { id: degurba, kind: degurba, inputs: [population_2015, population_2020] }\n"));
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.out() + run.err()).isZero();

    Released released = run.released();
    assertThat(released.rows("extents"))
        .extracting(row -> row.<String>getAs("extent_id"))
        .doesNotContain("degurba");
    for (Row city : released.rows("cities")) {
      assertThat(released.rows("issues"))
          .as(city.toString())
          .anyMatch(
              issue ->
                  city.getAs("city_id").equals(issue.getAs("city_id"))
                      && issue
                          .<String>getAs("code")
                          .matches("grid_ends_near_city|no_urban_centre"));
    }
  }
}
