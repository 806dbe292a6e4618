package org.urbanobservatory.job.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.catalogue.Yaml;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

class IndexJobTest {
  private static final String HEADER = "country_code,city_id,indicator_id,year,value,unit\n";

  /** Two levels, own weights, a harmonic mean: of 80 (weight 3) and 40 (weight 1) it is 64. */
  private static final String OWN_EDITION =
      """
      id: own
      title: Our index
      source: A test
      levels:
        index: { aggregation: harmonic, minimum_coverage: 0.5 }
      components:
        - { id: root, level: index, title: Our index }
        - { id: rent, parent: root, kind: identity, weight: 3 }
        - { id: noise, parent: root, kind: objective_max, target: 50, weight: 1 }
      """;

  private static final String NO_NOISE = "XAV,north,noise,2020,,1\n";

  @TempDir Path folder;

  @Test
  void mexicosOfficialIndicatorScoresGiveTheOfficialIndex() throws IOException {
    Path official = SharedData.folder("cpi").resolve("mexico_2016_official_scores_7_cities.csv");
    Path table = write("mexico.csv", mexico(official));

    IndexJob.Result result = run("cpi-mexico-2016", table, List.of(2015));

    Map<String, Double> cpi = new HashMap<>();
    roots(result).forEach(score -> cpi.put(score.place().cityId(), score.score()));
    Map<String, Double> expected =
        Map.of(
            "Aguascalientes", 51.92,
            "Chihuahua", 54.45,
            "Cuernavaca", 57.66,
            "León", 55.53,
            "Mérida", 52.62,
            "San Juan del Río", 57.74,
            "Tijuana", 56.11);
    assertThat(cpi).hasSize(7);
    expected.forEach((city, index) -> assertThat(cpi.get(city)).isCloseTo(index, within(0.01)));
    assertThat(roots(result)).allMatch(score -> score.componentId().equals("cpi"));
    Path file =
        folder.resolve(
            "out/scores/country=MEX/city=San%20Juan%20del%20R%C3%ADo/part-00000.parquet");
    assertThat(CanonicalParquet.read(Tables.load().table("scores"), file)).hasSize(69);
    assertThat(Files.readAllLines(folder.resolve("out/scores.csv"))).hasSize(1 + 7 * 69);
  }

  @Test
  void takesAnEditionThatTheUserWrote() throws IOException {
    Path table =
        write("values.csv", HEADER + "XAV,north,rent,2020,80,SCORE\nXAV,north,noise,2020,80,1\n");

    Score root = roots(run(edition(), table, List.of())).get(0);

    assertThat(root.score()).isCloseTo(64, within(1e-9));
    assertThat(root.edition()).isEqualTo("own");
    assertThat(Files.readString(folder.resolve("out/scores.csv")))
        .startsWith("country_code,city_id,edition,year,level,component_id,parent_id,")
        .contains("\nXAV,north,own,2020,indicator,rent,root,80.0,80.0,");
  }

  /** Both are indicators of the catalogue, which knows their range and their unit. */
  @Test
  void rejectsWhatIsOutsideTheRangeOfAnIndicator() throws IOException {
    Path table =
        write(
            "values.csv",
            HEADER
                + """
                XAV,north,literacy_rate,2020,101,PT
                XAV,south,literacy_rate,2020,1.5,1
                XAV,east,literacy_rate,2020,-1,PT
                XAV,west,literacy_rate,2020,90,PT
                XAV,west,homicide_rate,2020,4,PER_100000
                """);
    IndexJob.Result result = run("cpi-guide", table, List.of());
    assertThat(roots(result)).extracting(s -> s.place().cityId()).containsExactly("west");
    assertThat(result.issues())
        .extracting(Issue::message)
        .contains(
            "Invalid row in "
                + table
                + " line 2: value 101.0 of literacy_rate is above the maximum 100.0 PT; check the"
                + " number and its unit",
            "Invalid row in "
                + table
                + " line 3: value 150.0 of literacy_rate is above the maximum 100.0 PT; check the"
                + " number and its unit")
        .anyMatch(message -> message.contains("line 4: value -1.0 of literacy_rate is below"));
  }

  @Test
  void refusesAnIndicatorThatNobodyCanSupply() throws IOException {
    Path table = write("values.csv", HEADER + "XAV,north,rent,2020,80,SCORE\n");
    String edition = edition();
    assertThatThrownBy(() -> run(edition, table, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Invalid edition "
                + edition
                + ", component 'noise': no row of "
                + table
                + " supplies 'noise', and the catalogue does not have it; correct the id, or add"
                + " rows (an empty value is missing)");
  }

  @Test
  void rejectsWrongRowsAndScoresTheOthers() throws IOException {
    String rows =
        """
        XAV,north,rent,2020,80,SCORE
        XAV,north,noise,2020,NaN,1
        XAV,north,noise,2020,inf,1
        XAV,north,noise,2020,loud,1
        XAV,north,noise,2020,"1,5",1
        XAV,north,noise,20,50,1
        XAV,north,noise,2020,50,DECIBEL
        XYZ1,north,noise,2020,50,1
        XAV,,noise,2020,50,1
        XAV,north,rent,2020,101,SCORE
        XAV,north,noise,2020
        XAV,north,noise,2020,,1
        XAV,north,nosie,2020,50,1
        """;
    Path table = write("values.csv", HEADER + rows);

    IndexJob.Result result = run(edition(), table, List.of());

    assertThat(roots(result)).hasSize(1);
    assertThat(roots(result).get(0).score()).isEqualTo(80);
    String in = "Invalid row in " + table + " ";
    String number =
        " is not a finite number; write it with a decimal point, without separators of thousands";
    assertThat(result.issues())
        .extracting(Issue::message)
        .contains(
            in + "line 3: value 'NaN'" + number,
            in + "line 4: value 'inf'" + number,
            in + "line 5: value 'loud'" + number,
            in + "line 6: value '1,5'" + number,
            in + "line 7: year '20' is not a year of four digits",
            in + "line 8: Invalid unit: 'DECIBEL' is not in the catalogue",
            in + "line 9: country_code 'XYZ1' is no ISO 3166-1 alpha-3 code",
            in + "line 10: column city_id is empty",
            in + "line 11: score 101.0 is not in 0 to 100",
            "Indicator 'nosie' is not in the edition; did you mean 'noise'?")
        .anyMatch(message -> message.contains("line 12: 4 cells where the header has 6"));
  }

  @Test
  void usesNoneOfSeveralValuesForOneThing() throws IOException {
    Path table =
        write(
            "values.csv",
            HEADER
                + "XAV,north,rent,2020,80,SCORE\nXAV,north,rent,2020,80,SCORE\n"
                + "XAV,north,noise,2020,50,1\nXAV,north,noise,2020,60,1\n");

    IndexJob.Result result = run(edition(), table, List.of());

    assertThat(roots(result).get(0).score()).isEqualTo(80);
    assertThat(result.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid rows in "
                + table
                + ": noise of XAV/north in 2020 has several values, none is used: 50.0 in line 4,"
                + " 60.0 in line 5",
            "No row of " + table + " supplies 1 of the edition's indicators: noise");
  }

  @Test
  void readsParquetAsAReleaseHasIt() throws IOException {
    Path file = folder.resolve("values.parquet");
    CanonicalParquet.write(
        Tables.load().table("indicator_values"),
        List.of(
            Rows.of(value("rent", Breakdown.TOTAL, 80.0)),
            Rows.of(value("rent", Breakdown.TOTAL.withSex("F"), 10.0)),
            Rows.of(value("noise", Breakdown.TOTAL, null))),
        file);

    IndexJob.Result result = run(edition(), file, List.of());

    assertThat(roots(result).get(0).score()).isEqualTo(80);
    assertThat(roots(result).get(0).coverage()).isEqualTo(0.75);
    assertThat(result.issues()).isEmpty();
  }

  @Test
  void replacesWhatItWroteButNothingElse() throws IOException {
    String edition = edition();
    Path one = write("one.csv", HEADER + "XAV,north,rent,2020,80,SCORE\n" + NO_NOISE);
    Path two =
        write(
            "two.csv",
            HEADER + "XAV,south,rent,2020,80,SCORE\n" + NO_NOISE.replace("north", "south"));
    run(edition, one, List.of());
    run(edition, two, List.of());

    assertThat(folder.resolve("out/scores/country=XAV"))
        .isDirectoryContaining("glob:**/city=south");
    assertThat(folder.resolve("out/scores/country=XAV/city=north")).doesNotExist();
    assertThat(folder.resolve("out/.scores-new")).doesNotExist();

    Files.writeString(folder.resolve("out/scores/mine.txt"), "mine");
    assertThatThrownBy(() -> run(edition, two, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("Cannot write to ")
        .hasMessageEndingWith("it holds other files; choose another --out");
    assertThat(folder.resolve("out/scores/mine.txt")).exists();
  }

  @Test
  void anIdCannotLeaveTheFolderOrRunInASpreadsheet() throws IOException {
    Path table = write("values.csv", HEADER + "XAV,../=evil(),rent,2020,80,SCORE\n" + NO_NOISE);
    Path formula = write("formula.csv", HEADER + "XAV,=evil(),rent,2020,80,SCORE\n" + NO_NOISE);

    run(edition(), table, List.of());
    assertThat(folder.resolve("out/scores/country=XAV"))
        .isDirectoryContaining("glob:**/city=%2E%2E%2F%3Devil%28%29");
    run(edition(), formula, List.of());
    assertThat(Files.readString(folder.resolve("out/scores.csv"))).contains("XAV,'=evil(),own");
  }

  @Test
  void namesWhatIsMissing() throws IOException {
    Path noUnit = write("values.csv", "country_code,city_id,indicator_id,year,val\n");
    Path table = write("none.csv", HEADER + "XAV,north,rent,2020,x,SCORE\n");
    String edition = edition();

    assertThatThrownBy(() -> run("cpi-gude", table, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "Invalid edition: 'cpi-gude' is neither a file nor one of cpi-2012, cpi-guide,"
                + " cpi-mexico-2016, sdg11; did you mean 'cpi-guide'?");
    assertThatThrownBy(() -> run(edition, noUnit, List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("column 'value' is missing");
    assertThatThrownBy(() -> run(edition, folder.resolve("no.csv"), List.of()))
        .hasMessage(
            "Cannot read observations " + folder.resolve("no.csv") + ": there is no such file");
    assertThatThrownBy(() -> run(edition, table, List.of()))
        .hasMessageStartingWith("Cannot score " + table + ": no row is usable")
        .hasMessageContaining("line 2: value 'x' is not a finite number");
  }

  private IndexJob.Result run(String edition, Path table, List<Integer> years) throws IOException {
    return IndexJob.run(new IndexJob.Request(edition, table, years, folder.resolve("out")));
  }

  private static List<Score> roots(IndexJob.Result result) {
    return result.scores().stream().filter(score -> score.parentId() == null).toList();
  }

  private String edition() throws IOException {
    return write("own.yaml", OWN_EDITION).toString();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static IndicatorValue value(String indicator, Breakdown breakdown, Double value) {
    return new IndicatorValue(
        new Place("XAV", "north"),
        "boundary",
        indicator,
        null,
        null,
        2020,
        breakdown,
        value,
        "SCORE",
        null,
        null,
        null,
        null,
        null,
        false,
        "A",
        null,
        "reported",
        null,
        value == null ? "no_value" : null);
  }

  /** The official scores as an observations table, codes turned into ids by the edition's file. */
  private static String mexico(Path official) throws IOException {
    Map<String, String> ids = idsByCode();
    List<String> lines = Files.readAllLines(official);
    String[] header = lines.get(0).split(",");
    var table = new StringBuilder(HEADER);
    for (String line : lines) {
      String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
      for (int i = 4; cells[1].equals("indicator") && i < header.length; i++) {
        String row = "MEX,%s,%s,%s,%s,SCORE\n";
        // Some data cover several years; the last one counts.
        String year = cells[3].substring(cells[3].length() - 4);
        table.append(row.formatted(header[i], ids.get(cells[0]), year, cells[i]));
      }
    }
    return table.toString();
  }

  private static Map<String, String> idsByCode() throws IOException {
    var ids = new HashMap<String, String>();
    try (var in =
        IndexJobTest.class.getResourceAsStream("/schemas/editions/cpi-mexico-2016.yaml")) {
      for (JsonNode row : Yaml.read("cpi-mexico-2016", in).path("components")) {
        String code = row.path("code").asText();
        if (code.length() == 6) {
          ids.put(code, row.at("/options/0/indicator").asText(row.path("id").asText()));
        }
      }
    }
    assertThat(ids).hasSize(40);
    return ids;
  }
}
