package org.urbanobservatory.job.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Tables;

/** Trends, convergence, scores of groups and gaps of a table that an office has. */
class PanelFilesTest {
  private static final String HEADER =
      "country_code,city_id,indicator_id,year,value,unit,sex,age,obs_status\n";

  private static final String TABLE =
      HEADER
          + """
          XAV,north,pm25_concentration,2015,20,UG_PER_M3,,,
          XAV,north,pm25_concentration,2017,18,UG_PER_M3,,,
          XAV,north,pm25_concentration,2020,15,UG_PER_M3,_T,_T,A
          XAV,south,pm25_concentration,2015,30,UG_PER_M3,,,
          XAV,south,pm25_concentration,2020,20,UG_PER_M3,,,
          XBO,west,pm25_concentration,2015,10,UG_PER_M3,,,
          XBO,west,pm25_concentration,2020,10,UG_PER_M3,,,
          XAV,north,slum_households,2010,60,PT,,,
          XAV,north,slum_households,2012,58,PT,,,
          XAV,north,slum_households,2015,56,PT,,,
          XAV,north,slum_households,2020,22,PT,,,B
          XAV,north,slum_households,2020,25,PT,F,,
          XAV,north,slum_households,2020,20,PT,M,,
          XAV,north,slum_households,2020,33,PT,,Y15T24,
          """;

  @TempDir Path folder;

  @Test
  void trends_areThoseOfTheStretchAfterTheBreak() throws IOException {
    run("sdg11", TABLE);

    Row dust = trend(r -> "pm25_concentration".equals(r.getAs("indicator_id")), "north");
    // Every pair falls by 1 a year.
    assertThat(dust.<Double>getAs("slope")).isEqualTo(-1);
    assertThat(dust.<Integer>getAs("kendall_s")).isEqualTo(-3);
    assertThat(dust.<Double>getAs("slope_low")).isNull();
    assertThat(dust.<Integer>getAs("years_used")).isEqualTo(3);
    assertThat(dust.<String>getAs("unit")).isEqualTo("UG_PER_M3");
    assertThat(dust.<Double>getAs("target")).isEqualTo(5);
    assertThat(dust.<String>getAs("target_kind")).isEqualTo("at_most");
    // 0.75^(1/5)-1 = -5.591 % against 0.25^(1/15)-1 = -8.828 %.
    assertThat(dust.<Double>getAs("progress_ratio")).isCloseTo(0.63337, within(1e-5));
    assertThat(dust.<String>getAs("progress")).isEqualTo("moderate_progress");

    Row slums = trend(r -> "slum_households".equals(r.getAs("indicator_id")), "north");
    assertThat(slums.<String>getAs("break_years")).isEqualTo("2020");
    assertThat(slums.<Integer>getAs("years")).isEqualTo(4);
    assertThat(slums.<Integer>getAs("years_used")).isEqualTo(1);
    assertThat(slums.<Double>getAs("slope")).isNull();
    assertThat(slums.<String>getAs("reason")).isEqualTo("fewer_than_three_years_since_break");
    assertThat(slums.<String>getAs("progress")).isNull();
    assertThat(slums.<String>getAs("progress_reason")).isEqualTo("one_year_since_2015");

    // The dimension rests on the slums alone, so it breaks with them; its scores are 100 - value.
    Row housing = trend(r -> "11.1".equals(r.getAs("component_id")), "north");
    assertThat(housing.<String>getAs("break_years")).isEqualTo("2020");
    assertThat(housing.<String>getAs("unit")).isEqualTo("SCORE");
    assertThat(housing.<String>getAs("target_kind")).isNull();
  }

  private Row trend(Predicate<Row> which, String city) throws IOException {
    return rows("trends").stream()
        .filter(which)
        .filter(row -> row.getAs("city_id").equals(city))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void convergence_comparesAllCitiesAndThoseOfACountry() throws IOException {
    run("sdg11", TABLE);
    List<Row> dust =
        rows("convergence").stream()
            .filter(row -> "pm25_concentration".equals(row.getAs("indicator_id")))
            .toList();

    assertThat(dust)
        .extracting(r -> r.<String>getAs("peer_set"), r -> r.<String>getAs("country_code"))
        .containsExactly(tuple("all", null), tuple("country", "XAV"), tuple("country", "XBO"));
    Row all = dust.get(0);
    assertThat(all.<Integer>getAs("from_year")).isEqualTo(2015);
    assertThat(all.<Integer>getAs("to_year")).isEqualTo(2020);
    // 10, 20, 30 have sd 10; 10, 15, 20 have sd 5.
    assertThat(all.<Double>getAs("sd_from")).isCloseTo(10, within(1e-12));
    assertThat(all.<Double>getAs("sd_to")).isCloseTo(5, within(1e-12));
    assertThat(all.<Double>getAs("cv_from")).isCloseTo(0.5, within(1e-12));
    assertThat(all.<Double>getAs("cv_to")).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(all.<Double>getAs("beta")).isCloseTo(slope(), within(1e-12));
    assertThat(all.<Integer>getAs("beta_cities")).isEqualTo(3);
    assertThat(dust.get(1).<String>getAs("beta_reason")).isEqualTo("fewer_than_three_cities");
    assertThat(dust.get(1).<Double>getAs("sd_to")).isCloseTo(Math.sqrt(12.5), within(1e-12));
    assertThat(dust.get(2).<String>getAs("sigma_reason")).isEqualTo("fewer_than_two_cities");
  }

  /** Least squares of (ln 10, 0), (ln 20, ln(15/20)/5) and (ln 30, ln(20/30)/5) by its formula. */
  private static double slope() {
    double[] x = {Math.log(10), Math.log(20), Math.log(30)};
    double[] y = {0, Math.log(0.75) / 5, Math.log(2 / 3.0) / 5};
    double meanX = (x[0] + x[1] + x[2]) / 3;
    double meanY = (y[0] + y[1] + y[2]) / 3;
    double above = 0;
    double below = 0;
    for (int i = 0; i < 3; i++) {
      above += (x[i] - meanX) * (y[i] - meanY);
      below += (x[i] - meanX) * (x[i] - meanX);
    }
    return above / below;
  }

  @Test
  void groups_areScoredWhereAllInputsAllow_andComparedWhereNot() throws IOException {
    run("sdg11", TABLE);
    List<String> women =
        rows("group_scores").stream()
            .filter(row -> row.getAs("sex").equals("F"))
            .map(r -> r.getAs("component_id") + " " + r.getAs("score") + " " + r.getAs("reason"))
            .toList();
    assertThat(women)
        .containsExactlyInAnyOrder(
            "sdg11 null not_all_inputs_by_group", "11.1 75.0 null", "slum_households 75.0 null");
    assertThat(Files.readAllLines(folder.resolve("out/gaps.csv")))
        .containsExactly(
            "country_code,city_id,indicator_id,extent_id,year,sex,age,disability,income,"
                + "urbanisation,reference,value,reference_value,unit,difference,ratio,reason",
            "XAV,north,slum_households,boundary,2020,F,_T,_T,_T,_T,men,25.0,20.0,PT,5.0,1.25,",
            "XAV,north,slum_households,boundary,2020,_T,Y15T24,_T,_T,_T,total,33.0,22.0,PT,11.0,1.5,");

    run("sdg11", HEADER + "XAV,north,slum_households,2020,22,PT,,,\n");
    assertThat(folder.resolve("out/gaps.csv")).doesNotExist();
    assertThat(folder.resolve("out/group_scores.parquet")).doesNotExist();
    assertThat(folder.resolve("out/trends.csv")).exists();
  }

  @Test
  void aWrongGroup_isRejectedByItself() throws IOException {
    String bad =
        """
        XAV,north,slum_households,2021,22,PT,X,,
        XAV,north,slum_households,2021,22,PT,,old people,
        XAV,north,slum_households,2021,22,PT,,,break
        XAV,north,slum_households,2021,30,PT,F,Y15T24,
        XAV,north,slum_households,2021,31,PT,F,Y15T24,
        """;
    IndexJob.Result result = run("sdg11", TABLE + bad);

    assertThat(result.issues())
        .extracting(Issue::message)
        .anyMatch(m -> m.endsWith("line 16: sex 'X' is none of _T, F, M"))
        .anyMatch(
            m ->
                m.endsWith(
                    "line 17: age 'old people' is no SDMX code; write _T, or for example Y15T24"))
        .anyMatch(
            m ->
                m.endsWith(
                    "line 18: obs_status 'break' is no SDMX observation status, for example A"))
        .anyMatch(
            m -> m.contains("slum_households of XAV/north in 2021 (F, Y15T24) has several values"));
    assertThat(Files.readAllLines(folder.resolve("out/gaps.csv"))).hasSize(3);
  }

  @Test
  void theOrderOfRows_changesNoByte() throws IOException {
    run("sdg11", TABLE);
    byte[][] before = bytes();
    List<String> lines = new java.util.ArrayList<>(TABLE.lines().toList());
    java.util.Collections.reverse(lines.subList(1, lines.size()));
    run("sdg11", String.join("\n", lines) + "\n");
    assertThat(bytes()).isDeepEqualTo(before);
  }

  private byte[][] bytes() throws IOException {
    byte[][] all = new byte[8][];
    int at = 0;
    for (String table : List.of("trends", "convergence", "group_scores", "gaps")) {
      all[at++] = Files.readAllBytes(folder.resolve("out/" + table + ".csv"));
      all[at++] = Files.readAllBytes(folder.resolve("out/" + table + ".parquet"));
    }
    return all;
  }

  private List<Row> rows(String table) throws IOException {
    return CanonicalParquet.read(
        Tables.load().table(table), folder.resolve("out/" + table + ".parquet"));
  }

  private IndexJob.Result run(String edition, String text) throws IOException {
    Path table = Files.writeString(folder.resolve("values.csv"), text);
    return IndexJob.run(new IndexJob.Request(edition, table, List.of(), folder.resolve("out")));
  }
}
