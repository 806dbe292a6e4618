package org.urbanobservatory.job.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are set, by the ranges of the catalogue. */
class WhatIfValuesTest {
  private static final String LITERACY =
      "Invalid value of literacy_rate: 195 is above the maximum 100 PT; set a value from 0 to 100";
  private static final String HOMICIDES =
      "Invalid value of homicide_rate: -4 is below the minimum 0 PER_100000; set 0 or more";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "literacy_rate=195 | " + LITERACY,
        "homicide_rate=-4 | " + HOMICIDES,
      })
  void whatNoCityCanHave_isRefused(String set, String message) throws IOException {
    Spoken explained = command("explain", "--city", "alfa", "--set", set);
    assertThat(explained.err().strip()).isEqualTo(message);
    assertThat(explained.status()).isEqualTo(2);
    assertThat(explained.out()).isEmpty();

    Path out = folder.resolve("out");
    Spoken scored = command("index", "--out", out.toString(), "--draws", "0", "--set", set);
    assertThat(scored.err().strip()).isEqualTo(message);
    assertThat(scored.status()).isEqualTo(2);
    assertThat(out).as("nothing is written").doesNotExist();
  }

  @Test
  void theEndsOfARange_areTaken() throws IOException {
    Spoken spoken =
        command(
            "explain", "--city", "alfa", "--set", "literacy_rate=100", "--set", "homicide_rate=0");
    assertThat(spoken.status()).as(spoken.err()).isZero();
    assertThat(spoken.out())
        .containsPattern("literacy_rate +indicator +\\S+ +88\\.34 +100\\.00")
        .containsPattern("homicide_rate +indicator +\\S+ +\\S+ +100\\.00");
  }

  private Spoken command(String name, String... options) throws IOException {
    Path values =
        Files.writeString(
            folder.resolve("values.csv"),
            """
            country_code,city_id,indicator_id,year,value,unit
            XAV,alfa,literacy_rate,2020,90,PT
            XAV,alfa,homicide_rate,2020,20,PER_100000
            """);
    var arguments = new java.util.ArrayList<String>();
    arguments.add(name);
    arguments.addAll(
        java.util.List.of("--edition", "cpi-guide", "--observations", values.toString()));
    arguments.addAll(java.util.List.of(options));
    return Spoken.of(arguments.toArray(String[]::new));
  }
}
