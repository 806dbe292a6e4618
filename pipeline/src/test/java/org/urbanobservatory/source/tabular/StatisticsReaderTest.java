package org.urbanobservatory.source.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.ByteSource;

class StatisticsReaderTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of(
              "population", variable("population", "PERSONS", 0.0, null),
              "literacy", variable("literacy", "PT", 0.0, 100.0),
              "area", variable("area", "M2", 0.0, null),
              "migration", variable("migration", "PERSONS", null, null)),
          Map.of(
              "PT", new Unit("PT", "percent", "ratio", 0.01),
              "1", new Unit("1", "one", "ratio", 1),
              "PERSONS", new Unit("PERSONS", "persons", "people", 1),
              "M2", new Unit("M2", "square metre", "area", 1),
              "KM2", new Unit("KM2", "square kilometre", "area", 1e6)),
          Map.of("unemployment_rate", "PT", "built_density", "1"),
          Map.of("unemployment_rate", "boundary", "built_density", "boundary_built_up"),
          Set.of(new Place("XAV", "alba"), new Place("XBO", "dorn")),
          Set.of("XAV", "XBO"),
          Set.of("boundary", "boundary_built_up"));

  private static final String HEADER =
      "country_code,city_id,variable,year,sex,age,value,unit,extent_id,zone_layer,zone_id\n";

  /** A good row that must survive whatever is wrong around it. */
  private static final String GOOD = "XAV,alba,migration,2020,,,-5,,,,\n";

  @TempDir Path folder;

  @Test
  void readsEveryColumn() {
    String header =
        "\uFEFFCountry_Code;CITY_ID;variable;year;sex;age;disability;income;urbanisation;extent_id;"
            + "zone_layer;zone_id;value;unit;std_error;obs_status;source\n";
    String row =
        "XAV;alba;area;2020;F;Y15T24;PD;Q1;U;boundary_built_up;ward;w7;1.234,5;KM2;0,5;E;Survey\n";
    StatisticsRead read = read(header + row);
    assertThat(read.issues()).isEmpty();
    assertThat(read.observations())
        .containsExactly(
            new Observation(
                new Place("XAV", "alba"),
                "boundary_built_up",
                "area",
                2020,
                new Breakdown("F", "Y15T24", "PD", "Q1", "U"),
                "ward",
                "w7",
                1.2345e9,
                "M2",
                5e5,
                "E",
                "Survey",
                "statistics",
                2L));
  }

  @Test
  void anEmptyCityIsTheCountryAndAnIndicatorIsAVariable() {
    StatisticsRead read = read(HEADER + "XAV,,unemployment_rate,2020,,,0.5,1,,,\n");
    Observation observation = read.observations().get(0);
    assertThat(observation.place()).isEqualTo(Place.national("XAV"));
    assertThat(observation.value()).isEqualTo(50.0);
    assertThat(observation.unit()).isEqualTo("PT");
    assertThat(observation.extentId()).isEqualTo("boundary");
    assertThat(observation.breakdown()).isEqualTo(Breakdown.TOTAL);
    assertThat(observation.obsStatus()).isEqualTo("A");
  }

  @Test
  void aReportedIndicatorIsOnTheExtentThatItIsDefinedOn() {
    String rows =
        "XAV,alba,built_density,2020,,,2,1,,,\nXAV,alba,built_density,2020,,,3,1,boundary,,\n";
    assertThat(read(HEADER + rows).observations())
        .extracting(o -> o.value() + " on " + o.extentId())
        .containsExactly("3.0 on boundary", "2.0 on boundary_built_up");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "XAV,alba,population,2020,,,12*,,,, ~ text_in_number ~ value ~ '12*' is not a number alone; move the mark or unit into another column",
        "XAV,alba,population,2020,,,many,,,, ~ text_in_number ~ value ~ 'many' is not a number; write a number, or leave the cell empty when it is missing",
        "XAV,alba,population,2020,,,..,,,, ~ missing_mark ~ value ~ '..' stands for no number; leave the cell empty if the value is missing, or write 0 if it is zero",
        "XAV,alba,literacy,2020,,,101,,,, ~ out_of_range ~ value of literacy ~ '101' is 101 PT, above the maximum 100; correct the value or its unit",
        "XAV,alba,literacy,2020,,,1.5,1,,, ~ out_of_range ~ value of literacy ~ '1.5' is 150 PT, above the maximum 100; correct the value or its unit",
        "XAV,alba,population,2020,,,-1,,,, ~ out_of_range ~ value of population ~ '-1' is -1 PERSONS, below the minimum 0; correct the value or its unit",
        "XAV,alba,populaton,2020,,,1,,,, ~ unknown_variable ~ variable ~ 'populaton' is no variable or indicator of the catalogue; did you mean 'population'?",
        "XAV,albo,population,2020,,,1,,,, ~ unknown_city ~ city_id ~ 'albo' is no city of XAV; did you mean 'alba'?",
        "XAV,dorn,population,2020,,,1,,,, ~ unknown_city ~ city_id ~ 'dorn' is no city of XAV; it is a city of XBO",
        "Avaria,alba,population,2020,,,1,,,, ~ unknown_country ~ country_code ~ 'Avaria' is no ISO 3166-1 alpha-3 code",
        "XKV,,population,2020,,,1,,,, ~ country_not_configured ~ country_code ~ 'XKV' is not in `countries` of the configuration; add it if it should be",
        "XAV,alba,population,20,,,1,,,, ~ invalid_year ~ year ~ '20' is no year from 1900 to 2100; write four digits",
        "XAV,alba,population,2013/16,,,1,,,, ~ invalid_year ~ year ~ '2013/16' is no year from 1900 to 2100; write four digits",
        "XAV,alba,population,2020,female,,1,,,, ~ unknown_code ~ sex ~ 'female' is none of _T, F, M",
        "XAV,alba,population,2020,,15-24,1,,,, ~ unknown_code ~ age ~ '15-24' is no SDMX age code; write _T, or for example Y15T24 or Y_GE65",
        "XAV,alba,population,2020,,Y24T15,1,,,, ~ unknown_code ~ age ~ 'Y24T15' is no SDMX age code; write _T, or for example Y15T24 or Y_GE65",
        "XAV,alba,area,2020,,,1,acres,,, ~ unknown_unit ~ unit ~ 'acres' is no unit of the catalogue; the variable is kept in M2",
        "XAV,alba,area,2020,,,1,PT,,, ~ inconvertible_unit ~ unit ~ 'PT' (ratio) cannot become M2 (area)",
        "XAV,alba,area,2020,,,1,,bounday,, ~ unknown_extent ~ extent_id ~ 'bounday' is none of the configured extents boundary, boundary_built_up; did you mean 'boundary'?",
        "XAV,alba,area,2020,,,1,,,ward, ~ incomplete_zone ~ zone ~ zone_layer 'ward' and zone_id '' go together; fill in both or none",
        "XAV,alba,area,2020,,,,,,, ~ empty_value ~ value ~ the cell is empty: the value is missing"
      })
  void refusesOneRowAndKeepsTheRest(String row, String code, String subject, String detail) {
    StatisticsRead read = read(HEADER + row.strip() + "\n" + GOOD);
    assertThat(read.issues()).hasSize(1);
    Issue issue = read.issues().get(0);
    assertThat(issue.code()).isEqualTo(code);
    assertThat(issue.message()).isEqualTo("Invalid %s in s.csv line 2: %s", subject, detail);
    assertThat(issue.location()).isEqualTo("line 2");
    assertThat(read.observations()).extracting(Observation::variable).containsExactly("migration");
    assertThat(read.summary().read()).isEqualTo(2);
    assertThat(read.summary().accepted()).isEqualTo(1);
    assertThat(read.summary().rejected()).isEqualTo(1);
  }

  @Test
  void theIssueCarriesVariableAndValue() {
    Issue issue = read(HEADER + "XAV,alba,population,2020,,,12*,,,,\n").issues().get(0);
    assertThat(issue.variable()).isEqualTo("population");
    assertThat(issue.value()).isEqualTo("12*");
    assertThat(issue.action()).isEqualTo(Issue.Action.REJECTED);
  }

  @Test
  void anEmptyValueIsNoWarning() {
    assertThat(read(HEADER + "XAV,alba,population,2020,,,,,,,\n").issues())
        .extracting(Issue::severity)
        .containsExactly(Severity.INFO);
  }

  @Test
  void aFileWithoutANeededColumnIsRefused() {
    StatisticsRead read = read("country_code,city_id,variable,year,valeu\nXAV,,area,2020,1\n");
    assertThat(read.isRefused()).isTrue();
    assertThat(read.issues())
        .extracting(Issue::code, Issue::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "missing_column",
                "Invalid header in s.csv: column 'value' is missing; found: country_code, city_id,"
                    + " variable, year, valeu; did you mean 'valeu'?"));
    assertThat(read.summary().read()).isZero();
  }

  @Test
  void aMissingFileIsRefused() {
    StatisticsRead read =
        StatisticsReader.read(
            new ByteSource("/nowhere/s.csv"), StatisticsInput.detected("s", "s.csv"), VOCABULARY);
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Cannot read s.csv: /nowhere/s.csv does not exist; correct the path of the input");
    assertThat(read.summary().sha256()).isNull();
  }

  @Test
  void aColumnThatNobodyReadsIsSaid() {
    StatisticsRead read =
        read("country_code,city_id,variable,year,sexe,value\nXAV,alba,migration,2020,F,-5\n");
    assertThat(read.observations()).hasSize(1);
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly("Invalid header in s.csv: column 'sexe' is not read; did you mean 'sex'?");
  }

  @Test
  void theDeclaredEncodingAndDecimalSignWin() {
    String text =
        "country_code;city_id;variable;year;value;source\nXAV;alba;area;2020;1.234;Jos\u00E9\n";
    StatisticsInput input =
        StatisticsInput.detected("s", "s.csv")
            .withEncoding(Charset.forName("windows-1252"))
            .withDecimal(DecimalStyle.COMMA);
    ByteSource source = write(text.getBytes(Charset.forName("windows-1252")));
    Observation observation =
        StatisticsReader.read(source, input, VOCABULARY).observations().get(0);
    assertThat(observation.value()).isEqualTo(1234.0);
    assertThat(observation.source()).isEqualTo("Jos\u00E9");
  }

  @Test
  void aNumberWithTwoReadingsIsRefusedAndTheRestKept() {
    StatisticsRead read =
        read(
            "country_code;city_id;variable;year;value\nXAV;alba;area;2020;1.234\nXAV;alba;area;2021;7\n");
    assertThat(read.observations()).extracting(Observation::value).containsExactly(7.0);
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid value in s.csv line 2: '1.234' is 1.234 or 1234, and nothing else in the file"
                + " tells which; declare `decimal: point` or `decimal: comma`");
  }

  @Test
  void aFileWithBothDecimalSignsSaysSo() {
    StatisticsRead read =
        read(
            "country_code;city_id;variable;year;value\nXAV;alba;area;2020;1,5\nXAV;alba;area;2021;2.5\n");
    assertThat(read.observations()).extracting(Observation::value).containsExactly(1.5, 2.5);
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid numbers in s.csv: '2.5' in line 3 has a decimal point, '1,5' in line 2 a"
                + " decimal comma; numbers with two readings are refused, declare `decimal:`");
  }

  @Test
  void contradictingRowsAreAllRefusedAndRepeatedRowsKeptOnce() {
    StatisticsRead read =
        read(
            HEADER
                + "XAV,alba,literacy,2020,,,29,PT,,,\n"
                + "XAV,alba,literacy,2020,_T,,0.29,1,,,\n"
                + "XAV,alba,population,2020,,,7,,,,\n"
                + "XAV,alba,population,2020,,,8,,,,\n"
                + GOOD);
    assertThat(read.observations())
        .extracting(Observation::variable, Observation::value, Observation::inputLine)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("literacy", 29.0, 2L),
            org.assertj.core.groups.Tuple.tuple("migration", -5.0, 6L));
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid row input statistics line 3: literacy of XAV/alba in 2020 repeats input"
                + " statistics line 2; remove one",
            "Invalid row input statistics line 4: population of XAV/alba in 2020 has different"
                + " values 7.0 (input statistics line 4), 8.0 (input statistics line 5); all are"
                + " refused, keep the right one",
            "Invalid row input statistics line 5: population of XAV/alba in 2020 has different"
                + " values 7.0 (input statistics line 4), 8.0 (input statistics line 5); all are"
                + " refused, keep the right one");
    assertThat(read.summary().read()).isEqualTo(5);
    assertThat(read.summary().rejected()).isEqualTo(3);
  }

  @Test
  void duplicatesAcrossInputsAdjustTheirCounts() {
    StatisticsRead first = read(HEADER + "XAV,alba,population,2020,,,7,,,,\n" + GOOD);
    StatisticsRead second =
        StatisticsReader.read(
            write((HEADER + "XAV,alba,population,2020,,,8,,,,\n").getBytes(StandardCharsets.UTF_8)),
            StatisticsInput.detected("other", "o.csv"),
            VOCABULARY);
    Duplicates.Resolution resolution =
        Duplicates.resolve(
            List.of(
                second.observations().get(0),
                first.observations().get(0),
                first.observations().get(1)));
    assertThat(resolution.accepted())
        .extracting(Observation::variable)
        .containsExactly("migration");
    assertThat(resolution.adjust(first.summary()).rejected()).isEqualTo(1);
    assertThat(resolution.adjust(second.summary()).accepted()).isZero();
  }

  @Test
  void theOrderOfRowsChangesNoValue() {
    String a = "XAV,alba,population,2020,F,,7,,,,\n";
    String b = "XAV,alba,population,2020,M,,8,,,,\n";
    assertThat(read(HEADER + a + b + GOOD).observations())
        .extracting(o -> o.variable() + o.breakdown() + o.value())
        .isEqualTo(
            read(HEADER + GOOD + b + a).observations().stream()
                .map(o -> o.variable() + o.breakdown() + o.value())
                .toList());
  }

  @Test
  void columnsMayBeRenamedOrConstant() {
    StatisticsInput input =
        StatisticsInput.detected("s", "s.csv")
            .withColumns(Map.of("value", "Pop", "city_id", "Town"))
            .withConstants(Map.of("country_code", "XAV", "variable", "population"));
    ByteSource source =
        write(
            "Town,Year,Pop\nalba,2020,\"1,234\"\nalba,2021,7.5\n".getBytes(StandardCharsets.UTF_8));
    assertThat(StatisticsReader.read(source, input, VOCABULARY).observations())
        .extracting(Observation::value)
        .containsExactly(1234.0, 7.5);
  }

  private StatisticsRead read(String text) {
    return StatisticsReader.read(
        write(text.getBytes(StandardCharsets.UTF_8)),
        StatisticsInput.detected("statistics", "s.csv"),
        VOCABULARY);
  }

  private ByteSource write(byte[] bytes) {
    try {
      return ByteSource.of(Files.write(folder.resolve("s.csv"), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Variable variable(String id, String unit, Double minimum, Double maximum) {
    return new Variable(
        id, id, id, unit, Variable.Origin.STATISTIC, minimum, maximum, /* census= */ false);
  }
}
