package org.urbanobservatory.job.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.job.query.Query.Format;
import org.urbanobservatory.job.release.SampleRelease;
import org.urbanobservatory.table.Tables;

class QueryTest {
  @TempDir static Path output;

  @BeforeAll
  static void publish() throws Exception {
    SampleRelease.publish(output.toString(), 1, 50, 60);
    SampleRelease.publish(output.toString(), 2, 51.25, 60);
  }

  @Test
  void answersFromTheLatestReleaseAsATable() throws Exception {
    assertThat(text("SELECT city_id, score, band, year, reason FROM scores ORDER BY city_id"))
        .isEqualTo(
            """
            city_id  score  band   year  reason
            -------  -----  -----  ----  ------
            alder    51.25  solid  2020
            birch     60.0  solid  2020
            (2 rows)
            """);
  }

  @Test
  void answersAsJsonLines() throws Exception {
    assertThat(
            json(
                "SELECT city_id, value, year, std_error, value > 1 AS big, 1.0 / 0 AS x"
                    + " FROM observations ORDER BY city_id NULLS FIRST"))
        .isEqualTo(
            """
            {"city_id":null,"value":1234567.5,"year":2020,"std_error":null,"big":true,"x":"Infinity"}
            {"city_id":"alder","value":1234567.5,"year":2020,"std_error":null,"big":true,"x":"Infinity"}
            """);
  }

  @Test
  void aGeometryIsOneForDuckDbAndIsWrittenAsWkt() throws Exception {
    assertThat(json("SELECT typeof(geometry) AS type, geometry FROM extents"))
        .startsWith("{\"type\":\"GEOMETRY")
        .endsWith("\"geometry\":\"POLYGON ((10 50, 10.5 50, 10.5 50.25, 10 50.25, 10 50))\"}\n");
    assertThat(text("FROM extents")).contains("POLYGON ((10 50").contains("(1 row)");
  }

  static java.util.List<String> tables() {
    return Tables.NAMES;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyTableHasTheColumnsOfItsSchema(String table) throws Exception {
    String expected = String.join("\",\"", Tables.load().table(table).columnNames());
    assertThat(
            json("SELECT list(column_name ORDER BY column_index) AS names FROM duckdb_columns()"
                    + " WHERE table_name = '"
                    + table
                    + "'")
                .replace(", ", "\",\""))
        .contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHOW TABLES",
        "DESCRIBE scores",
        "SUMMARIZE scores",
        "FROM scores;",
        "WITH a AS (SELECT 1 AS n) SELECT * FROM a",
        "-- why\nSELECT 1"
      })
  void readingStatementsPass(String sql) throws Exception {
    assertThat(text(sql)).endsWith(")\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY scores TO '%s/x.csv'",
        "SELECT 1; COPY scores TO '%s/x.csv'",
        "ATTACH '%s/x.csv'",
        "EXPORT DATABASE '%s/x.csv'",
        "INSTALL spatial",
        "LOAD spatial",
        "SET threads = 1",
        "DROP VIEW scores",
        "SELECT 1; SELECT 2",
        "CREATE TABLE t AS SELECT 1",
        "PRAGMA version"
      })
  void nothingElsePasses(String sql) {
    Path release = output.resolve("releases/20260131T020302Z");
    assertThatThrownBy(() -> text(sql.formatted(release)))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("Invalid query: only one statement that reads");
    assertThat(release.resolve("x.csv")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"FROM read_text('%s')", "FROM read_csv('%s')", "FROM '%s'", "FROM glob('%s')"})
  void filesOutsideTheReleaseCannotBeRead(String sql) throws Exception {
    Path secret = Files.writeString(output.resolve("secret.csv"), "token,1\n");
    assertThatThrownBy(() -> text(sql.formatted(secret)))
        .isInstanceOf(QueryException.class)
        .hasMessageStartingWith("Cannot answer the query: Permission Error");
  }

  @Test
  void anUnknownTableIsNamedWithTheNearest() {
    assertThatThrownBy(() -> text("SELECT * FROM score"))
        .hasMessageStartingWith(
            "Cannot answer the query: no table 'score' in release 20260131T020302Z; did you mean"
                + " 'scores'? (tables: cities, zones,");
  }

  @Test
  void anUnknownColumnAndASyntaxErrorAreSaid() {
    assertThatThrownBy(() -> text("SELECT scor FROM scores"))
        .hasMessageStartingWith("Cannot answer the query: Binder Error")
        .hasMessageContaining("scor");
    assertThatThrownBy(() -> text("SELEC 1"))
        .hasMessage("Invalid query: syntax error at or near \"SELEC\" in: SELEC 1");
    assertThatThrownBy(() -> text("")).hasMessageStartingWith("Invalid query: ");
  }

  @Test
  void withoutAReleaseThereIsNothingToAsk(@TempDir Path empty) {
    assertThatThrownBy(
            () -> Query.run(empty.toString(), "SELECT 1", Format.TEXT, new StringBuilder()))
        .hasMessage("Cannot query " + empty + ": no release there; publish one with 'run'");
    assertThatThrownBy(() -> Query.run("s3a://b/o", "SELECT 1", Format.TEXT, new StringBuilder()))
        .hasMessageStartingWith("Cannot query s3a://b/o: only local disks");
  }

  @Test
  void controlCharactersAndLongTextDoNotBreakTheTable() throws Exception {
    assertThat(text("SELECT chr(27) || 'a' || chr(10) || 'b' AS t, repeat('x', 201) AS u, 1 AS n"))
        .endsWith(
            " a b  %s  1%n      %s%n      x%n(1 row)%n".formatted("x".repeat(100), "x".repeat(100)))
        .doesNotContain("\u001b");
  }

  @Test
  void longTextIsBrokenAtSpacesAndNotCut() throws Exception {
    String[] lines =
        text("SELECT repeat('word ', 50) || 'do this' AS message, 'kept' AS action")
            .lines()
            .toArray(String[]::new);
    assertThat(lines)
        .containsExactly(
            "message" + " ".repeat(95) + "action",
            "-".repeat(100) + "  ------",
            "word ".repeat(20) + "  kept",
            "word ".repeat(20).strip(),
            "word ".repeat(10) + "do this",
            "(1 row)");
  }

  @Test
  void ofALongGeometryTheBeginningIsShown() throws Exception {
    assertThat(text("SELECT repeat('ab', 300)::BLOB AS b"))
        .contains("\n" + "6162".repeat(24) + "6...\n");
  }

  @Test
  void aLongAnswerIsWrittenToItsEnd() throws Exception {
    assertThat(text("SELECT range AS n FROM range(2500)"))
        .contains("\n2499\n")
        .endsWith("(2500 rows)\n");
  }

  private String text(String sql) throws IOException {
    return answer(sql, Format.TEXT);
  }

  private String json(String sql) throws IOException {
    return answer(sql, Format.JSON);
  }

  private String answer(String sql, Format format) throws IOException {
    StringBuilder out = new StringBuilder();
    Query.run(output.toString(), sql, format, out);
    return out.toString();
  }
}
