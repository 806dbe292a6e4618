package org.urbanobservatory.job.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.tabular.StatisticsInput;
import org.urbanobservatory.source.tabular.StatisticsRead;
import org.urbanobservatory.source.tabular.StatisticsReader;
import org.urbanobservatory.source.tabular.Vocabulary;

/** The statistics as the pipeline's reader and catalogue see them. */
class StatisticsAgreementTest {
  @TempDir Path folder;

  private final Catalogue catalogue = Catalogue.load();
  private StatisticsRead read;

  @BeforeEach
  void generate() throws IOException {
    SampleObservatory.generate(folder, 6, 11);
    read =
        StatisticsReader.read(
            ByteSource.of(folder.resolve("statistics.csv")),
            StatisticsInput.detected("statistics", "statistics.csv"),
            vocabulary());
  }

  private Vocabulary vocabulary() {
    Map<String, Variable> variables = new TreeMap<>();
    catalogue.acceptedVariables().forEach(v -> variables.put(v.id(), v));
    Map<String, Unit> units = new TreeMap<>();
    catalogue.units().forEach(u -> units.put(u.id(), u));
    Map<String, String> indicators = new TreeMap<>();
    catalogue.indicators().forEach(i -> indicators.put(i.id(), i.unit()));
    Set<Place> cities = new TreeSet<>();
    for (String id : List.of("tabula", "vetra", "limbara")) {
      cities.add(new Place("XAV", id));
    }
    for (String id : List.of("rundhaven", "blokstad", "elvmunde")) {
      cities.add(new Place("XBO", id));
    }
    return new Vocabulary(
        variables,
        units,
        indicators,
        Map.of(),
        cities,
        Set.of("XAV", "XBO"),
        Set.of("boundary", "boundary_built_up"));
  }

  @Test
  void onlyTheDeliberateFaultsAreFound() throws IOException {
    List<String> expected =
        Files.readAllLines(folder.resolve("truth/expected_issues.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.lastIndexOf(',')))
            .toList();
    assertThat(read.issues())
        .extracting(i -> i.code() + "," + i.input() + "," + i.location())
        .containsExactlyElementsOf(expected);
    assertThat(expected).hasSize(7);
    assertThat(read.issues())
        .filteredOn(i -> i.code().equals("unknown_variable"))
        .singleElement()
        .satisfies(i -> assertThat(i.message()).contains("unemployd").contains("unemployed"));
  }

  @Test
  void everyCityHasEveryStatisticOfTheIndex() {
    Set<String> statistics = new TreeSet<>();
    for (var component : catalogue.edition("cpi-guide").components()) {
      component
          .options()
          .forEach(o -> statistics.addAll(needed(catalogue.indicator(o.indicatorId()))));
    }
    assertThat(statistics).hasSizeGreaterThan(60);
    for (Place city : vocabulary().cities()) {
      for (int year : new int[] {2015, 2020}) {
        Set<String> missing = new TreeSet<>(statistics);
        read.observations().stream()
            .filter(o -> o.place().equals(city) && o.year() == year)
            .forEach(o -> missing.remove(o.variable()));
        missing.removeAll(
            Set.of("carbon_dioxide_emitted", "pm10_concentration", "pm_concentration"));
        boolean conflicting = city.cityId().equals("tabula") && year == 2020;
        assertThat(missing)
            .as("%s %d", city, year)
            .isEqualTo(conflicting ? Set.of("public_library_count") : Set.of());
      }
    }
  }

  private Set<String> needed(Indicator indicator) {
    Set<String> ids = new TreeSet<>();
    indicator
        .formula()
        .terms()
        .forEach(
            term ->
                catalogue
                    .findVariable(term.variable())
                    .filter(v -> v.origin() == Variable.Origin.STATISTIC)
                    .ifPresent(v -> ids.add(v.id())));
    return ids;
  }

  @Test
  void unitsAreConverted() {
    assertThat(value("XBO", "rundhaven", "average_broadband_speed")).isBetween(20_000.0, 95_000.0);
    assertThat(value("XBO", "rundhaven", "carbon_dioxide_emitted")).isBetween(3e5, 8e5);
    assertThat(value("XAV", null, "carbon_dioxide_emitted")).isEqualTo(60_230_000);
  }

  @Test
  void populationIsThatOfTheRaster() throws IOException {
    double people =
        new GeneratedSample(folder).truth().get("vetra/boundary/extent_population/2020")[0];
    assertThat(value("XAV", "vetra", "population")).isEqualTo(StrictMath.rint(people));
  }

  /** To the last digit of the file; an office's parts add up to its total. */
  @Test
  void productOfDistrictsIsThatOfTheirCity() {
    for (Place city : vocabulary().cities()) {
      for (int year : new int[] {2015, 2020}) {
        List<Observation> products =
            read.observations().stream()
                .filter(o -> o.place().equals(city) && o.year() == year)
                .filter(o -> o.variable().equals("city_product"))
                .toList();
        List<Observation> parts = products.stream().filter(Observation::isOfZone).toList();
        double whole =
            products.stream().filter(o -> !o.isOfZone()).mapToDouble(Observation::value).sum();

        assertThat(parts).hasSize(4).allMatch(o -> o.value() > 0.1 * whole);
        assertThat(parts).allMatch(o -> o.zoneId().startsWith(city.cityId() + "-"));
        assertThat(parts.stream().mapToDouble(Observation::value).sum())
            .isCloseTo(whole, within(1e-6 * whole));
      }
    }
  }

  private double value(String country, String city, String variable) {
    return read.observations().stream()
        .filter(o -> o.place().equals(new Place(country, city)) && o.year() == 2020)
        .filter(o -> o.variable().equals(variable) && o.breakdown().isTotal() && !o.isOfZone())
        .mapToDouble(Observation::value)
        .findFirst()
        .orElseThrow();
  }
}
