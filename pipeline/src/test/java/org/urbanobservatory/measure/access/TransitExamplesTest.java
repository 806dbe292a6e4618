package org.urbanobservatory.measure.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.locationtech.jts.geom.Coordinate;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.compute.ExampleInputs;
import org.urbanobservatory.compute.FormulaEvaluator;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.network.StreetPlan;
import org.urbanobservatory.network.walk.WalkGraph;

/** The published and constructed cases of SDG 11.2.1, through the network and the indicator. */
class TransitExamplesTest {
  private static final Indicator INDICATOR =
      Catalogue.load().indicator("access_to_public_transport");
  private static final WalkGraph STREET =
      WalkGraph.ofWays(new StreetPlan().street(1, 0, 0, 3000, 0).ways());

  private static Map<String, CSVRecord> rows() throws IOException {
    var rows = new TreeMap<String, CSVRecord>();
    try (CSVParser parser =
        CSVParser.parse(
            SharedData.folder("sdg11").resolve("worked-examples.csv"),
            StandardCharsets.UTF_8,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
      parser.forEach(row -> rows.put(row.get("id"), row));
    }
    return rows;
  }

  private static JsonNode json(CSVRecord row, String column) throws IOException {
    return new ObjectMapper().readTree(row.get(column));
  }

  private static double percent(Formula formula, Map<String, Double> given) {
    return FormulaEvaluator.evaluate(formula, ExampleInputs.of(given)).value();
  }

  /** The value and its two components, from three measures and the people of the extent. */
  private static List<Double> percents(double any, double low, double high, double people) {
    var given = new TreeMap<String, Double>();
    given.put("people_near_transit", any);
    given.put("people_near_low_capacity_transit", low);
    given.put("people_near_high_capacity_transit", high);
    given.put("extent_population", people);
    return List.of(
        percent(INDICATOR.formula(), given),
        percent(INDICATOR.components().get("low_capacity"), given),
        percent(INDICATOR.components().get("high_capacity"), given));
  }

  private static List<Double> percents(Origins people, FacilitySet low, FacilitySet high) {
    AccessResult result =
        new WalkAccess(STREET, AccessSettings.STANDARD).measure(people, List.of(low, high));
    AccessShare any = result.share(result.any(), Breakdown.TOTAL);
    return percents(
        any.within(),
        result.share(result.set(low.id()), Breakdown.TOTAL).within(),
        result.share(result.set(high.id()), Breakdown.TOTAL).within(),
        any.people());
  }

  private static FacilitySet set(String id, double atM, double thresholdM) {
    return new FacilitySet(id, List.of(new Coordinate(atM, 0)), thresholdM);
  }

  private static OriginBuilder origins() {
    return new OriginBuilder(STREET, AccessSettings.STANDARD, List.of(Breakdown.TOTAL));
  }

  @TestFactory
  List<DynamicTest> officesThatPublishPeopleServedAndAllPeople() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (CSVRecord row : rows().values()) {
      if (row.get("id").startsWith("1121-ons-")) {
        JsonNode inputs = json(row, "inputs");
        JsonNode expected = json(row, "expected");
        double served = inputs.get("pop_served").asDouble();
        double share = percents(served, 0, 0, inputs.get("pop_total").asDouble()).get(0);
        tests.add(
            DynamicTest.dynamicTest(
                row.get("id"),
                () -> {
                  assertThat(share).isCloseTo(expected.get("pct_served").asDouble(), within(0.005));
                  assertThat(100 - share)
                      .isCloseTo(expected.get("pct_not_served").asDouble(), within(0.005));
                }));
      }
    }
    assertThat(tests).hasSize(5);
    return tests;
  }

  @Test
  void streetWithAStopAtEitherEnd() throws IOException {
    CSVRecord row = rows().get("1121-geo-1");
    JsonNode inputs = json(row, "inputs");
    OriginBuilder people = origins();
    inputs
        .get("blocks_at_m")
        .forEach(at -> people.addPoint(at.asDouble(), 0, inputs.get("pop_per_block").asDouble()));
    JsonNode stops = inputs.get("stops");
    List<Double> found =
        percents(
            people.build(),
            set("low", stops.get(0).get("at_m").asDouble(), inputs.get("low_m").asDouble()),
            set("high", stops.get(1).get("at_m").asDouble(), inputs.get("high_m").asDouble()));
    JsonNode expected = json(row, "expected");
    assertThat(found.get(0)).isCloseTo(expected.get("pct").asDouble(), within(1e-9));
    assertThat(found.get(1)).isCloseTo(expected.get("pct_low").asDouble(), within(1e-9));
    assertThat(found.get(2)).isCloseTo(expected.get("pct_high").asDouble(), within(1e-9));
  }

  /** A bus stop at 1,000 m and a station at 1,900 m: their areas overlap from 900 to 1,500 m. */
  @Test
  void whoReachesBothCountsOnce() throws IOException {
    CSVRecord row = rows().get("1121-union");
    JsonNode inputs = json(row, "inputs");
    double both = inputs.get("both").asDouble();
    double low = inputs.get("low_only").asDouble();
    double high = inputs.get("high_only").asDouble();
    OriginBuilder people = origins();
    people.addPoint(700, 0, low);
    people.addPoint(1200, 0, both);
    people.addPoint(2500, 0, high);
    people.addPoint(100, 0, inputs.get("city_total").asDouble() - both - low - high);
    List<Double> found = percents(people.build(), set("low", 1000, 500), set("high", 1900, 1000));
    JsonNode expected = json(row, "expected");
    assertThat(found.get(0)).isCloseTo(expected.get("pct_any").asDouble(), within(1e-12));
    assertThat(found.get(1)).isCloseTo(expected.get("pct_low").asDouble(), within(1e-12));
    assertThat(found.get(2)).isCloseTo(expected.get("pct_high").asDouble(), within(1e-12));
  }
}
