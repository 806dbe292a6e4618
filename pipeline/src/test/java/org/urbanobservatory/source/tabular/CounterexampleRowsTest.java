package org.urbanobservatory.source.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.Yaml;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.ByteSource;

/** Every row of {@code schemas/counterexamples/rows} is refused with the message it states. */
class CounterexampleRowsTest {
  private static final String FILE = "schemas/counterexamples/rows/statistics.yaml";

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> rows() throws IOException {
    JsonNode file = file();
    var tests = new ArrayList<DynamicTest>();
    for (JsonNode example : file.get("rows")) {
      String text = file.get("header").asText() + "\n" + example.get("row").asText() + "\n";
      tests.add(dynamicTest(example.get("row").asText(), () -> isRefused(text, example)));
    }
    return tests;
  }

  private void isRefused(String text, JsonNode example) throws IOException {
    Path statistics = folder.resolve("statistics.csv");
    Files.writeString(statistics, text);

    StatisticsRead read =
        StatisticsReader.read(
            ByteSource.of(statistics),
            StatisticsInput.detected("statistics", "statistics.csv"),
            vocabulary());

    assertThat(read.observations()).isEmpty();
    assertThat(read.summary().rejected()).isEqualTo(1);
    assertThat(read.issues()).hasSize(1);
    assertThat(read.issues().get(0).code()).isEqualTo(example.get("code").asText());
    assertThat(read.issues().get(0).message()).isEqualTo(example.get("message").asText());
  }

  private static Vocabulary vocabulary() {
    Catalogue catalogue = Catalogue.load();
    return new Vocabulary(
        catalogue.acceptedVariables().stream()
            .collect(Collectors.toMap(Variable::id, Function.identity())),
        catalogue.units().stream().collect(Collectors.toMap(Unit::id, Function.identity())),
        Map.of(),
        Map.of(),
        Set.of(new Place("XAV", "tabula")),
        Set.of("XAV"),
        Set.of("boundary"));
  }

  private static JsonNode file() throws IOException {
    try (InputStream in = CounterexampleRowsTest.class.getClassLoader().getResourceAsStream(FILE)) {
      return Yaml.read(FILE, in);
    }
  }
}
