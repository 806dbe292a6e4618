package org.urbanobservatory.job.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.job.settings.InputSettings.BuiltUp;
import org.urbanobservatory.job.settings.InputSettings.Population;
import org.urbanobservatory.job.settings.InputSettings.Statistics;
import org.urbanobservatory.job.settings.InputSettings.Streets;
import org.urbanobservatory.source.tabular.DecimalStyle;
import org.urbanobservatory.table.FileLayout;

class SettingsReaderTest {
  private static final Set<String> EDITIONS = Set.of("cpi-2012", "cpi-guide", "cpi-mexico-2016");
  private static final String SAMPLE =
      """
      observatory: { id: sample, name: Sample observatory }
      years: [2020, 2015]
      countries:
        - { code: XBO, name: Boreland }
        - { code: XAV, name: Avaria, region: north_coast, income: upper_middle }
      cities: { path: cities.geojson }
      extents:
        - { id: boundary, kind: boundary }
        - { id: boundary_built_up, kind: boundary_built_up, input: built_up_2020 }
      editions: [cpi-guide, own/edition.yaml]
      inputs:
        statistics:
          - { id: statistics, path: statistics.csv, source: City departments, licence: CC-BY-4.0, required: true, delimiter: ";", decimal: comma, columns: { value: valeur }, constants: { country_code: XAV } }
        streets:
          - { id: osm, path: "../osm/{city_id}.osm.pbf", year: 2020, source: OpenStreetMap, cities: [north, south] }
        population:
          - { id: population_2020, path: population_2020.tif, quantity: count, source: Model, period: { from: 2019-07-01, to: 2020-06-30 } }
        built_up:
          - { id: built_up_2020, path: "s3a://bucket/built_up_2020.tif", value: share, threshold: 0.2, year: 2020, source: GHSL }
        urban_polygons: []
      output: { path: output }
      settings: { crs: null, intersection_radius_m: 15 }
      """;

  @TempDir Path folder;

  @Test
  void readsEveryPart() {
    ObservatorySettings settings = read(SAMPLE);

    assertThat(settings.id()).isEqualTo("sample");
    assertThat(settings.years()).containsExactly(2015, 2020);
    assertThat(settings.countries())
        .containsExactly(
            new CountrySettings("XAV", "Avaria", "north_coast", "upper_middle"),
            new CountrySettings("XBO", "Boreland", null, null));
    assertThat(settings.cities().path()).isEqualTo("cities.geojson");
    assertThat(settings.cities().bytes().uri())
        .isEqualTo(folder.resolve("cities.geojson").toString());
    assertThat(settings.extents())
        .containsExactly(
            new ExtentSettings("boundary", ExtentSettings.Kind.BOUNDARY, List.of(), Map.of()),
            new ExtentSettings(
                "boundary_built_up",
                ExtentSettings.Kind.BOUNDARY_BUILT_UP,
                List.of("built_up_2020"),
                Map.of()));
    assertThat(settings.editions())
        .containsExactly("cpi-guide", folder.resolve("own/edition.yaml").toString());
    assertThat(settings.output())
        .isEqualTo(
            new OutputSettings("output", folder.resolve("output").toString(), FileLayout.BY_CITY));
    assertThat(settings.computation())
        .isEqualTo(new ComputationSettings(null, 15, 1000, 1600, false, Map.of()));
    assertThat(settings.inputs())
        .extracting(InputSettings::id)
        .containsExactly("built_up_2020", "osm", "population_2020", "statistics");
  }

  @Test
  void readsWhatEachKindAdds() {
    ObservatorySettings settings = read(SAMPLE);

    Statistics statistics = settings.inputs(Statistics.class).get(0);
    assertThat(statistics.delimiter()).isEqualTo(';');
    assertThat(statistics.decimal()).isEqualTo(DecimalStyle.COMMA);
    assertThat(statistics.input().columns()).isEqualTo(Map.of("value", "valeur"));
    assertThat(statistics.input().constants()).isEqualTo(Map.of("country_code", "XAV"));
    assertThat(statistics.extent()).isEqualTo("boundary");
    assertThat(statistics.common().required()).isTrue();
    assertThat(statistics.common().minCellCount()).isEqualTo(10);
    assertThat(statistics.common().period()).isNull();

    Streets streets = settings.inputs(Streets.class).get(0);
    assertThat(streets.common().isPerCity()).isTrue();
    assertThat(streets.common().covers("north")).isTrue();
    assertThat(streets.common().covers("east")).isFalse();
    assertThat(streets.common().bytes("north").uri())
        .isEqualTo(folder.resolveSibling("osm/north.osm.pbf").toString());
    assertThat(streets.common().path()).isEqualTo("../osm/{city_id}.osm.pbf");

    Population population = settings.inputs(Population.class).get(0);
    assertThat(population.quantity()).isEqualTo(Population.Quantity.COUNT);
    assertThat(population.common().minCellCount()).isZero();
    assertThat(population.common().period())
        .isEqualTo(new Period(LocalDate.of(2019, 7, 1), LocalDate.of(2020, 6, 30)));
    assertThat(population.common().period().text()).isEqualTo("2019-07-01/2020-06-30");

    BuiltUp builtUp = settings.inputs(BuiltUp.class).get(0);
    assertThat(builtUp.common().location()).isEqualTo("s3a://bucket/built_up_2020.tif");
    assertThat(builtUp.threshold()).isEqualTo(0.2);
    assertThat(builtUp.common().period().text()).isEqualTo("2020");
    assertThat(settings.inputs(settings.extents().get(1))).containsExactly(builtUp);
  }

  @Test
  void readsTheCatalogueForItsEditions() {
    Path file = write(SAMPLE);

    assertThat(SettingsReader.read(file).editions()).contains("cpi-guide");
  }

  @Test
  void theWorkOnUncertainty_isBounded() {
    assertThat(read(SAMPLE).computation().mostDraws()).isEqualTo(Integer.MAX_VALUE);
    assertThat(read(SAMPLE).computation().shareSamples()).isEqualTo(256);
    ObservatorySettings bounded =
        read(
            SAMPLE.replace(
                "intersection_radius_m: 15", "uncertainty: { most_draws: 0, share_samples: 64 }"));
    assertThat(bounded.computation().mostDraws()).isZero();
    assertThat(bounded.computation().shareSamples()).isEqualTo(64);
  }

  @Test
  void outputMayBeReplaced() {
    OutputSettings output = read(SAMPLE).withOutput("there", "/data/there").output();

    assertThat(output.location()).isEqualTo("/data/there");
    assertThat(output.path()).isEqualTo("there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          statistics:      | statistcs:      | unknown key 'statistcs' under inputs; did you mean 'statistics'?
          quantity: count  | quantty: count  | unknown key 'quantty' under inputs.population[0]; did you mean 'quantity'?
          output:          | outptu:         | unknown key 'outptu' at the top level; did you mean 'output'?
          output:          | outptu:         | missing key 'output' at the top level
          name: Avaria     | nom: Avaria     | missing key 'name' under countries[1]
          [2020, 2015]     | []              | years is an empty list: must not be empty. Reporting years. Each index is computed once per year.
          [2020, 2015]     | 2020            | years must be a list, is 2020
          [2020, 2015]     | [soon]          | years[0] must be a whole number, is 'soon'
          [2020, 2015]     | [202]           | years[0] is 202: must be at least 1900. A calendar year.
          [2020, 2015]     | [2020, 2020]    | duplicate year '2020' under years
          code: XAV        | code: KEM       | unknown country code 'KEM' under countries; did you mean 'KEN'?
          code: XAV        | code: Kenya     | unknown country code 'Kenya' under countries; use ISO 3166-1 alpha-3, three capital letters
          code: XAV        | code: XBO       | duplicate country code 'XBO' under countries
          region: north_coast | region: North | countries[1].region is 'North': Group of countries whose cities are peers
          income: upper_middle | incom: upper | unknown key 'incom' under countries[1]; did you mean 'income'?
          income: upper_middle | income: 3    | countries[1].income must be text, is 3
          id: sample       | id: A sample    | observatory.id is 'A sample': A short name, unique in its list: lower case letters, digits, '_', '-', '.'.
          path: output     | path: 5         | output.path must be text, is 5
          path: output     | path:           | output.path must be text, is empty
          { path: output } | { path: output, layout: by_town } | output.layout must be one of by_city, by_country, is 'by_town'
          id: osm          | id: statistics  | duplicate input id 'statistics' under inputs
          input: built_up_2020 | input: built_up_2021 | extents[1] names unknown input 'built_up_2021'; did you mean 'built_up_2020'?
          input: built_up_2020 | input: osm      | extents[1] names input 'osm', which is neither built_up nor urban_polygons
          , input: built_up_2020 | ``            | extents[1] needs key 'input' for kind: boundary_built_up
          kind: boundary } | kind: boundary, input: built_up_2020 } | extents[0] has key 'input', which kind: boundary does not read
          id: boundary,    | id: boundary_built_up, | duplicate extent id 'boundary_built_up' under extents
          kind: boundary } | kind: degurbia } | extents[0].kind must be one of boundary, boundary_built_up, given, degurba, atlas, is 'degurbia'; did you mean 'degurba'?
          kind: boundary } | kind: degurba } | extents[0] needs key 'input' for kind: degurba
          kind: boundary } | kind: degurba, input: osm } | extents[0] names input 'osm', which is not population
          [cpi-guide,      | [cpi-gude,      | unknown edition 'cpi-gude' under editions; did you mean 'cpi-guide'?
          [cpi-guide,      | [cpi-guide, cpi-guide, | duplicate edition 'cpi-guide' under editions
          year: 2020, source: OpenStreetMap | source: OpenStreetMap | inputs.streets[0] needs year or period: what the data refer to
          quantity: count, | quantity: count, year: 2020, | inputs.population[0] has both year and period; keep one
          to: 2020-06-30   | to: 2018-06-30  | inputs.population[0].period ends on 2018-06-30, before it starts on 2019-07-01
          to: 2020-06-30   | to: 2020-06-31  | inputs.population[0].period is no date: Text '2020-06-31' could not be parsed: Invalid date 'JUNE 31'
          quantity: count, | ``              | inputs.population[0] needs key 'quantity' for a GeoTIFF
          population_2020.tif, quantity: count | population.csv, column: people, x: lon, y: lat | inputs.population[0] needs key 'crs' for a CSV
          quantity: count, | quantity: count, control_total: populaton, | inputs.population[0].control_total 'populaton' is no variable of statistics; did you mean 'population'?
          quantity: count, | quantity: count, control_total: city_product, | inputs.population[0].control_total 'city_product' is in MILLION_USD_PPP; name a variable that counts people, such as population
          population_2020.tif, quantity: count | population.gpkg | inputs.population[0] needs key 'column' for a vector file
          value: share     | value: binary   | inputs.built_up[0] has key 'threshold', which value: binary does not read
          required: true   | encoding: utf9  | inputs.statistics[0].encoding 'utf9' is unknown; for example UTF-8, windows-1252
          required: true   | required: maybe | inputs.statistics[0].required must be true or false, is 'maybe'
          required: true   | extent: boundry | inputs.statistics[0] names unknown extent 'boundry'; did you mean 'boundary'?
          decimal: comma   | decimal: ","    | inputs.statistics[0].decimal must be one of point, comma, is ','
          { value: valeur  | { valeu: valeur | unknown key 'valeu' under inputs.statistics[0].columns; did you mean 'value'?
          cities: [north, south] | cities: [../north] | inputs.streets[0].cities[0] is '../north':
          crs: null        | crs: 31982      | settings.crs must be text or null, is 31982
          intersection_radius_m: 15 | intersection_radius_m: 0 | settings.intersection_radius_m is 0: must be above 0. Junctions whose circles of this radius touch are one intersection. Default 12.
          intersection_radius_m: 15 | uncertainty: { share_samples: 3 } | settings.uncertainty.share_samples is 3:
          intersection_radius_m: 15 | uncertainty: { most_draws: -1 } | settings.uncertainty.most_draws is -1: must be at least 0.
          intersection_radius_m: 15 | uncertainty: { draws: 1 } | unknown key 'draws' under settings.uncertainty
          intersection_radius_m: 15 | open_space: { local_reach_m: 900, regional_reach_m: 800 } | settings.open_space.local_reach_m is 900: must be at most regional_reach_m, which is 800. Lower local_reach_m, or raise regional_reach_m
          intersection_radius_m: 15 | open_space: { local_reach_m: 1500 } | settings.open_space.local_reach_m is 1500: must be at most regional_reach_m, which is 1000, its default. Lower local_reach_m, or raise regional_reach_m
          intersection_radius_m: 15 | open_space: { regional_reach_m: 300 } | settings.open_space.local_reach_m is 400, its default: must be at most regional_reach_m, which is 300. Lower local_reach_m, or raise regional_reach_m
          intersection_radius_m: 15 | open_space: { local_reach_m: far } | settings.open_space.local_reach_m must be a number, is 'far'
          intersection_radius_m: 15 | growth: { min_years: 12 } | settings.growth.min_years is 12: must be at most max_years, which is 10, its default. Lower min_years, or raise max_years
          intersection_radius_m: 15 | growth: { max_years: 4 } | settings.growth.min_years is 5, its default: must be at most max_years, which is 4. Lower min_years, or raise max_years
          intersection_radius_m: 15 | transit: { from_hour: 19 } | settings.transit.from_hour is 19: must be earlier than to_hour, which is 19, its default. Lower from_hour, or raise to_hour
          intersection_radius_m: 15 | transit: { to_hour: 6.5 } | settings.transit.from_hour is 7, its default: must be earlier than to_hour, which is 6.5. Lower from_hour, or raise to_hour
          intersection_radius_m: 15 | transit: { max_headway_minutes: 0.001 } | settings.transit.max_headway_minutes is 0.001: must be at least 1.
          kind: boundary } | kind: atlas, input: built_up_2020, suburban_share: 0.6 } | extents[0].suburban_share is 0.6: must be at most urban_share, which is 0.5, its default. Lower suburban_share, or raise urban_share
          kind: boundary } | kind: atlas, input: built_up_2020, urban_share: 0.2 } | extents[0].suburban_share is 0.25, its default: must be at most urban_share, which is 0.2. Lower suburban_share, or raise urban_share
          threshold: 0.2   | threshold: 50   | inputs.built_up[0].threshold is 50: must be at most 1.
          urban_polygons: [] | green: [{ id: ndvi, path: n.tif, year: 2020, source: S, value: share, threshold: 30 }] | inputs.green[0].threshold is 30: must be at most 1.
          urban_polygons: [] | green: [{ id: ndvi, path: n.tif, year: 2020, source: S, threshold: 0.3 }] | inputs.green[0] has key 'threshold', which value: binary does not read
          urban_polygons: [] | green: [{ id: ndvi, path: n.gpkg, year: 2020, source: S, value: share, threshold: 0.3 }] | inputs.green[0] has key 'threshold', which a vector file does not read
          intersection_radius_m: 15 | access: { max_snap_m: .inf } | line 22: key 'max_snap_m' is .inf, which is not a finite number
          intersection_radius_m: 15 | open_space: { min_area_m2: .nan } | line 22: key 'min_area_m2' is .nan, which is not a finite number
          """)
  void namesTheFault(String part, String replacement, String problem) {
    assertThat(SAMPLE).contains(part);
    String text = SAMPLE.replaceFirst(java.util.regex.Pattern.quote(part), replacement);

    assertThat(problems(text, Map.of()))
        .anyMatch(found -> found.startsWith("Invalid config sample.yaml: " + problem));
  }

  @Test
  void namesAllFaultsAtOnce() {
    String text =
        SAMPLE
            .replace("statistics:", "statistcs:")
            .replace("XAV", "KEM")
            .replace("share", "binary");

    assertThat(problems(text, Map.of())).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'years: [2020]\\n bad: 1'           | Invalid config sample.yaml: line 2:
          'years: [2020]\\nyears: [2015]'    | Invalid config sample.yaml: line 2: key 'years' stands twice; keep one
          'just text'                        | Invalid config sample.yaml: it must be a map of keys, is STRING
          ' '                                | Invalid config sample.yaml: empty
          """)
  void namesTheLineOfASyntaxFault(String text, String message) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void namesAFileThatIsNotThere() {
    Path file = folder.resolve("none.yaml");

    assertThatThrownBy(() -> SettingsReader.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage("Cannot read config " + file + ": there is no such file");
    assertThatThrownBy(() -> SettingsReader.read(folder))
        .hasMessage("Cannot read config " + folder + ": it is a folder; name the YAML file in it");
  }

  @Test
  void readsTheEnvironmentInValuesOnly() {
    String text =
        SAMPLE
            .replace("path: cities.geojson", "path: \"${CITIES_DIR}/cities.geojson\"")
            .replace("years: [2020, 2015]", "years: [\"${YEAR}\"]");

    ObservatorySettings settings =
        read(text, Map.of("CITIES_DIR", "/secret/place", "YEAR", "2018"));

    assertThat(settings.years()).containsExactly(2018);
    assertThat(settings.cities().bytes().uri()).isEqualTo("/secret/place/cities.geojson");
    assertThat(settings.cities().path()).isEqualTo("${CITIES_DIR}/cities.geojson");
    assertThat(settings.redacted().toString()).contains("${CITIES_DIR}").doesNotContain("secret");
    assertThat(settings.toString()).doesNotContain("/secret");
    assertThat(settings.secrets().redact("Cannot read /secret/place/cities.geojson"))
        .isEqualTo("Cannot read ${CITIES_DIR}/cities.geojson");
  }

  @Test
  void refusesAnUnsetVariableAndNamesOtherFaultsToo() {
    String text =
        SAMPLE
            .replace("years: [2020, 2015]", "years: [\"${YEAR}\"]")
            .replace("cpi-guide", "cpi-gude");

    assertThat(problems(text, Map.of()))
        .containsExactly(
            "Invalid config sample.yaml: environment variable 'YEAR' is not set, but ${YEAR} reads"
                + " it",
            "Invalid config sample.yaml: unknown edition 'cpi-gude' under editions; did you mean"
                + " 'cpi-guide'?");
  }

  @Test
  void showsNoSecretInAMessage() {
    String text = SAMPLE.replace("[cpi-guide,", "[\"${TOKEN}\",");

    assertThat(problems(text, Map.of("TOKEN", "tiger-7291")))
        .containsExactly("Invalid config sample.yaml: unknown edition '${TOKEN}' under editions");
  }

  private List<String> problems(String text, Map<String, String> environment) {
    return catchThrowableOfType(ConfigException.class, () -> read(text, environment)).problems();
  }

  private ObservatorySettings read(String text) {
    return read(text, Map.of());
  }

  private ObservatorySettings read(String text, Map<String, String> environment) {
    return new SettingsReader(environment, () -> EDITIONS).settings(write(text));
  }

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("sample.yaml"), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
