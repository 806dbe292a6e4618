package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose statistics hold more years than are reported, a break, and groups of people. */
class PanelRunTest {
  /** Counted anew from 2016 on; what is later than the last reporting year stays out. */
  private static final String SLUMS =
      """
      XAV,tabula,slum_households,2010,,,,80,PT,Survey,,,A
      XAV,tabula,slum_households,2012,,,,82,PT,Survey,,,A
      XAV,tabula,slum_households,2014,,,,84,PT,Survey,,,A
      XAV,tabula,slum_households,2016,,,,40,PT,Survey,,,B
      XAV,tabula,slum_households,2017,,,,38,PT,Survey,,,A
      XAV,tabula,slum_households,2018,,,,36,PT,Survey,,,A
      XAV,tabula,slum_households,2020,,,,30,PT,Survey,,,A
      XAV,tabula,slum_households,2022,,,,28,PT,Survey,,,A
      """;

  @TempDir static Path folder;

  private static Released released;

  @BeforeAll
  static void run() throws IOException {
    Path config = SampleRun.copyInputs(folder.resolve("sample"));
    Path statistics = config.resolveSibling("statistics.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(statistics));
    lines.removeIf(line -> line.startsWith("XAV,tabula,people_in_slums,"));
    lines.replaceAll(line -> line + ",");
    lines.set(0, lines.get(0) + "obs_status");
    SLUMS.lines().forEach(lines::add);
    Files.write(statistics, lines);
    Files.writeString(
        config,
        Files.readString(config).replace("editions: [cpi-guide]", "editions: [cpi-guide, sdg11]"));
    CommandRun run = CommandRun.of(config);
    assertThat(run.status()).as(run.err()).isZero();
    released = run.released();
  }

  @Test
  void aTrend_usesEveryYearAfterTheBreak() throws IOException {
    Row slums = trend("tabula", row -> "slum_households".equals(row.getAs("indicator_id")));

    assertThat(slums.<Integer>getAs("years")).isEqualTo(7);
    assertThat(slums.<String>getAs("break_years")).isEqualTo("2016");
    assertThat(slums.<Integer>getAs("first_year")).isEqualTo(2016);
    assertThat(slums.<Integer>getAs("last_year")).isEqualTo(2020);
    assertThat(slums.<Integer>getAs("years_used")).isEqualTo(4);
    // Slopes -2, -2, -2.5, -2, -8/3 and -3: the middle lies between -2 and -2.5.
    assertThat(slums.<Double>getAs("slope")).isEqualTo(-2.25);
    assertThat(slums.<Integer>getAs("kendall_s")).isEqualTo(-6);
    assertThat(slums.<Double>getAs("target")).isZero();
    assertThat(slums.<Integer>getAs("base_year")).isEqualTo(2016);
    assertThat(slums.<Double>getAs("observed_growth"))
        .isCloseTo(Math.pow(0.75, 1 / 4.0) - 1, within(1e-12));
    assertThat(slums.<String>getAs("progress")).isEqualTo("insufficient_progress");
    // The sample's own statistics hold two years.
    Row literacy = trend("tabula", row -> "literacy_rate".equals(row.getAs("indicator_id")));
    assertThat(literacy.<Double>getAs("slope")).isNull();
    assertThat(literacy.<String>getAs("reason")).isEqualTo("fewer_than_three_years");
    assertThat(literacy.<String>getAs("target_kind")).isNull();
  }

  @Test
  void everySeries_hasOneRow() throws IOException {
    List<Row> trends = released.rows("trends");
    assertThat(trends)
        .allMatch(row -> (row.getAs("slope") == null) == (row.getAs("reason") != null));
    assertThat(
            trends.stream().filter(row -> row.getAs("edition") != null).map(PanelRunTest::scored))
        .containsExactlyInAnyOrderElementsOf(
            released.rows("scores").stream().map(PanelRunTest::scored).distinct().toList());
    // The score of the housing dimension rests on the slums, and breaks with them.
    Row housing = trend("tabula", row -> "11.1".equals(row.getAs("component_id")));
    assertThat(housing.<String>getAs("break_years")).isEqualTo("2020");
  }

  private static String scored(Row row) {
    return String.join(
        " ",
        row.<String>getAs("city_id"),
        row.<String>getAs("edition"),
        row.<String>getAs("component_id"));
  }

  @Test
  void theSet_convergesOrHasAReason() throws IOException {
    Map<String, Row> literacy =
        released.rows("convergence").stream()
            .filter(row -> "literacy_rate".equals(row.getAs("indicator_id")))
            .collect(
                Collectors.toMap(row -> String.valueOf(row.<String>getAs("country_code")), r -> r));

    assertThat(literacy).containsOnlyKeys("null", "XAV", "XBO");
    assertThat(literacy.get("null").<Integer>getAs("sigma_cities")).isEqualTo(6);
    assertThat(literacy.get("null").<Integer>getAs("from_year")).isEqualTo(2015);
    assertThat(literacy.get("null").<Integer>getAs("to_year")).isEqualTo(2020);
    assertThat(literacy.get("null").<Double>getAs("beta")).isNotNull();
    assertThat(literacy.get("null").<Double>getAs("sd_to"))
        .isCloseTo(standardDeviation("literacy_rate", 2020), within(1e-9));
    assertThat(released.rows("convergence"))
        .allMatch(r -> (r.getAs("beta") == null) == (r.getAs("beta_reason") != null))
        .allMatch(r -> (r.getAs("sd_from") == null) == (r.getAs("sigma_reason") != null))
        .anyMatch(r -> "cpi".equals(r.getAs("component_id")) && r.getAs("sd_to") != null);
  }

  private static double standardDeviation(String indicator, int year) throws IOException {
    List<Double> values =
        released.rows("indicator_values").stream()
            .filter(row -> row.getAs("indicator_id").equals(indicator))
            .filter(row -> row.<Integer>getAs("year") == year && row.getAs("sex").equals("_T"))
            .filter(row -> row.getAs("age").equals("_T") && row.getAs("value") != null)
            .map(row -> row.<Double>getAs("value"))
            .toList();
    double mean = values.stream().mapToDouble(v -> v).sum() / values.size();
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  @Test
  void groups_areScoredAndCompared() throws IOException {
    Row women =
        released.rows("group_scores").stream()
            .filter(of("tabula", 2020, "F"))
            .filter(row -> row.getAs("component_id").equals("literacy_rate"))
            .findFirst()
            .orElseThrow();
    Row value =
        released.rows("indicator_values").stream()
            .filter(of("tabula", 2020, "F"))
            .filter(row -> row.getAs("indicator_id").equals("literacy_rate"))
            .findFirst()
            .orElseThrow();
    assertThat(women.<Double>getAs("raw_value")).isEqualTo(value.<Double>getAs("value"));
    assertThat(women.<Double>getAs("score")).isNotNull();
    assertThat(released.rows("group_scores"))
        .filteredOn(row -> row.getAs("level").equals("index"))
        .isNotEmpty()
        .allMatch(row -> "not_all_inputs_by_group".equals(row.getAs("reason")));
    // 1,152 of 11,476 women and 1,249 of 14,027 men are unemployed.
    Row gap =
        released.rows("gaps").stream()
            .filter(of("tabula", 2015, "F"))
            .filter(row -> row.getAs("indicator_id").equals("unemployment_rate"))
            .findFirst()
            .orElseThrow();
    assertThat(gap.<Double>getAs("ratio"))
        .isCloseTo(1152.0 / 11476 / (1249.0 / 14027), within(1e-12));
    assertThat(gap.<String>getAs("reference")).isEqualTo("men");
  }

  private static Predicate<Row> of(String city, int year, String sex) {
    return row ->
        row.getAs("city_id").equals(city)
            && row.<Integer>getAs("year") == year
            && row.getAs("sex").equals(sex)
            && row.getAs("age").equals("_T");
  }

  private static Row trend(String city, Predicate<Row> which) throws IOException {
    return released.rows("trends").stream()
        .filter(row -> row.getAs("city_id").equals(city))
        .filter(which)
        .findFirst()
        .orElseThrow();
  }
}
