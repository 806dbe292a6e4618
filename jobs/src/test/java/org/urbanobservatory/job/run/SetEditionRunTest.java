package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.index.treatment.SetComputation;
import org.urbanobservatory.job.index.IndexJob;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Rows;

/** A run that also computes editions which compare its cities with each other. */
class SetEditionRunTest {
  private static final String COMPARISON =
      """
      id: comparison
      title: Cities compared
      source: made up
      benchmarks: set
      treatment:
        steps:
          - { step: denominate }
          - { step: impute, method: mean }
          - { step: treat_outliers }
        standardise: { kind: min_max, from: 1, to: 100 }
      levels:
        index: { aggregation: geometric, minimum_coverage: 0.5 }
        dimension: { aggregation: copeland, minimum_coverage: 0.5, weights: equal }
      components:
        - { id: all, title: All }
        - { id: people, parent: all, title: People, aggregation: weighted_median }
        - { id: literacy_rate, parent: people, direction: higher_better }
        - { id: homicide_rate, parent: people, direction: lower_better }
        - { id: land, parent: all, title: Land, aggregation: arithmetic }
        - { id: electricity, parent: land, direction: higher_better }
        - { id: built_up_per_capita, parent: land, direction: lower_better }
        - { id: urban_extent_area, parent: land, kind: percentile_rank, direction: higher_better, denominator: population, scale: 1000 }
      """;

  private static final String PANEL =
      """
      id: panel
      title: Cities over the years
      source: made up
      benchmarks: set
      treatment:
        scope: all_years
        steps: [{ step: impute, method: linear }, { step: impute, method: nearest_year }]
      levels: { index: { aggregation: arithmetic, minimum_coverage: 0.5 } }
      components:
        - { id: all, title: All }
        - { id: literacy_rate, parent: all, kind: z_score, direction: higher_better }
        - { id: homicide_rate, parent: all, kind: z_score, direction: lower_better }
      uncertainty:
        draws: 40
        seed: 5
        weights: 0.3
        aggregation: { index: [weighted_median] }
        missing: [group_mean]
        imputation: [carry_forward]
      """;

  /** As {@link #COMPARISON} is for places, but with means, so that its choices can be drawn. */
  private static final String RANGED =
      """
      id: ranged
      title: Cities compared in a range
      source: made up
      benchmarks: set
      treatment: { steps: [{ step: impute, method: mean }] }
      levels: { index: { aggregation: arithmetic, minimum_coverage: 0.5 } }
      components:
        - { id: all, title: All }
        - { id: literacy_rate, parent: all, kind: min_max, direction: higher_better }
        - { id: homicide_rate, parent: all, kind: min_max, direction: lower_better }
        - { id: electricity, parent: all, kind: min_max, direction: higher_better }
      uncertainty:
        draws: 40
        seed: 5
        standardisation: [{ kind: rank }]
        omit: one_indicator
      """;

  @TempDir static Path folder;

  private static Path config;
  private static Released first;

  @BeforeAll
  static void run() throws IOException {
    config = SampleRun.copyInputs(folder.resolve("sample"));
    Files.writeString(config.resolveSibling("comparison.yaml"), COMPARISON);
    Files.writeString(config.resolveSibling("panel.yaml"), PANEL);
    Files.writeString(config.resolveSibling("ranged.yaml"), RANGED);
    Files.writeString(
        config,
        Files.readString(config)
            .replace(
                "editions: [cpi-guide]",
                "editions: [cpi-guide, sdg11, comparison.yaml, panel.yaml, ranged.yaml]")
            .replace("layout: by_city", "layout: by_country"));
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.err()).isZero();
    first = run.released();
  }

  @Test
  void theScores_areThoseOfThePureFunction() throws IOException {
    for (String id : List.of("comparison", "panel", "ranged")) {
      Edition edition = EditionReader.read(config.resolveSibling(id + ".yaml"));
      List<Integer> years = of(first, id).stream().map(Score::year).distinct().toList();
      List<Score> expected = new SetComputation(edition).score(values(), years).scores();
      assertThat(sorted(of(first, id).stream().map(SetEditionRunTest::withoutRange).toList()))
          .isNotEmpty()
          .isEqualTo(sorted(expected));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"panel", "ranged"})
  void rangesOfScoresAndRanks_areThoseOfCommandIndex(String id) throws IOException {
    Path values = config.resolveSibling("output").resolve("latest").resolve("indicator_values");
    Path out = folder.resolve("index-" + id);
    List<Integer> years = of(first, id).stream().map(Score::year).distinct().toList();
    String edition = config.resolveSibling(id + ".yaml").toString();
    List<Score> indexed = IndexJob.run(new IndexJob.Request(edition, values, years, out)).scores();
    assertThat(of(first, id).stream().map(SetEditionRunTest::range).sorted().toList())
        .isEqualTo(indexed.stream().map(SetEditionRunTest::range).sorted().toList());
    assertThat(of(first, id))
        .filteredOn(score -> score.score() != null)
        .hasSizeGreaterThan(10)
        .allMatch(score -> score.methodLow() != null && score.methodHigh() != null)
        .anyMatch(score -> score.methodLow() < score.methodHigh());
    List<String> lines = Files.readAllLines(out.resolve("rankings.csv"));
    assertThat(first.rows("rankings").stream().filter(row -> id.equals(row.getAs("edition"))))
        .map(SetEditionRunTest::ranking)
        .containsExactlyInAnyOrderElementsOf(lines.subList(1, lines.size()))
        .anyMatch(line -> line.matches(id + ",[0-9]+,all,[^,]+,[^,]+,all,[0-9]+,[0-9]+,[0-9]+"));
    assertThat(cells(first.rows("choice_shares"), id))
        .isNotEmpty()
        .allMatch(line -> line.startsWith(id + ",2020,"))
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(out.resolve("choice_shares.csv")).stream().skip(1).toList());
    assertThat(cells(first.rows("rank_frequencies"), id))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(out.resolve("rank_frequencies.csv")).stream()
                .filter(line -> line.startsWith(id + ",2020,") && line.contains(",all,"))
                .filter(line -> line.split(",")[5].equals("all"))
                .toList());
  }

  /** Literacy is known of women and men, so that they are scored; what also needs crime is not. */
  @ParameterizedTest
  @ValueSource(strings = {"panel", "ranged"})
  void groupsOfPeople_areComparedAsByCommandIndex(String id) throws IOException {
    Path values = config.resolveSibling("output").resolve("latest").resolve("indicator_values");
    Path out = folder.resolve("groups-" + id);
    String edition = config.resolveSibling(id + ".yaml").toString();
    IndexJob.run(new IndexJob.Request(edition, values, List.of(2015, 2020), out));
    List<String> rows = cells(first.rows("group_scores"), id);
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(out.resolve("group_scores.csv")).stream().skip(1).toList())
        .anyMatch(row -> row.matches("XAV,tabula," + id + ",2020,F,.*literacy_rate,all,[0-9.]+,.*"))
        .anyMatch(row -> row.contains(",index,all,") && row.endsWith(",not_all_inputs_by_group"));
  }

  /** Rows of an edition as CSV. */
  private static List<String> cells(List<Row> rows, String edition) {
    return rows.stream()
        .filter(row -> edition.equals(row.getAs("edition")))
        .map(
            row ->
                IntStream.range(0, row.length())
                    .mapToObj(i -> row.isNullAt(i) ? "" : row.get(i).toString())
                    .collect(Collectors.joining(",")))
        .toList();
  }

  private static String range(Score s) {
    return List.of(s.place(), s.year(), s.componentId())
        + " "
        + s.score()
        + " in "
        + s.methodLow()
        + " to "
        + s.methodHigh();
  }

  private static String ranking(Row row) {
    return Stream.of(
            "edition",
            "year",
            "peer_set",
            "country_code",
            "city_id",
            "component_id",
            "rank",
            "rank_low",
            "rank_high")
        .map(column -> row.getAs(column) == null ? "" : row.getAs(column).toString())
        .collect(Collectors.joining(","));
  }

  private static Score withoutRange(Score s) {
    return new Score(
        s.place(),
        s.edition(),
        s.year(),
        s.level(),
        s.componentId(),
        s.parentId(),
        s.rawValue(),
        s.score(),
        s.band(),
        s.coverage(),
        s.proxiedShare(),
        s.confidenceShare(),
        null,
        null,
        s.contribution(),
        s.dataYear(),
        s.reason());
  }

  /** The totals of the release, on the extent that each indicator is defined on. */
  private static List<IndicatorValue> values() throws IOException {
    Map<String, String> extents = RunPlan.extentsByIndicator();
    return first.rows("indicator_values").stream()
        .filter(row -> !Rows.isOfZone(row))
        .map(Rows::indicatorValue)
        .filter(value -> !value.place().isNational())
        .filter(value -> value.extentId().equals(extents.get(value.indicatorId())))
        .toList();
  }

  @Test
  void theCities_areComparedAndRanked() throws IOException {
    List<Score> index =
        of(first, "comparison").stream().filter(s -> s.componentId().equals("all")).toList();
    assertThat(index).filteredOn(score -> score.score() != null).hasSizeGreaterThan(3);
    assertThat(first.rows("rankings")).anyMatch(row -> "comparison".equals(row.getAs("edition")));
    assertThat(of(first, "sdg11"))
        .filteredOn(s -> s.componentId().equals("slum_households") && s.rawValue() != null)
        .isNotEmpty()
        .allMatch(s -> Math.abs(s.score() - (100 - s.rawValue())) < 1e-9);
    assertThat(of(first, "sdg11"))
        .filteredOn(s -> s.componentId().equals("solid_waste_collection"))
        .isNotEmpty()
        .allMatch(s -> s.score() == null && s.reason().equals("not_applicable: unscored"))
        .anyMatch(s -> s.rawValue() != null);
  }

  @Test
  void everyStage_isPublished() throws IOException {
    assertThat(
            first.rows("index_stages").stream().map(SetEditionRunTest::stage).distinct().sorted())
        .containsExactly(
            "comparison 1 raw",
            "comparison 2 denominate",
            "comparison 3 impute",
            "comparison 4 treat_outliers",
            "comparison 5 standardise",
            "comparison 6 aggregate",
            "panel 1 raw",
            "panel 2 impute",
            "panel 3 impute",
            "panel 4 standardise",
            "panel 5 aggregate",
            "ranged 1 raw",
            "ranged 2 impute",
            "ranged 3 standardise",
            "ranged 4 aggregate");
    assertThat(first.rows("index_findings"))
        .anyMatch(row -> row.<String>getAs("note").startsWith("minimum "))
        .anyMatch(row -> row.getAs("note").equals("weight in all: given"));
    assertThat(first.rows("editions"))
        .anyMatch(
            row ->
                row.getAs("treatment") != null
                    && row.<String>getAs("treatment").startsWith("scope year; denominate; impute"));
  }

  private static String stage(Row row) {
    return row.getAs("edition") + " " + row.getAs("position") + " " + row.getAs("stage");
  }

  @Test
  void aCarriedCity_isStillComparedWith() throws IOException {
    Score some = of(first, "comparison").get(0);
    CommandRun again = CommandRun.of(config, "--city", some.place().cityId());
    assertThat(again.status()).as(again.err()).isEqualTo(3);
    assertThat(sorted(of(again.released(), "comparison")))
        .isEqualTo(sorted(of(first, "comparison")));
    for (String table : List.of("index_stages", "choice_shares", "group_scores", "rankings")) {
      assertThat(again.released().rows(table)).as(table).isEqualTo(first.rows(table));
    }
  }

  private static List<Score> of(Released released, String edition) throws IOException {
    return released.scores().stream().filter(s -> s.edition().equals(edition)).toList();
  }

  private static List<String> sorted(List<Score> scores) {
    return scores.stream()
        .sorted(
            Comparator.comparing(Score::place)
                .thenComparingInt(Score::year)
                .thenComparing(Score::componentId))
        .map(Score::toString)
        .collect(Collectors.toList());
  }
}
