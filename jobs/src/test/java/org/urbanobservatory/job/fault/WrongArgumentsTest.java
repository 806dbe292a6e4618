package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.fault.Trial.Outcome;

/** The commands beside run and check, given what they cannot use. */
class WrongArgumentsTest {
  private static final String HEADER = "country_code,city_id,indicator_id,year,value,unit\n";
  private static final String GOOD =
      HEADER
          + """
          MEX,=cmd(),productivity,2020,0.5,1
          MEX,=cmd(),quality_of_life,2020,0.5,1
          MEX,=cmd(),infrastructure,2020,0.5,1
          MEX,=cmd(),environment,2020,0.5,1
          MEX,=cmd(),equity,2020,0.5,1
          """;

  @TempDir Path folder;

  @Test
  void indexRefusesFilesThatItCannotRead() throws IOException {
    refuses(index("cpi-2012", folder.resolve("none.csv")), "there is no such file");
    refuses(index("cpi-2013", table(GOOD)), "did you mean 'cpi-2012'?");
    refuses(index("cpi-2012", table("")), "the file holds no header and no row");
    refuses(index("cpi-2012", table(HEADER)), "no row is usable");
    refuses(
        index("cpi-2012", table("country_code,city,indicator_id,year,value,unit\n")),
        "column 'city_id' is missing; found: country_code, city");
    refuses(
        index("cpi-2012", file("fake.parquet", "hello")),
        "fake.parquet: it is no Parquet file, or it is damaged");
  }

  @Test
  void indexRejectsRowsOneByOne() throws IOException {
    String wrong =
        """
        MEX,b,productivity,2020,NaN,1
        MEX,b,productivity,2020,inf,1
        MEX,b,productivity,2020,1e999,1
        MEX,b,productivity,2020,0.5,furlong
        MEX,b,productivity,20201,0.5,1
        MX,b,productivity,2020,0.5,1
        MEX,,productivity,2020,0.5,1
        MEX,b,environment,2020,0.5,1
        MEX,b,environment,2020,0.6,1
        MEX,b,equity,2020,0.6,1
        MEX,b,equity,2020,0.6,1
        """;

    Outcome outcome = index("cpi-2012", table(GOOD + wrong));

    assertThat(outcome.status()).isZero();
    assertThat(outcome.err())
        .contains("line 7: value 'NaN' is not a finite number")
        .contains("line 8: value 'inf' is not a finite number")
        .contains("line 9: value '1e999' is not a finite number")
        .contains("line 10: Invalid unit: 'furlong' is not in the catalogue")
        .contains("line 11: year '20201' is not a year of four digits")
        .contains("line 12: country_code 'MX' is no ISO 3166-1 alpha-3 code")
        .contains("line 13: column city_id is empty")
        .contains("environment of MEX/b in 2020 has several values, none is used");
    assertThat(Files.readString(folder.resolve("scored/scores.csv")))
        .contains("MEX,'=cmd(),cpi-2012,2020,index,cpi,,,50.0,")
        .contains("MEX,b,cpi-2012,2020,indicator,equity,cpi,0.6,");
  }

  @Test
  void indexRefusesAnEditionThatIsNoTree() throws IOException {
    String cycle =
        """
        id: mine
        title: Mine
        source: me
        components:
        - {id: a, parent: b, level: index, title: A, weight: 1, aggregation: arithmetic}
        - {id: b, parent: a, level: dimension, title: B, weight: 1, aggregation: arithmetic}
        """;

    refuses(
        index(file("cycle.yaml", cycle).toString(), table(GOOD)),
        "component 'a': it is its own ancestor, a < b < a");
    refuses(index(file("empty.yaml", "").toString(), table(GOOD)), "empty.yaml: empty");
  }

  @Test
  void foldersThatAreFilesAreRefused() throws IOException {
    Path file = table(GOOD);

    refuses(
        Trial.execute(
            "index",
            "--edition",
            "cpi-2012",
            "--observations",
            file.toString(),
            "--out",
            file.toString()),
        "it is a file, not a folder; choose another path");
    refuses(
        Trial.execute("sample", "--out", file.toString(), "--cities", "1"), "choose another path");
  }

  @Test
  void releasesTakeAPlaceAndThenAnId() {
    refuses(
        Trial.execute("releases", "show", folder.toString(), "../../etc"),
        "Invalid release: no '../../etc' in ");
    refuses(Trial.execute("releases", "lst"), "Unknown command 'lst'; did you mean 'list'?");
    refuses(Trial.execute("releases", "list", folder + "/none"), "there is no file or folder");
  }

  @Test
  void queryAndIndicatorsRefuse() throws IOException {
    refuses(Trial.execute("query"), "Missing required parameters");
    refuses(
        Trial.execute("query", folder.toString(), "select 1"),
        "no release there; publish one with 'run'");
    refuses(Trial.execute("query", table(GOOD).toString(), "select 1"), "it must be a map of keys");
    refuses(Trial.execute("indicators", ""), "Invalid id: ''");
    refuses(Trial.execute("sample", "--out", "x", "--seed", "z"), "'z' is not a long");
  }

  private Outcome index(String edition, Path observations) {
    return Trial.execute(
        "index",
        "--edition",
        edition,
        "--observations",
        observations.toString(),
        "--out",
        folder.resolve("scored").toString());
  }

  private Path table(String text) throws IOException {
    return file("table.csv", text);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void refuses(Outcome outcome, String message) {
    assertThat(outcome.err()).contains(message).doesNotContain("fault of the program");
    assertThat(outcome.status()).isEqualTo(2);
  }
}
