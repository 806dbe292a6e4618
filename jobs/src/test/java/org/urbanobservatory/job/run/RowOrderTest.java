package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The order of rows and features in the inputs says nothing, so it moves nothing but what names it:
 * the lines of observations and issues, and the inputs' checksums.
 */
class RowOrderTest {
  private static final Set<String> NAME_LINES_OR_BYTES =
      Set.of("observations", "issues", "inputs", "city_inputs");

  @TempDir static Path folder;

  private static Released asCommitted;
  private static Released turned;

  @BeforeAll
  static void runTurned() throws IOException {
    asCommitted = SampleRun.shared().released();
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    turnRows(config.resolveSibling("statistics.csv"));
    turnFeatures(config.resolveSibling("cities.geojson"));
    turnFeatures(config.resolveSibling("districts.geojson"));
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.err()).isZero();
    turned = run.released();
  }

  private static void turnRows(Path csv) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(csv));
    Collections.reverse(lines.subList(1, lines.size()));
    Files.write(csv, lines);
  }

  private static void turnFeatures(Path geoJson) throws IOException {
    var json = new ObjectMapper();
    var collection = (ObjectNode) json.readTree(geoJson.toFile());
    ArrayNode turned = json.createArrayNode();
    collection.get("features").forEach(feature -> turned.insert(0, feature));
    collection.set("features", turned);
    json.writeValue(geoJson.toFile(), collection);
  }

  @Test
  void everyOtherTableKeepsItsBytes() throws IOException {
    Map<String, String> before = unmoved(asCommitted);

    assertThat(before).hasSizeGreaterThan(30);
    assertThat(unmoved(turned)).isEqualTo(before);
  }

  @Test
  void scoresKeepEveryColumn() throws IOException {
    assertThat(without(turned.rows("scores"))).isEqualTo(without(asCommitted.rows("scores")));
  }

  private static Map<String, String> unmoved(Released released) throws IOException {
    Map<String, String> sums = released.checksums();
    sums.keySet().removeIf(path -> NAME_LINES_OR_BYTES.contains(path.split("/")[0]));
    return sums;
  }

  @Test
  void observationsDifferInTheirLineOnly() throws IOException {
    assertThat(without(turned.rows("observations"), "input_line"))
        .isEqualTo(without(asCommitted.rows("observations"), "input_line"));
  }

  @Test
  void issuesDifferInTheirLineOnly() throws IOException {
    assertThat(sorted(turned.rows("issues")))
        .hasSizeGreaterThan(5)
        .isEqualTo(sorted(asCommitted.rows("issues")));
  }

  private static List<String> sorted(List<Row> issues) {
    return without(issues, "sha256", "location", "message", "occurrence").stream()
        .sorted()
        .toList();
  }

  @Test
  void inputsDifferInTheirChecksumOnly() throws IOException {
    for (String table : List.of("inputs", "city_inputs")) {
      assertThat(without(turned.rows(table), "sha256"))
          .as(table)
          .isEqualTo(without(asCommitted.rows(table), "sha256"));
    }
  }

  private static List<String> without(List<Row> rows, String... columns) {
    Set<String> left = Set.of(columns);
    return rows.stream()
        .map(
            row ->
                java.util.Arrays.stream(row.schema().fieldNames())
                    .filter(name -> !left.contains(name))
                    .map(name -> name + "=" + row.<Object>getAs(name))
                    .collect(Collectors.joining(" ")))
        .toList();
  }
}
