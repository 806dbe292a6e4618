package org.urbanobservatory.source.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.tabular.AirTable.Period;
import org.urbanobservatory.source.tabular.AirTable.Reading;
import org.urbanobservatory.source.tabular.AirTable.Station;

class AirTableReaderTest {
  private static final String HEADER = "station,lon,lat,pollutant,time,value,unit\n";

  /** A good row that must survive whatever is wrong around it. */
  private static final String GOOD = "good,30.5,-3.5,PM2.5,2023,12.5,ug/m3\n";

  @TempDir Path folder;

  @Test
  void readsHoursDaysAndYears() throws IOException {
    AirTable table =
        read(
            HEADER
                + "a,30.1,-3.2,PM2.5,2023-03-31T14:00,21.5,µg/m³\n"
                + "a,30.1,-3.2,pm25,2023-03-31 15,0.02,mg/m3\n"
                + "a,30.1,-3.2,pm_2.5,2023-04-01,20,UG_PER_M3\n"
                + "b,30.2,-3.3,PM10,2022,40,GPERM3\n");
    assertThat(table.issues()).isEmpty();
    assertThat(table.stations())
        .containsExactly(
            new Station("a", 30.1, -3.2, "OGC:CRS84"), new Station("b", 30.2, -3.3, "OGC:CRS84"));
    long day = LocalDate.of(2023, 3, 31).toEpochDay();
    assertThat(table.readings())
        .containsExactly(
            new Reading("a", "pm25", Period.HOUR, 2023, 24 * day + 14, 21.5),
            new Reading("a", "pm25", Period.HOUR, 2023, 24 * day + 15, 20),
            new Reading("a", "pm25", Period.DAY, 2023, day + 1, 20),
            new Reading("b", "pm10", Period.YEAR, 2022, 2022, 40));
    assertThat(table.read()).isEqualTo(4);
  }

  @Test
  void readsAnOfficesOwnColumnsWithADecimalCommaAndACrs() throws IOException {
    AirTable table =
        read(
            "Estacao;E;N;Ano;Media\nCentro;478000,5;6677000,5;2022;14,25\n",
            AirTableSettings.plain("air")
                .withColumns(
                    Map.of(
                        "station", "estacao", "x", "E", "y", "N", "year", "Ano", "value", "Media"))
                .withConstants(Map.of("crs", "EPSG:31982", "pollutant", "PM2.5", "unit", "ug/m3")));
    assertThat(table.issues()).isEmpty();
    assertThat(table.stations())
        .containsExactly(new Station("Centro", 478000.5, 6677000.5, "EPSG:31982"));
    assertThat(table.readings())
        .containsExactly(new Reading("Centro", "pm25", Period.YEAR, 2022, 2022, 14.25));
  }

  @Test
  void aDeclaredPeriodMakesDaysOfMidnights() throws IOException {
    String rows =
        HEADER
            + "a,30.1,-3.2,PM2.5,2023-03-31T00:00:00Z,21,ug/m3\n"
            + "a,30.1,-3.2,PM2.5,2023-04-01T00:00:00Z,22,ug/m3\n";
    AirTable table =
        read(rows, AirTableSettings.plain("air").withConstants(Map.of("period", "day")));
    assertThat(table.readings()).extracting(Reading::period).containsOnly(Period.DAY);
    AirTable hours =
        read(
            HEADER + "a,30.1,-3.2,PM2.5,2023-03-31,21,ug/m3\n" + GOOD,
            AirTableSettings.plain("air").withConstants(Map.of("period", "hour")));
    assertThat(hours.readings()).isEmpty();
    assertThat(hours.issues().get(0).message())
        .isEqualTo(
            "Invalid time in air.csv line 2: '2023-03-31' is no time of a reading: it does not say"
                + " which hour of the year it is");
  }

  @Test
  void theRepeatedHourOfAutumnHasTwoOffsets() throws IOException {
    AirTable table =
        read(
            HEADER
                + "a,30.1,-3.2,PM2.5,2023-10-29T02:00+02:00,21,ug/m3\n"
                + "a,30.1,-3.2,PM2.5,2023-10-29T02:00+01:00,25,ug/m3\n"
                + "a,30.1,-3.2,PM2.5,2023-12-31T23:00-0500,25,ug/m3\n");
    assertThat(table.issues()).isEmpty();
    assertThat(table.readings()).extracting(Reading::year).containsOnly(2023);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,30.1,-3.2,PM2.5,2023,-1,ug/m3             | negative_concentration    | -1       | Invalid value in air.csv line 2: -1 is below 0; leave a missing reading empty
          a,30.1,-3.2,PM2.5,2023,-999,ug/m3           | negative_concentration    | -999     | Invalid value in air.csv line 2: -999 is below 0; leave a missing reading empty
          a,30.1,-3.2,PM2.5,2023,9999,ug/m3           | implausible_concentration | 9999     | Invalid value in air.csv line 2: 9999 is above what air holds; leave a missing reading empty
          a,30.1,-3.2,PM2.5,2023,broken,ug/m3         | text_in_number            | broken   | Invalid value in air.csv line 2: 'broken' is not a number; write a number, or leave the cell empty when it is missing
          a,30.1,-3.2,PM2.5,2023,12.5,ppb             | unknown_unit              | ppb      | Invalid unit in air.csv line 2: 'ppb' is none of ug/m3, mg/m3, ng/m3; convert parts per billion yourself
          a,30.1,-3.2,PM2.5,2023,,ug/m3               | empty_value               |          | Invalid value in air.csv line 2: there is no reading
          a,0,0,PM2.5,2023,12.5,ug/m3                 | station_at_origin         | 0, 0     | Invalid place in air.csv line 2: station a lies at 0, 0; give its place
          a,478000,6677000,PM2.5,2023,12.5,ug/m3      | place_out_of_range        | 478000.0, 6677000.0 | Invalid place in air.csv line 2: station a lies at longitude 478000.0, latitude 6677000.0; give degrees, or another crs
          a,,-3.2,PM2.5,2023,12.5,ug/m3               | empty_value               |          | Invalid lon in air.csv line 2: the cell is empty; fill it in
          ,30.1,-3.2,PM2.5,2023,12.5,ug/m3            | empty_value               |          | Invalid station in air.csv line 2: the cell is empty; fill it in
          a,30.1,-3.2,PM1O,2023,12.5,ug/m3            | unknown_pollutant         | PM1O     | Invalid pollutant in air.csv line 2: 'PM1O' is none of pm25, pm10, no2, o3, so2, co; did you mean 'pm10'?
          a,30.1,-3.2,PM2.5,31.12.2023,12.5,ug/m3     | invalid_time              | 31.12.2023 | Invalid time in air.csv line 2: '31.12.2023' is no time of a reading: write 2024, 2024-03-31 or 2024-03-31T14:00
          a,30.1,-3.2,PM2.5,2023-02-29,12.5,ug/m3     | invalid_time              | 2023-02-29 | Invalid time in air.csv line 2: '2023-02-29' is no time of a reading: there is no such day or hour
          a,30.1,-3.2,PM2.5,2023-02-28T24,12.5,ug/m3  | invalid_time              | 2023-02-28T24 | Invalid time in air.csv line 2: '2023-02-28T24' is no time of a reading: there is no such day or hour
          a,30.1,-3.2,PM2.5,2023-02-28T10:30,1,ug/m3  | invalid_time              | 2023-02-28T10:30 | Invalid time in air.csv line 2: '2023-02-28T10:30' is no time of a reading: hours begin at minute 0; average shorter readings to hours
          a,30.1,-3.2,PM2.5,1066,12.5,ug/m3           | invalid_time              | 1066     | Invalid time in air.csv line 2: '1066' is no time of a reading: its year is not between 1900 and 2100
          """)
  void refusesARowByItself(String row, String code, String value, String message)
      throws IOException {
    AirTable table = read(HEADER + row + "\n" + GOOD);
    assertThat(table.readings()).extracting(Reading::station).containsExactly("good");
    assertThat(table.issues()).hasSize(1);
    Issue issue = table.issues().get(0);
    assertThat(issue.code()).isEqualTo(code);
    assertThat(issue.location()).isEqualTo("line 2");
    assertThat(issue.value()).isEqualTo(value);
    assertThat(issue.message()).isEqualTo(message);
    assertThat(table.read()).isEqualTo(2);
    assertThat(table.rejected()).isEqualTo(1);
  }

  @Test
  void refusesARowOfTheWrongLength() throws IOException {
    AirTable table = read(HEADER + "a,30.1,-3.2,PM2.5,2023\n" + GOOD);
    assertThat(table.readings()).hasSize(1);
    assertThat(table.issues().get(0).message())
        .isEqualTo(
            "Invalid row in air.csv line 2: 5 cells where the header has 7 (delimiter ','); quote"
                + " cells that contain the delimiter");
    assertThat(table.rejected()).isEqualTo(1);
  }

  @Test
  void aRepeatedHourIsKeptOnceAndContradictingOnesNotAtAll() throws IOException {
    AirTable table =
        read(
            HEADER
                + "a,30.1,-3.2,PM2.5,2023-01-01T05:00,10,ug/m3\n"
                + "a,30.1,-3.2,PM2.5,2023-01-01T05:00,10,ug/m3\n"
                + "a,30.1,-3.2,PM2.5,2023-01-01T06:00,10,ug/m3\n"
                + "a,30.1,-3.2,PM2.5,2023-01-01T06:00,11,ug/m3\n"
                + "a,30.1,-3.2,PM10,2023-01-01T06:00,12,ug/m3\n"
                + GOOD);
    assertThat(table.readings()).extracting(Reading::ugPerM3).containsExactly(10.0, 12.0, 12.5);
    assertThat(table.issues())
        .extracting(i -> i.severity() + " " + i.code() + " " + i.location())
        .containsExactly(
            "INFO duplicate_row line 3",
            "WARNING conflicting_values line 4",
            "WARNING conflicting_values line 5");
    assertThat(table.issues().get(2).message())
        .isEqualTo(
            "Invalid row in air.csv line 5: pm25 of station a in the same hour of 2023 has"
                + " different values 10.0 (line 4), 11.0 (line 5); all are refused, keep the right"
                + " one");
    assertThat(table.read()).isEqualTo(6);
    assertThat(table.rejected()).isEqualTo(3);
  }

  @Test
  void aStationDoesNotMove() throws IOException {
    AirTable table =
        read(HEADER + "a,30.1,-3.2,PM2.5,2022,10,ug/m3\n" + "a,30.1,-3.3,PM2.5,2023,10,ug/m3\n");
    assertThat(table.stations()).containsExactly(new Station("a", 30.1, -3.2, "OGC:CRS84"));
    assertThat(table.issues()).extracting(Issue::code).containsExactly("station_moved");
    assertThat(table.issues().get(0).message())
        .isEqualTo(
            "Invalid place in air.csv line 3: station a lies at 30.1, -3.3 (OGC:CRS84), but at"
                + " 30.1, -3.2 (OGC:CRS84) in line 2; give a moved station a new name");
  }

  @Test
  void refusesARowWithAnUnknownCrs() throws IOException {
    AirTable table =
        read("station,x,y,crs,pollutant,year,value,unit\na,1,2,EPSG:999999,PM2.5,2022,10,ug/m3\n");
    assertThat(table.readings()).isEmpty();
    assertThat(table.issues().get(0).code()).isEqualTo("unknown_crs");
    assertThat(table.issues().get(0).value()).isEqualTo("EPSG:999999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          station,lon,lat,pollutant,value,unit       | Invalid header in air.csv: column 'time' is missing; found: station, lon, lat, pollutant, value, unit
          station,x,y,pollutant,time,value,unit      | Invalid header in air.csv: column 'crs' is missing; found: station, x, y, pollutant, time, value, unit
          station,lon,lat,pollutant,time,vlaue,unit  | Invalid header in air.csv: column 'value' is missing; found: station, lon, lat, pollutant, time, vlaue, unit; did you mean 'vlaue'?
          station,lon,lat,pollutant,time,value       | Invalid header in air.csv: column 'unit' is missing; found: station, lon, lat, pollutant, time, value
          station,lon,lat,pollutant,time,value,unit,value | Invalid header in air.csv: column 'value' is there more than once; rename or remove one
          """)
  void refusesAFileWithoutAColumnWhole(String header, String message) throws IOException {
    AirTable table = read(header + "\n1,2,3,4,5,6,7\n");
    assertThat(table.isRefused()).isTrue();
    assertThat(table.readings()).isEmpty();
    assertThat(table.issues().get(0).message()).isEqualTo(message);
  }

  @Test
  void aMissingFileIsAnIssue() {
    AirTable table =
        AirTableReader.read(new ByteSource("/nowhere/air.csv"), AirTableSettings.plain("air"));
    assertThat(table.isRefused()).isTrue();
    assertThat(table.issues().get(0).code()).isEqualTo("missing_file");
  }

  @Test
  void anUnknownRoleIsOurMistake() {
    assertThatThrownBy(() -> AirTableSettings.plain("air").withColumns(Map.of("polutant", "P")))
        .hasMessage(
            "Invalid input air: 'polutant' is no column of an air table; did you mean"
                + " 'pollutant'?");
  }

  @Test
  void aYearOfHoursIsReadWhole() throws IOException {
    var text = new StringBuilder(HEADER);
    var start = LocalDateTime.of(2024, 1, 1, 0, 0);
    IntStream.range(0, 8784)
        .forEach(
            hour ->
                text.append("a,30.1,-3.2,PM2.5,")
                    .append(start.plusHours(hour))
                    .append(',')
                    .append(hour % 50)
                    .append(".5,ug/m3\n"));
    AirTable table = read(text.toString());
    assertThat(table.issues()).isEmpty();
    assertThat(table.readings()).hasSize(8784);
    assertThat(table.readings()).extracting(Reading::year).containsOnly(2024);
    assertThat(table.stations()).hasSize(1);
  }

  private AirTable read(String text) throws IOException {
    return read(text, AirTableSettings.plain("air"));
  }

  private AirTable read(String text, AirTableSettings settings) throws IOException {
    Path file = folder.resolve("air.csv");
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    return AirTableReader.read(ByteSource.of(file), settings);
  }
}
