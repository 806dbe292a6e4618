package org.urbanobservatory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.index.Standardised.Scored;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Direct;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Standardisation.Inverse;
import org.urbanobservatory.model.Standardisation.ObjectiveMaximum;
import org.urbanobservatory.model.Standardisation.ObjectiveMinimum;
import org.urbanobservatory.model.Standardisation.TwoSidedTarget;
import org.urbanobservatory.model.Transform;

/** Official numbers of Mexico 2016 and the calculator of Queretaro, without any edition file. */
class PublishedIndexTest {
  private static final Pattern KIND =
      Pattern.compile(
          "(identity|direct|inverse|objective_min|objective_max)(?:_(\\w+?))?(?:\\((.*)\\))?");
  private static final Map<String, Double> OFFICIAL_CPI =
      Map.of(
          "Aguascalientes", 51.92,
          "Chihuahua", 54.45,
          "Cuernavaca", 57.66,
          "León", 55.53,
          "Mérida", 52.62,
          "San Juan del Río", 57.74,
          "Tijuana", 56.11);

  @TestFactory
  List<DynamicTest> rawValues_giveTheOfficialScores() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (CSVRecord row : rows("mexico_2016_raw_to_score_vectors_7_cities.csv")) {
      if (!row.get("code").equals("050101")) {
        tests.add(
            DynamicTest.dynamicTest(
                row.get("code") + " " + row.get("city"), () -> assertScore(row)));
      }
    }
    assertThat(tests).hasSizeGreaterThan(80);
    return tests;
  }

  @TestFactory
  List<DynamicTest> officialIndicatorScores_giveTheOfficialIndex() throws IOException {
    List<CSVRecord> rows = rows("mexico_2016_official_scores_7_cities.csv");
    var tests = new ArrayList<DynamicTest>();
    OFFICIAL_CPI.forEach(
        (city, cpi) ->
            tests.add(DynamicTest.dynamicTest(city, () -> assertIndex(rows, city, cpi))));
    return tests;
  }

  @Test
  void parametersOfEveryIndicator_areAccepted() throws IOException {
    int checked = 0;
    for (CSVRecord row : rows("standardisation_parameters.csv")) {
      if (row.get("max").matches("[0-9.]*") && row.get("target").matches("[0-9.]*")) {
        Standardiser.check(standardisation(row));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(59);
  }

  @Test
  void queretaroCalculator_isReproduced() {
    assertThat(
            score(new Direct(Transform.LN, of(714.64), of(108818.96)), 211771e6 / 878931 / 7.476))
        .isCloseTo(75.787685236884, within(1e-9));
    assertThat(score(new TwoSidedTarget(of(15000)), 787641 / 153.95901))
        .isCloseTo(34.106090965381, within(1e-9));
    assertThat(score(new Direct(Transform.ROOT5, of(470), of(87088)), 19018.3021035491))
        .isCloseTo(59.517690480787, within(1e-9));
    assertThat(score(new ObjectiveMaximum(of(40)), 53.5)).isEqualTo(66.25);
  }

  private static void assertScore(CSVRecord row) {
    double raw = Double.parseDouble(row.get("raw_x"));
    assertThat(score(standardisation(row.get("standardisation")), raw))
        .isCloseTo(
            Double.parseDouble(row.get("official_score")),
            within(Double.parseDouble(row.get("tolerance"))));
  }

  private static void assertIndex(List<CSVRecord> rows, String city, double cpi) {
    Place place = new Place("MEX", "city");
    var values = new ArrayList<IndicatorValue>();
    for (CSVRecord row : rows) {
      if (row.get("level").equals("indicator") && !row.get(city).isBlank()) {
        double score = Double.parseDouble(row.get(city));
        values.add(IndexFixtures.value(place, row.get("code"), 2016, score, "SCORE"));
      }
    }
    List<Score> scores = new IndexComputation(mexico(rows)).score(place, 2016, values).scores();
    assertThat(scores.get(0).score()).isCloseTo(cpi, within(0.01));
    for (CSVRecord row : rows) {
      assertRecomputed(row, city, scores);
    }
  }

  private static void assertRecomputed(CSVRecord row, String city, List<Score> scores) {
    if (row.get("level").endsWith("dimension_recomputed")) {
      Score found =
          scores.stream()
              .filter(score -> score.componentId().equals(row.get("code")))
              .findFirst()
              .orElseThrow();
      assertThat(found.score()).isCloseTo(Double.parseDouble(row.get(city)), within(1e-4));
    }
  }

  /** The codes are the tree: 020401 is below 0204, which is below 02. */
  private static Edition mexico(List<CSVRecord> rows) {
    var components = new LinkedHashMap<String, Component>();
    components.put("cpi", IndexFixtures.inner("cpi", null, Level.INDEX, Aggregation.GEOMETRIC));
    for (CSVRecord row : rows) {
      if (row.get("level").equals("indicator")) {
        String code = row.get("code");
        String dimension = code.substring(0, 2);
        String sub = code.substring(0, 4);
        components.putIfAbsent(dimension, node(dimension, "cpi", Level.DIMENSION));
        components.putIfAbsent(sub, node(sub, dimension, Level.SUB_DIMENSION));
        components.put(
            code, IndexFixtures.leaf(code, sub, 1, IndexFixtures.option(code, new Identity())));
      }
    }
    return new Edition(
        "mexico", "Mexico", "test", List.copyOf(components.values()), List.of(), true);
  }

  private static Component node(String id, String parentId, Level level) {
    return IndexFixtures.inner(id, parentId, level, Aggregation.ARITHMETIC);
  }

  private static Standardisation standardisation(CSVRecord row) {
    String numbers =
        row.get("target").isBlank() ? row.get("min") + "," + row.get("max") : row.get("target");
    return switch (row.get("type")) {
      case "target_two_sided" -> new TwoSidedTarget(of(Double.parseDouble(numbers)));
      case "direct", "inverse" ->
          standardisation(row.get("type") + "_" + row.get("transform") + "(" + numbers + ")");
      case "identity", "ratio" -> new Identity();
      default -> standardisation(row.get("type") + "(" + numbers + ")");
    };
  }

  private static Standardisation standardisation(String text) {
    Matcher matcher = KIND.matcher(text);
    assertThat(matcher.matches()).as(text).isTrue();
    Transform transform =
        matcher.group(2) == null
            ? Transform.LINEAR
            : Transform.valueOf(matcher.group(2).toUpperCase(java.util.Locale.ROOT));
    String[] numbers = matcher.group(3) == null ? new String[0] : matcher.group(3).split(",");
    return switch (matcher.group(1)) {
      case "identity" -> new Identity();
      case "direct" -> new Direct(transform, number(numbers[0]), number(numbers[1]));
      case "inverse" -> new Inverse(transform, number(numbers[0]), number(numbers[1]));
      case "objective_min" -> new ObjectiveMinimum(number(numbers[0]));
      default -> new ObjectiveMaximum(number(numbers[0]));
    };
  }

  private static Benchmark number(String text) {
    return of(Double.parseDouble(text.trim()));
  }

  private static Benchmark of(double value) {
    return Benchmark.of(value);
  }

  private static double score(Standardisation standardisation, double raw) {
    return ((Scored) Standardiser.score(standardisation, BenchmarkInputs.of(raw))).score();
  }

  private static List<CSVRecord> rows(String file) throws IOException {
    Path path = SharedData.folder("cpi").resolve(file);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(path, StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
