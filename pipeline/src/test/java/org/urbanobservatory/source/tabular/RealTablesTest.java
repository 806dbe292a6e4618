package org.urbanobservatory.source.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;

/** Tables as offices publish them: every row is an observation or an issue. */
class RealTablesTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Map.of(
              "count",
              new Variable(
                  "count", "Count", "Any", "COUNT", Variable.Origin.STATISTIC, null, null, false)),
          Map.of("COUNT", new Unit("COUNT", "number", "count", 1)),
          Map.of(),
          Map.of(),
          Set.of(new Place("AFG", "AF_KABUL")),
          Set.of("GBR", "AFG"),
          Set.of());

  @ParameterizedTest
  @CsvSource({
    "ons/indicator_11-1-1.csv, 3570, 3570, 38613.7",
    "ons/indicator_11-3-1.csv, 1176, 1176, 2735.770658454414805897223",
    "ons/indicator_11-4-1.csv, 103, 93, 3747.153484684",
    "ons/indicator_11-6-1.csv, 5345, 5345, 106894.97138950055465064321",
    "ons/indicator_11-6-2.csv, 842, 842, 10939.65",
    "ons/indicator_11-7-1.csv, 4, 4, 18.5",
    "ons/indicator_11-7-2.csv, 377, 349, 527.058394876500663882",
    "unsd-city-population/unsd-citypopulation-year-both.csv, 17223, 17059, 7241546014.1849088894"
  })
  void readsEveryRowAndNumberWithoutLoss(String path, long rows, long numbers, BigDecimal total)
      throws Exception {
    Path file = SharedData.folder(path.substring(0, path.indexOf('/'))).resolveSibling(path);
    Totals totals = new Totals();
    DelimitedReader.open(ByteSource.of(file), DelimitedSettings.detected("t")).forEach(totals);
    assertThat(totals.rows).isEqualTo(rows);
    assertThat(totals.numbers).isEqualTo(numbers);
    assertThat(totals.total).isEqualByComparingTo(total);
  }

  private static final class Totals implements DelimitedFile.RowVisitor {
    private long rows;
    private long numbers;
    private BigDecimal total = BigDecimal.ZERO;

    @Override
    public void row(DelimitedRow row) {
      rows++;
      String value = row.text("Value");
      OptionalDouble number =
          value == null ? OptionalDouble.empty() : NumberText.read(value, DecimalStyle.POINT);
      if (number.isPresent()) {
        numbers++;
        total = total.add(BigDecimal.valueOf(number.getAsDouble()));
      }
    }

    @Override
    public void refused(long line, Fault fault) {
      throw new AssertionError(line + ": " + fault.getMessage());
    }
  }

  @Test
  void everyRowOfTheCityPopulationTableIsAnObservationOrAnIssue() {
    Path file =
        SharedData.folder("unsd-city-population").resolve("unsd-citypopulation-year-both.csv");
    StatisticsInput input =
        StatisticsInput.detected("t", "t")
            .withColumns(Map.of("zone_id", "City", "value", "Value", "zone_layer", "City type"))
            .withConstants(
                Map.of("country_code", "GBR", "city_id", "", "variable", "count", "sex", "_T"));
    StatisticsRead read = StatisticsReader.read(ByteSource.of(file), input, VOCABULARY);
    assertThat(read.summary().read()).isEqualTo(17_223);
    assertThat(read.summary().accepted()).isEqualTo(15_902);
    assertThat(codes(read))
        .containsExactly(Map.entry("conflicting_values", 1157L), Map.entry("invalid_year", 164L));
  }

  @Test
  void readsTheUnHabitatTables() throws IOException {
    Map<String, String> counts = new TreeMap<>();
    for (Path file : csvFiles("unhabitat-tables")) {
      StatisticsInput input =
          StatisticsInput.detected("t", "t")
              .withColumns(Map.of("city_id", "City Code", "value", valueColumn(file)))
              .withConstants(Map.of("country_code", "AFG", "variable", "count", "year", "2020"));
      StatisticsRead read = StatisticsReader.read(ByteSource.of(file), input, VOCABULARY);
      counts.put(
          file.getFileName().toString().substring(0, 10),
          read.summary().read() + " " + codes(read));
    }
    assertThat(counts)
        .containsExactly(
            Map.entry("SDG_11-7-1", "10 {unknown_city=9}"),
            Map.entry("share_of_g", "4 {unknown_city=3}"));
  }

  private static String valueColumn(Path file) {
    return file.getFileName().toString().startsWith("SDG")
        ? "Average share of urban population with convenient access to open public spaces (%) [b]"
        : "Green area per capita 2020 (m2/person)";
  }

  private static Map<String, Long> codes(StatisticsRead read) {
    return read.issues().stream()
        .filter(i -> i.action() == Issue.Action.REJECTED)
        .collect(Collectors.groupingBy(Issue::code, TreeMap::new, Collectors.counting()));
  }

  private static List<Path> csvFiles(String folder) throws IOException {
    try (Stream<Path> files = Files.list(SharedData.folder(folder))) {
      return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
    }
  }
}
