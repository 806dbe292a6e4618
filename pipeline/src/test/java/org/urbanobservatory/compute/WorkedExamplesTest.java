package org.urbanobservatory.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Formula;
import org.urbanobservatory.model.Formula.GrowthRate;
import org.urbanobservatory.model.Formula.GrowthRate.Subject;
import org.urbanobservatory.model.Formula.GrowthRatio;
import org.urbanobservatory.model.Formula.GrowthRatio.Rate;
import org.urbanobservatory.model.Formula.Ratio;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Variable;

/** The published and constructed cases of SDG 11 that a plain formula answers. */
class WorkedExamplesTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Place CITY = new Place("XAV", "made");

  @TestFactory
  List<DynamicTest> growthOfLandAndPeople() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (CSVRecord row : rows()) {
      boolean hasInputs = !row.get("kind").equals("published_output_only");
      if (row.get("indicator").equals("11.3.1") && hasInputs) {
        tests.add(DynamicTest.dynamicTest(row.get("id"), () -> assertGrowth(row)));
      }
    }
    assertThat(tests).hasSize(36);
    return tests;
  }

  /** Streets and open spaces by the indicators of the catalogue that measure them. */
  @Test
  void openPublicSpaceOfTheCatalogue() throws IOException {
    JsonNode city = json(row("1171-1").get("inputs"));
    JsonNode expected = json(row("1171-1").get("expected"));
    var given = new TreeMap<String, Double>();
    given.put("open_space_area_m2", 1e6 * city.get("ops_km2").asDouble());
    given.put("street_reserve_beside_open_space_m2", 1e6 * city.get("street_km2").asDouble());
    given.put("street_reserve_area_m2", 1e6 * city.get("street_km2").asDouble());
    given.put("extent_area_m2", 1e6 * city.get("city_km2").asDouble());
    given.put("people_near_open_space", city.get("pop_access").asDouble());
    given.put("extent_population", city.get("pop_total").asDouble());

    assertThat(catalogue("access_to_open_public_space", given))
        .isCloseTo(expected.get("access_pct").asDouble(), within(1e-9));
    assertThat(catalogue("open_public_space_share", given))
        .isCloseTo(expected.get("share_total_pct").asDouble(), within(1e-9));
    assertThat(catalogue("land_allocated_to_streets", given))
        .isCloseTo(expected.get("share_streets_pct").asDouble(), within(1e-9));
  }

  /** In circles of one size the mean of their shares is the share of all of them. */
  @Test
  void streetsOfSampleCircles() throws IOException {
    JsonNode inputs = json(row("1171-2").get("inputs"));
    double hectares = 0;
    for (JsonNode sample : inputs.get("samples_ha")) {
      hectares += sample.asDouble();
    }
    double all = inputs.get("samples_ha").size() * inputs.get("circle_ha").asDouble();
    var given = new TreeMap<String, Double>();
    given.put("street_reserve_area_m2", 1e4 * hectares);
    given.put("extent_area_m2", 1e4 * all);

    assertThat(catalogue("land_allocated_to_streets", given))
        .isCloseTo(json(row("1171-2").get("expected")).get("las_pct").asDouble(), within(1e-9));
  }

  private static double catalogue(String indicator, Map<String, Double> given) {
    return FormulaEvaluator.evaluate(
            CATALOGUE.indicator(indicator).formula(), ExampleInputs.of(given))
        .value();
  }

  private static CSVRecord row(String id) throws IOException {
    return rows().stream().filter(r -> r.get("id").equals(id)).findFirst().orElseThrow();
  }

  @TestFactory
  List<DynamicTest> shares() throws IOException {
    var tests = new ArrayList<DynamicTest>();
    for (CSVRecord row : rows()) {
      List<Share> shares = SHARES.getOrDefault(row.get("id"), List.of());
      for (Share share : shares) {
        String name = row.get("id") + " " + share.expected();
        tests.add(DynamicTest.dynamicTest(name, () -> assertShare(row, share)));
      }
    }
    assertThat(tests).hasSize(14);
    return tests;
  }

  /** A ratio of inputs whose result the row expects under a name. */
  private record Share(
      List<String> numerator, List<String> denominator, String expected, double scale) {
    Share(List<String> numerator, List<String> denominator, String expected) {
      this(numerator, denominator, expected, 100);
    }
  }

  private static Share perHundredThousand(String expected, String... numerator) {
    return new Share(List.of(numerator), List.of("population_implied"), expected, 100_000);
  }

  private static final List<Share> DISASTERS =
      List.of(
          perHundredThousand("VC_DSR_MTMP", "deaths", "missing"),
          perHundredThousand(
              "VC_DSR_DAFF",
              "injured_ill",
              "people_damaged_dwellings",
              "people_destroyed_dwellings",
              "livelihoods"));

  private static final Map<String, List<Share>> SHARES =
      Map.of(
          "1161-1",
          List.of(
              new Share(List.of("controlled_tpd"), List.of("generated_tpd"), "pct"),
              new Share(List.of("collected_tpd"), List.of("generated_tpd"), "pct_collected")),
          "1171-1",
          List.of(
              new Share(List.of("pop_access"), List.of("pop_total"), "access_pct"),
              new Share(List.of("ops_km2"), List.of("city_km2"), "share_ops_pct"),
              new Share(List.of("street_km2"), List.of("city_km2"), "share_streets_pct"),
              new Share(List.of("ops_km2", "street_km2"), List.of("city_km2"), "share_total_pct")),
          "11b2-1",
          List.of(new Share(List.of("with_strategy"), List.of("total"), "SG_DSR_SILS")),
          "1151-unsd-afghanistan-2019",
          DISASTERS,
          "1151-unsd-albania-2023",
          DISASTERS,
          "1151-unsd-philippines-2021",
          DISASTERS,
          "1172-1",
          List.of(new Share(List.of("physical", "both"), List.of("total"), "pct_physical")));

  private static void assertShare(CSVRecord row, Share share) throws IOException {
    JsonNode inputs = json(row.get("inputs"));
    var given = new TreeMap<String, Double>();
    inputs
        .fields()
        .forEachRemaining(field -> given.put(field.getKey(), field.getValue().asDouble()));
    Formula formula =
        new Ratio(terms(share.numerator()), terms(share.denominator()), share.scale());
    assertThat(FormulaEvaluator.evaluate(formula, ExampleInputs.of(given)).value())
        .isCloseTo(
            json(row.get("expected")).get(share.expected()).asDouble(), withinPercentage(1e-6));
  }

  private static List<Term> terms(List<String> variables) {
    return variables.stream().map(Term::of).toList();
  }

  private static void assertGrowth(CSVRecord row) throws IOException {
    JsonNode inputs = json(row.get("inputs"));
    JsonNode expected = json(row.get("expected"));
    for (Rate rate : rates(inputs, expected)) {
      assertGrowth(new Case(row.get("tolerance"), inputs, expected, rate));
    }
  }

  private static List<Rate> rates(JsonNode inputs, JsonNode expected) {
    if (inputs.has("lcr_formula")) {
      return List.of(Rate.valueOf(inputs.get("lcr_formula").asText()));
    }
    return expected.has("lcr_log") ? List.of(Rate.SIMPLE, Rate.LOG) : List.of(Rate.SIMPLE);
  }

  private record Case(String tolerance, JsonNode inputs, JsonNode expected, Rate rate) {
    Evaluated result() {
      var formula = new GrowthRatio(Term.of("area"), Term.of("people"), rate, Rate.LOG);
      return FormulaEvaluator.evaluate(formula, new TwoDates(inputs));
    }

    /** {@code lcr}, {@code lcr_log}, {@code lcr_simple} or {@code lcr_signed}, as the row has. */
    JsonNode expected(String name) {
      String variant = name + "_" + rate.name().toLowerCase(Locale.ROOT);
      return Stream.of(name, variant, name + "_signed")
          .filter(expected::has)
          .findFirst()
          .map(expected::get)
          .orElse(NullNode.getInstance());
    }

    String reason() {
      return switch (expected.path("error").asText()) {
        case "BUILT_T0_NOT_POSITIVE" -> Reason.BUILT_T0_NOT_POSITIVE;
        case "POP_NOT_POSITIVE" -> Reason.POPULATION_NOT_POSITIVE;
        default -> Reason.NO_GROWTH;
      };
    }

    /** Each rate by itself, as it is published beside the ratio. */
    void assertRates() {
      Evaluated land = rate(Subject.AREA, rate, 1);
      Evaluated people = rate(Subject.POPULATION, Rate.LOG, 1);
      assertClose(land.value(), expected("lcr"), 1);
      assertClose(land.value(), expected("lcr_pct"), 100);
      assertClose(people.value(), expected("pgr"), 1);
      assertClose(
          rate(Subject.AREA, Rate.TOTAL, 100).value(), expected("total_change_built_pct"), 1);
      if (expected.path("error").asText().equals("BUILT_T0_NOT_POSITIVE")) {
        assertThat(land.reason()).isEqualTo(Reason.BUILT_T0_NOT_POSITIVE);
      }
      if (expected.path("error").asText().equals("POP_NOT_POSITIVE")) {
        assertThat(people.reason()).isEqualTo(Reason.POPULATION_NOT_POSITIVE);
      }
    }

    private Evaluated rate(Subject subject, Rate by, double scale) {
      Term term = Term.of(subject == Subject.AREA ? "area" : "people");
      return FormulaEvaluator.evaluate(
          new GrowthRate(subject, term, by, scale), new TwoDates(inputs));
    }

    void assertPerHead() {
      var dates = new TwoDates(inputs);
      for (int date = 0; date <= 1; date++) {
        var given =
            Map.of("built_up_area_m2", dates.area(date), "extent_population", dates.people(date));
        JsonNode wanted = expected("built_per_capita_t" + date + "_m2");
        if (!wanted.isNull()) {
          assertClose(catalogue("built_up_per_capita", given), wanted, 1);
        }
      }
    }

    /** What the catalogue's indicator gives a city of these areas and people. */
    void assertPublished() {
      IndicatorValue row = published();
      assertClose(row.value(), expected("lcrpgr"), 1);
      Double pgr = row.denominator();
      String status = pgr != null && StrictMath.abs(pgr) < 0.0005 ? "U" : "A";
      assertThat(row.obsStatus()).isEqualTo(row.value() == null ? "O" : status);
      if (expected.has("obs_status")) {
        assertThat(row.obsStatus()).isEqualTo(expected.get("obs_status").asText());
      }
      if (expected.has("regime")) {
        assertThat(row.method()).contains("; regime " + expected.get("regime").asText() + ": ");
      }
      if (expected.has("lcrpgr_abs_published")) {
        assertClose(StrictMath.abs(row.value()), expected.get("lcrpgr_abs_published"), 1);
      }
    }

    private IndicatorValue published() {
      String id = "land_consumption_to_population_growth" + (rate == Rate.LOG ? "_log" : "");
      Indicator indicator = CATALOGUE.indicator(id);
      var variables = new TreeMap<String, Variable>();
      CATALOGUE.variables().forEach(variable -> variables.put(variable.id(), variable));
      var settings = ComputeSettings.of(List.of(), ProxyExtent.REFUSED);
      int later = 2000 + (int) new TwoDates(inputs).years();
      return new IndicatorComputation(List.of(indicator), variables, settings)
          .compute(CITY, observations(indicator.extent(), later)).values().stream()
              .filter(value -> value.year() == later)
              .findFirst()
              .orElseThrow();
    }

    private List<Observation> observations(String extent, int later) {
      var dates = new TwoDates(inputs);
      var observations = new ArrayList<Observation>();
      for (int date = 0; date <= 1; date++) {
        int year = date == 0 ? 2000 : later;
        observations.add(observed(extent, "built_up_area_m2", year, dates.area(date), "M2"));
        observations.add(
            observed(extent, "extent_population", year, dates.people(date), "PERSONS"));
      }
      return observations;
    }

    private static Observation observed(
        String extent, String variable, int year, double value, String unit) {
      return new Observation(
          CITY,
          extent,
          variable,
          year,
          Breakdown.TOTAL,
          null,
          null,
          value,
          unit,
          null,
          "A",
          "x",
          "x",
          null,
          null);
    }

    void assertClose(Double actual, JsonNode wanted, double scale) {
      if (!wanted.isNull()) {
        double value = wanted.asDouble();
        boolean isRelative = tolerance.endsWith("rel");
        double number = Double.parseDouble(tolerance.split(" ")[0]);
        double allowed = isRelative ? number * StrictMath.abs(value) : number;
        assertThat(actual * scale).isCloseTo(value, within(allowed));
      }
    }
  }

  private static void assertGrowth(Case growth) {
    Evaluated result = growth.result();
    growth.assertClose(result.numerator(), growth.expected("lcr"), 1);
    growth.assertClose(result.numerator(), growth.expected("lcr_pct"), 100);
    growth.assertClose(result.denominator(), growth.expected("pgr"), 1);
    growth.assertClose(result.value(), growth.expected("lcrpgr"), 1);
    growth.assertRates();
    growth.assertPerHead();
    growth.assertPublished();
    if (growth.expected("lcrpgr").isNull()) {
      assertThat(result.value()).isNull();
      assertThat(result.reason()).isEqualTo(growth.reason());
    }
  }

  /** Areas and people at two dates; published rows give rates and areas per head instead. */
  private record TwoDates(JsonNode inputs) implements FormulaInputs {
    @Override
    public OptionalDouble find(Term term) {
      return OptionalDouble.of(term.variable().equals("people") ? people(1) : area(1));
    }

    @Override
    public OptionalDouble findEarlier(Term term) {
      return OptionalDouble.of(term.variable().equals("people") ? people(0) : area(0));
    }

    @Override
    public double years() {
      return inputs.path("years").asDouble(1);
    }

    private double people(int date) {
      if (inputs.has("pop_t" + date)) {
        return inputs.get("pop_t" + date).asDouble();
      }
      double rate = inputs.has("pgr") ? rate("pgr") : rate("pgr_pct") / 100;
      return date == 0 ? 1 : StrictMath.exp(rate * years());
    }

    private double area(int date) {
      for (String unit : List.of("m2", "km2")) {
        if (inputs.has("built_t" + date + "_" + unit)) {
          return rate("built_t" + date + "_" + unit);
        }
      }
      return inputs.has("lcr")
          ? 1 + date * rate("lcr")
          : rate("built_per_capita_t" + date + "_m2") * people(date);
    }

    private double rate(String name) {
      return inputs.get(name).asDouble();
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static List<CSVRecord> rows() throws IOException {
    Path path = SharedData.folder("sdg11").resolve("worked-examples.csv");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(path, StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
