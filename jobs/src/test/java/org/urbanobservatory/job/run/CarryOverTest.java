package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.CityStatus.Outcome;

/** A city that is not computed comes from the previous release as it was, or is missing. */
class CarryOverTest {
  private static final Set<String> CITY_TABLES =
      Set.of(
          "indicator_values",
          "scores",
          "choice_shares",
          "trends",
          "group_scores",
          "gaps",
          "cells",
          "extents",
          "streets");

  @TempDir Path folder;

  private Released previous;

  @BeforeEach
  void runBefore() throws IOException {
    CommandRun first = SampleRun.shared();
    assertThat(first.status()).as(first.err()).isZero();
    previous = first.released();
  }

  @Test
  void carriesOverWhatWasNotSelected() throws IOException {
    Path config = SampleRun.copyWithRelease(folder.resolve("sample"));

    CommandRun run = CommandRun.of(config, "--city", "tabula");

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    Released next = run.released();
    assertThat(next.id()).isGreaterThan(previous.id());
    assertThat(next.releases().verify(next.id())).isEmpty();
    assertThat(statuses(next))
        .hasSize(6)
        .allSatisfy(
            (city, status) ->
                assertThat(status.outcome())
                    .isEqualTo(city.equals("tabula") ? Outcome.COMPUTED : Outcome.CARRIED_OVER));
    assertThat(statuses(next).get("vetra").reason()).isEqualTo("not selected");
    assertThat(statuses(next).get("vetra").carriedFrom()).isEqualTo(previous.id());
    assertThat(run.err()).contains("vetra carried over: not selected");
    assertThat(run.output().resolve("releases/" + next.id() + "/report/XAV/vetra.html"))
        .content()
        .contains("carried over from release " + previous.id() + ": not selected");
    assertThat(run.out()).containsPattern("XAV +vetra +carried over");
    assertUnchanged(next);
    for (String table : List.of("issues", "inputs", "city_inputs")) {
      assertThat(next.rows(table)).as(table).isEqualTo(previous.rows(table));
    }
  }

  @Test
  void carriesOverACityWhoseRequiredInputIsCorrupt() throws IOException {
    Path config = SampleRun.copyWithRelease(folder.resolve("sample"));
    requirePopulation(config);
    corruptPopulation(config, "vetra");

    CommandRun run = CommandRun.of(config);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    Released next = run.released();
    assertThat(next.releases().verify(next.id())).isEmpty();
    CityStatus vetra = statuses(next).get("vetra");
    assertThat(vetra.outcome()).isEqualTo(Outcome.CARRIED_OVER);
    assertThat(vetra.carriedFrom()).isEqualTo(previous.id());
    assertThat(vetra.reason()).startsWith("Cannot read").contains("vetra.tif");
    assertThat(statuses(next).values())
        .filteredOn(status -> !status.cityId().equals("vetra"))
        .hasSize(5)
        .allMatch(status -> status.outcome() == Outcome.COMPUTED);
    assertThat(run.err()).contains("vetra carried over: Cannot read");
    assertUnchanged(next);
  }

  @Test
  void aCityWithoutPreviousReleaseFailsAlone() throws IOException {
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    keepCities(config, Set.of("tabula", "vetra"));
    requirePopulation(config);
    corruptPopulation(config, "vetra");

    CommandRun run = CommandRun.of(config);

    assertThat(run.status()).as(run.err()).isEqualTo(3);
    Released only = run.released();
    assertThat(only.releases().verify(only.id())).isEmpty();
    assertThat(statuses(only).get("vetra").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(statuses(only).get("tabula").outcome()).isEqualTo(Outcome.COMPUTED);
    for (String table : CITY_TABLES) {
      assertThat(only.rows(table))
          .as(table)
          .isNotEmpty()
          .allMatch(row -> row.getAs("city_id").equals("tabula"));
    }
    assertThat(of(only, "scores", "tabula")).isEqualTo(of(previous, "scores", "tabula"));
    assertThat(only.rows("issues"))
        .filteredOn(row -> row.getAs("severity").equals("error"))
        .isNotEmpty()
        .allMatch(row -> row.getAs("city_id").equals("vetra"));
  }

  @Test
  void nothingIsPublishedWhereEveryCityFails() throws IOException {
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    keepCities(config, Set.of("vetra"));
    requirePopulation(config);
    corruptPopulation(config, "vetra");

    CommandRun run = CommandRun.of(config);

    assertThat(run.status()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("Nothing published: every city failed.");
    assertThat(folder.resolve("sample/output/latest.json")).doesNotExist();
  }

  /** Nothing in the inputs moved, so neither did a row, carried over or computed. */
  private void assertUnchanged(Released next) throws IOException {
    Map<String, String> before = cityFiles(previous);
    assertThat(before).hasSize(6 * CITY_TABLES.size());
    assertThat(cityFiles(next)).isEqualTo(before);
    assertThat(next.observations()).isEqualTo(previous.observations());
    for (String table :
        List.of(
            "country_scores",
            "country_indicator_values",
            "zones",
            "rankings",
            "rank_frequencies",
            "convergence")) {
      assertThat(next.rows(table)).as(table).isEqualTo(previous.rows(table));
    }
  }

  private static Map<String, String> cityFiles(Released released) throws IOException {
    Map<String, String> sums = released.checksums();
    sums.keySet().removeIf(path -> !CITY_TABLES.contains(path.split("/")[0]));
    return sums;
  }

  private static List<String> of(Released released, String table, String city) throws IOException {
    return released.rows(table).stream()
        .filter(row -> row.getAs("city_id").equals(city))
        .map(Object::toString)
        .toList();
  }

  private static Map<String, CityStatus> statuses(Released released) throws IOException {
    var statuses = new TreeMap<String, CityStatus>();
    released.manifest().cities().forEach(status -> statuses.put(status.cityId(), status));
    return statuses;
  }

  private static void requirePopulation(Path config) throws IOException {
    String text = Files.readString(config);
    String required = text.replace("quantity: count,", "quantity: count, required: true,");
    assertThat(required).isNotEqualTo(text);
    Files.writeString(config, required);
  }

  /** The header stays, so that only reading the cells finds the fault. */
  private static void corruptPopulation(Path config, String city) throws IOException {
    Path raster = config.resolveSibling("population_2020").resolve(city + ".tif");
    byte[] bytes = Files.readAllBytes(raster);
    Files.write(raster, java.util.Arrays.copyOf(bytes, bytes.length / 2));
  }

  static void keepCities(Path config, Set<String> cities) throws IOException {
    Path file = config.resolveSibling("cities.geojson");
    var json = new ObjectMapper();
    var collection = (ObjectNode) json.readTree(file.toFile());
    ArrayNode kept = json.createArrayNode();
    collection
        .get("features")
        .forEach(
            feature -> {
              if (cities.contains(feature.get("properties").get("city_id").asText())) {
                kept.add(feature);
              }
            });
    collection.set("features", kept);
    json.writeValue(file.toFile(), collection);
  }
}
