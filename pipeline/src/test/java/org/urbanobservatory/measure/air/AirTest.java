package org.urbanobservatory.measure.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.Measured;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.model.RequiredStations;

class AirTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double EVERYWHERE = Double.POSITIVE_INFINITY;

  @Test
  void workedExamplesOfSdg1162() throws IOException {
    int checked = 0;
    for (CSVRecord row : rows()) {
      if (row.get("indicator").equals("11.6.2")) {
        assertWeightedMean(row);
        checked++;
      }
    }
    assertThat(checked).isEqualTo(2);
  }

  private static void assertWeightedMean(CSVRecord row) throws IOException {
    var mean = new PopulationWeightedMean();
    for (JsonNode city : json(row.get("inputs")).get("cities")) {
      JsonNode pm25 = city.get("pm25");
      mean.add(
          pm25.isNull() ? OptionalDouble.empty() : OptionalDouble.of(pm25.asDouble()),
          city.get("pop").asDouble());
    }
    JsonNode expected = json(row.get("expected"));
    assertThat(mean.mean().orElseThrow()).isCloseTo(expected.get("pm25").asDouble(), within(1e-9));
    if (expected.has("coverage_pop_share")) {
      assertThat(mean.coveredShare().orElseThrow())
          .isCloseTo(expected.get("coverage_pop_share").asDouble(), within(1e-9));
    }
  }

  @Test
  void nobodyWithAValueIsMissing() {
    var mean = new PopulationWeightedMean();
    mean.add(OptionalDouble.empty(), 10);
    mean.add(OptionalDouble.of(30), 0);
    assertThat(mean.mean()).isEqualTo(Measured.missing("nobody_with_a_value"));
    assertThat(mean.coveredShare()).isEqualTo(Measured.of(0));
    assertThatThrownBy(() -> mean.add(OptionalDouble.of(1), -1))
        .hasMessage("Invalid people of a cell: -1.0");
  }

  @Test
  void threeQuartersOfTheYearAreEnough() {
    // 365 days: 273.75 are needed, so 274 pass and 273 do not; 8760 hours: 6570 pass.
    assertThat(means(0.75, series("a", Resolution.DAY, 2023, 274)).stations()).hasSize(1);
    assertThat(means(0.75, series("a", Resolution.DAY, 2023, 273)).stations()).isEmpty();
    assertThat(means(0.75, series("a", Resolution.HOUR, 2023, 6570)).stations()).hasSize(1);
    assertThat(means(0.75, series("a", Resolution.HOUR, 2023, 6569)).stations()).isEmpty();
    // A leap year has 366 days: 274.5 are needed.
    assertThat(means(0.75, series("a", Resolution.DAY, 2024, 274)).stations()).isEmpty();
    assertThat(means(0.75, series("a", Resolution.DAY, 2024, 275)).stations()).hasSize(1);
    assertThat(means(0.75, series("a", Resolution.YEAR, 2024, 1)).stations()).hasSize(1);
  }

  @Test
  void theFinestCompleteSeriesOfAStationCounts() {
    StationSeries hours = series("a", Resolution.HOUR, 2023, 8000);
    StationSeries days = series("a", Resolution.DAY, 2023, 300);
    StationSeries gaps = series("a", Resolution.HOUR, 2023, 100);
    assertThat(means(0.75, days, hours).stations().get(0).ugPerM3()).isEqualTo(hours.mean());
    assertThat(means(0.75, days, gaps).stations().get(0).ugPerM3()).isEqualTo(days.mean());
    AnnualMeans none = means(0.9, gaps, days);
    assertThat(none.stations()).isEmpty();
    assertThat(none.incomplete()).containsExactly(days);
    assertThat(none.incomplete().get(0).completeness()).isCloseTo(300 / 365.0, within(1e-15));
  }

  @Test
  void aSeriesIsCheckedAndItsOrderDoesNotMatter() {
    double[] readings = {3, 1, 2};
    var series = new StationSeries("a", 0, 0, Resolution.DAY, 2023, readings);
    readings[0] = 99;
    assertThat(series.mean()).isEqualTo(2);
    assertThatThrownBy(() -> new StationSeries("a", 0, 0, Resolution.YEAR, 2023, new double[2]))
        .hasMessage("Invalid series of station a: 2 readings of YEAR in 2023; 1 to 1");
    assertThatThrownBy(
            () -> new StationSeries("a", 0, 0, Resolution.DAY, 2023, new double[] {-1, 2}))
        .hasMessage("Invalid series of station a: readings from -1.0 to 2.0; 0 or above");
    assertThatThrownBy(() -> means(75, series("a", Resolution.DAY, 2023, 9)))
        .hasMessage("Invalid completeness of air data: 75.0; above 0, at most 1");
  }

  @Test
  void nearestStationWithinItsLimit() {
    StationSurface surface =
        new StationSurface(
            List.of(new Station("b", 1000, 0, 40), new Station("a", 0, 0, 10)),
            new StationRule.Nearest(600));
    assertThat(surface.at(499, 0)).hasValue(10);
    assertThat(surface.at(501, 0)).hasValue(40);
    assertThat(surface.at(500, 0)).hasValue(10);
    assertThat(surface.at(-600, 0)).hasValue(10);
    assertThat(surface.at(-600.1, 0)).isEmpty();
    assertThat(surface.within(box(400, -100, 520, 100))).hasValue(10);
    assertThat(surface.method()).isEqualTo("nearest_station_within_600m");
  }

  @Test
  void inverseDistanceByHand() {
    List<Station> stations = List.of(new Station("a", 0, 0, 10), new Station("b", 300, 0, 40));
    var squares = new StationSurface(stations, new StationRule.InverseDistance(2, EVERYWHERE));
    // 100 m from a and 200 m from b: weights 1 and 1/4.
    assertThat(squares.at(100, 0).orElseThrow()).isCloseTo((10 + 40 / 4.0) / 1.25, within(1e-12));
    var plain = new StationSurface(stations, new StationRule.InverseDistance(1, EVERYWHERE));
    assertThat(plain.at(100, 0).orElseThrow()).isCloseTo((10 + 40 / 2.0) / 1.5, within(1e-12));
    assertThat(squares.at(300, 0)).hasValue(40);
    assertThat(squares.at(1e7, 0).orElseThrow()).isCloseTo(25, within(0.01));
    var near = new StationSurface(stations, new StationRule.InverseDistance(2, 150));
    assertThat(near.at(100, 0)).hasValue(10);
    assertThat(near.at(-200, 0)).isEmpty();
    assertThat(near.method()).isEqualTo("inverse_distance_power_2_within_150m");
    assertThatThrownBy(() -> new StationRule.InverseDistance(0, 1))
        .hasMessage("Invalid power of inverse distances: 0.0; above 0, at most 10");
    assertThatThrownBy(() -> new StationRule.Nearest(0))
        .hasMessage("Invalid distance to stations: 0.0 m; above 0");
  }

  @Test
  void rasterGivesTheArealMeanOfWhatHasAValue() {
    RasterAir air =
        RasterAir.of(
            new Raster(
                new Lattice(2, 2, 0, 2000, 1000, 1000), new double[] {10, 20, -5, Double.NaN}),
            RasterPlane.SAME);
    assertThat(air.rejectedCells()).isEqualTo(1);
    assertThat(air.within(box(0, 1000, 1000, 2000))).hasValue(10);
    assertThat(air.within(box(500, 1000, 2000, 2000)).orElseThrow())
        .isCloseTo((10 * 500 + 20 * 1000) / 1500.0, within(1e-9));
    // The southern cells have no concentration: the mean is of the northern part.
    assertThat(air.within(box(500, 0, 1500, 2000)).orElseThrow()).isCloseTo(15, within(1e-9));
    assertThat(air.within(box(0, 0, 2000, 500))).isEmpty();
    assertThat(air.within(box(5000, 0, 6000, 500))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void weightedMeansLieBetweenTheirStationsAndMoveWithTheCity(long seed) {
    var chance = new Random(seed);
    List<Station> stations = new ArrayList<>();
    List<Station> moved = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double x = chance.nextInt(20_000);
      double y = chance.nextInt(20_000);
      double value = 100 * chance.nextDouble();
      stations.add(new Station("s" + i, x, y, value));
      moved.add(new Station("s" + i, x + 1, y + 1, value));
    }
    for (StationRule rule :
        List.of(new StationRule.Nearest(5000), new StationRule.InverseDistance(2, 5000))) {
      PopulationWeightedMean here = people(new StationSurface(stations, rule), 0, seed);
      PopulationWeightedMean there = people(new StationSurface(moved, rule), 1, seed);
      assertThat(there.mean()).isEqualTo(here.mean());
      assertThat(there.coveredShare()).isEqualTo(here.coveredShare());
      double[] values = stations.stream().mapToDouble(Station::ugPerM3).sorted().toArray();
      assertThat(here.mean().orElseThrow()).isBetween(values[0], values[11]);
    }
  }

  private static PopulationWeightedMean people(StationSurface air, double shift, long seed) {
    var chance = new Random(seed);
    var mean = new PopulationWeightedMean();
    for (int i = 0; i < 200; i++) {
      double x = chance.nextInt(20_000) + shift;
      double y = chance.nextInt(20_000) + shift;
      mean.add(air.at(x, y), chance.nextInt(500));
    }
    return mean;
  }

  @Test
  void stationsOfTheCityAgainstThoseItNeeds() {
    List<Station> stations =
        List.of(
            new Station("in", 5, 5, 1),
            new Station("western edge", 0, 5, 1),
            new Station("eastern edge", 10, 5, 1),
            new Station("out", 11, 5, 1));
    assertThat(MonitoringStations.within(box(0, 0, 10, 10), stations)).isEqualTo(2);
    assertThat(MonitoringStations.within(FACTORY.createMultiPolygon(), stations)).isZero();
    assertThat(RequiredStations.of(99_999)).isEmpty();
    assertThat(RequiredStations.of(100_000)).hasValue(2);
    assertThat(RequiredStations.of(250_000)).hasValue(4);
    assertThat(RequiredStations.of(500_000)).hasValue(8);
    assertThat(RequiredStations.of(1_000_000)).hasValue(8);
    assertThat(RequiredStations.of(1_000_001)).hasValue(10);
  }

  private static AnnualMeans means(double completeness, StationSeries... series) {
    return AnnualMeans.of(Arrays.asList(series), completeness);
  }

  private static StationSeries series(String id, Resolution resolution, int year, int count) {
    double[] readings = new Random(count).doubles(count, 0, 100).toArray();
    return new StationSeries(id, 0, 0, resolution, year, readings);
  }

  private static Geometry box(double west, double south, double east, double north) {
    return FACTORY.toGeometry(new Envelope(west, east, south, north));
  }

  private static List<CSVRecord> rows() throws IOException {
    Path file = SharedData.folder("sdg11").resolve("worked-examples.csv");
    try (CSVParser parser =
        CSVParser.parse(
            file,
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      return parser.getRecords();
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
