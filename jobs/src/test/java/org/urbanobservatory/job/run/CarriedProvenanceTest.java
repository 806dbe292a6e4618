package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.Tables;

/**
 * Two cities through the command line, of which one is computed anew from changed files: the files
 * and faults behind the other's values stay in every later release.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CarriedProvenanceTest {
  private static final String WRONG_ROW = "line 234";

  @TempDir static Path folder;

  private static Path config;
  private static Released whole;
  private static Released corrected;
  private static String oldStatistics;

  @BeforeAll
  static void runTwoCities() throws IOException {
    config = SampleRun.copyInputs(folder.resolve("sample"));
    CarryOverTest.keepCities(config, Set.of("tabula", "blokstad"));
    oldStatistics = sha256("statistics.csv");
    whole = published(CommandRun.of(config), 0);
  }

  private static Released published(CommandRun run, int status) throws IOException {
    assertThat(run.status()).as(run.err()).isEqualTo(status);
    Released released = run.released();
    assertThat(released.releases().verify(released.id())).isEmpty();
    return released;
  }

  @Test
  @Order(1)
  void everyCityNamesTheFilesThatServeItInTheirState() throws IOException {
    assertThat(inputs(whole, "tabula"))
        .containsExactlyInAnyOrder(
            "built_up_2015 built_up_2015/tabula.tif",
            "built_up_2020 built_up_2020/tabula.tif",
            "cities cities.geojson",
            "districts districts.geojson",
            "gtfs_xav gtfs-xav.zip",
            "gtfs_xbo gtfs-xbo.zip",
            "osm streets.osm.pbf",
            "parks streets.osm.pbf",
            "population_2015 population_2015/tabula.tif",
            "population_2020 population_2020/tabula.tif",
            "schools streets.osm.pbf",
            "statistics statistics.csv");
    for (Row row : whole.rows("city_inputs")) {
      assertThat(row.<String>getAs("sha256")).isEqualTo(sha256(row.getAs("path")));
    }
  }

  @Test
  @Order(2)
  void faultsNameTheStateOfTheirFile() throws IOException {
    List<Row> ofStatistics = issues(whole, "tabula");

    assertThat(ofStatistics).hasSize(7).allMatch(row -> oldStatistics.equals(row.getAs("sha256")));
    assertThat(whole.rows("issues"))
        .filteredOn(row -> "gtfs_xbo".equals(row.getAs("input")))
        .isNotEmpty()
        .allMatch(row -> row.getAs("sha256") != null && row.getAs("city_id") == null);
  }

  @Test
  @Order(3)
  void aCarriedCityKeepsTheStateOfItsFilesAndTheFaultsInThem() throws IOException {
    correct("statistics.csv", "about 31000", "31000");
    append("population_2020/blokstad.tif");
    append("population_2020/tabula.tif");

    corrected = published(CommandRun.of(config, "--city", "blokstad"), 3);

    String newStatistics = sha256("statistics.csv");
    assertThat(states(corrected, "statistics"))
        .containsExactlyInAnyOrder(oldStatistics, newStatistics);
    assertThat(state(corrected, "tabula", "statistics")).isEqualTo(oldStatistics);
    assertThat(state(corrected, "blokstad", "statistics")).isEqualTo(newStatistics);
    assertThat(row(corrected, "inputs", oldStatistics))
        .isEqualTo(row(whole, "inputs", oldStatistics));
    long rejected = row(whole, "inputs", oldStatistics).getAs("rows_rejected");
    assertThat(row(corrected, "inputs", newStatistics).<Long>getAs("rows_rejected"))
        .isEqualTo(rejected - 1);
    assertThat(state(corrected, "tabula", "population_2020"))
        .isEqualTo(state(whole, "tabula", "population_2020"))
        .isNotEqualTo(sha256("population_2020/tabula.tif"));
    assertThat(state(corrected, "blokstad", "population_2020"))
        .isEqualTo(sha256("population_2020/blokstad.tif"));
    assertThat(states(corrected, "population_2020")).hasSize(2);
    assertEachCityInputIsAnInput(corrected);
    assertThat(issues(corrected, "tabula"))
        .filteredOn(row -> row.getAs("location").equals(WRONG_ROW))
        .extracting(row -> row.<String>getAs("sha256"))
        .containsExactly(oldStatistics);
    assertThat(issues(corrected, "tabula")).hasSize(7 + 6);
  }

  @Test
  @Order(4)
  void whatIsCarriedFromACarryingReleaseIsTheSame() throws IOException {
    Released again = published(CommandRun.of(config, "--city", "blokstad"), 3);

    assertThat(again.manifest().cities())
        .filteredOn(status -> status.cityId().equals("tabula"))
        .allMatch(status -> status.carriedFrom().equals(corrected.id()));
    for (String table : List.of("issues", "inputs", "city_inputs")) {
      assertThat(again.rows(table)).as(table).isEqualTo(corrected.rows(table));
    }
    assertThat(again.manifest().inputs()).isEqualTo(corrected.manifest().inputs());
  }

  @Test
  @Order(5)
  void aRunOfAllForgetsTheOldState() throws IOException {
    Released all = published(CommandRun.of(config), 0);

    assertThat(states(all, "statistics")).containsExactly(sha256("statistics.csv"));
    assertThat(issues(all, "tabula")).hasSize(6);
    assertThat(states(all, "population_2020")).hasSize(2);
  }

  /** A release of the versions of the tables before files had states. */
  @Test
  @Order(6)
  void aReleaseThatDoesNotSayWhoseFilesAreItsIsRead() throws IOException {
    Released all = Released.latest(config.resolveSibling("output"));
    List<Row> issues = all.rows("issues");
    List<Row> cityInputs = all.rows("city_inputs");
    forgetStates(all);

    Released next = published(CommandRun.of(config, "--city", "blokstad"), 3);

    assertThat(next.rows("issues")).isEqualTo(issues);
    assertThat(files(next.rows("city_inputs"))).isEqualTo(files(cityInputs));
    assertThat(files(next.rows("inputs"))).isEqualTo(files(all.rows("inputs")));
  }

  private static void forgetStates(Released released) throws IOException {
    Path release = config.resolveSibling("output").resolve("releases").resolve(released.id());
    var issues = Tables.load().table("issues");
    int sha256 = issues.columnNames().indexOf("sha256");
    List<Row> without =
        released.rows("issues").stream()
            .map(
                row -> {
                  var values = new ArrayList<Object>();
                  for (int i = 0; i < row.size(); i++) {
                    values.add(i == sha256 ? null : row.get(i));
                  }
                  return (Row)
                      new org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema(
                          values.toArray(), row.schema());
                })
            .toList();
    var json = new ObjectMapper();
    var manifest = (ObjectNode) json.readTree(release.resolve("release.json").toFile());
    for (Iterator<JsonNode> tables = manifest.get("tables").elements(); tables.hasNext(); ) {
      JsonNode table = tables.next();
      String name = table.get("name").asText();
      if (name.equals("city_inputs")) {
        tables.remove();
      } else if (name.equals("issues")) {
        String path = table.get("files").get(0).get("path").asText();
        CanonicalParquet.write(issues, without, Folder.of(release), path);
      }
    }
    json.writeValue(release.resolve("release.json").toFile(), manifest);
  }

  private static void assertEachCityInputIsAnInput(Released released) throws IOException {
    List<String> known = files(released.rows("inputs"));
    assertThat(files(released.rows("city_inputs"))).allMatch(known::contains);
    assertThat(new TreeSet<>(files(released.rows("city_inputs")))).hasSameSizeAs(known);
  }

  private static List<String> files(List<Row> rows) {
    return rows.stream()
        .map(row -> row.getAs("input") + " " + row.getAs("path") + " " + row.getAs("sha256"))
        .toList();
  }

  private static List<String> inputs(Released released, String city) throws IOException {
    return released.rows("city_inputs").stream()
        .filter(row -> row.getAs("city_id").equals(city))
        .map(row -> row.getAs("input") + " " + row.getAs("path"))
        .toList();
  }

  private static Set<String> states(Released released, String input) throws IOException {
    return released.rows("inputs").stream()
        .filter(row -> row.getAs("input").equals(input))
        .map(row -> row.<String>getAs("sha256"))
        .collect(Collectors.toSet());
  }

  private static String state(Released released, String city, String input) throws IOException {
    return released.rows("city_inputs").stream()
        .filter(row -> row.getAs("city_id").equals(city) && row.getAs("input").equals(input))
        .map(row -> row.<String>getAs("sha256"))
        .findFirst()
        .orElseThrow();
  }

  private static Row row(Released released, String table, String sha256) throws IOException {
    return released.rows(table).stream()
        .filter(row -> sha256.equals(row.getAs("sha256")))
        .findFirst()
        .orElseThrow();
  }

  /** Faults of a city in the statistics; rows of cities that were left out are of no city. */
  private static List<Row> issues(Released released, String city) throws IOException {
    return released.rows("issues").stream()
        .filter(row -> "statistics".equals(row.getAs("input")))
        .filter(row -> city.equals(row.getAs("city_id")))
        .toList();
  }

  private static String sha256(String path) {
    return new ByteSource(config.resolveSibling(path).toString()).sha256();
  }

  private static void correct(String path, String from, String to) throws IOException {
    Path file = config.resolveSibling(path);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  /** Readers of rasters do not look behind the last strip. */
  private static void append(String path) throws IOException {
    Files.write(config.resolveSibling(path), new byte[] {0}, StandardOpenOption.APPEND);
  }
}
