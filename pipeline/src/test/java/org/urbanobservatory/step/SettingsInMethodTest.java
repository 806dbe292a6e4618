package org.urbanobservatory.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.step.ingest.SpatialInput.Kind;

/** Every choice of the configuration is in the {@code method} of the values that it makes. */
class SettingsInMethodTest {
  /**
   * A key, another value than its default, what else is set, where it holds, a value whose method
   * says it, and the words of the default and of the other value; several are parted by {@code &}.
   */
  private static final String CASES =
      """
      intersection_radius_m            | 20       | | square | intersection_count | circles of 12 m | circles of 20 m
      grid_cell_m                      | 500      | inequality.measures=green_share | square | inequality_gini | display cell of 1000 m | display cell of 500 m
      network_buffer_m                 | 800      | | square | people_near_schools_300m | read 1600 m beyond | read 800 m beyond
      access.distance                  | straight_line | | square | people_near_schools_300m | walked along streets, joined to edges within 100 m, streets streets of 2020 read 1600 m beyond the extent; & ; at most 5 % of people not connected | straight-line distance; &
      access.snap                      | node     | access.max_snap_m=300 | square | people_near_schools_300m | , joined to edges within 300 m | __between nodes, joined within 300 m without legs
      access.max_snap_m                | 80       | | square | people_near_schools_300m | joined to edges within 100 m | joined to edges within 80 m
      access.max_cell_m                | 250      | | square | people_near_schools_300m | cells up to 100 m | cells up to 250 m
      access.spacing_m                 | 25       | | square | people_near_schools_300m | else every 50 m | else every 25 m
      access.max_not_connected_share   | 0.2      | | square | people_near_schools_300m | at most 5 % | at most 20 %
      transit.low_capacity_m           | 400      | | square | people_near_transit | low_capacity within 500 m | low_capacity within 400 m
      transit.high_capacity_m          | 800      | | square | people_near_transit | high_capacity within 1000 m | high_capacity within 800 m
      transit.route_spacing_m          | 40       | | square | people_near_transit | as a stop every 50 m | as a stop every 40 m
      transit.service_day              | 2024-02-03 | | feed | people_near_transit | 2024-01-02 (busiest_workday) | 2024-02-03 (as_of)
      transit.max_headway_minutes      | 720      | | feed | people_near_transit | (busiest_workday) | (busiest_workday), departures at least every 720 minutes from 7 to 19 h
      transit.from_hour                | 6        | transit.max_headway_minutes=720 | feed | people_near_transit | from 7 to | from 6 to
      transit.to_hour                  | 18.5     | transit.max_headway_minutes=720 | feed | people_near_transit | to 19 h | to 18.5 h
      open_space.distance_m            | 300      | | square | people_near_open_space | open_space within 400 m | open_space within 300 m
      open_space.entrance_m            | 20       | | square | people_near_open_space | come within 30 m | come within 20 m
      open_space.entrance_spacing_m    | 10       | | square | people_near_open_space | looked at every 20 m | looked at every 10 m
      open_space.local_reach_m         | 300      | | square | open_space_service_area_m2 | land within 400 m | land within 300 m
      open_space.regional_reach_m      | 1500     | | square | open_space_service_area_m2 | or 1000 m | or 1500 m
      open_space.regional_area_m2      | 50000    | | square | open_space_service_area_m2 | from 100000 m2 | from 50000 m2
      open_space.min_area_m2           | 100      | | square | open_space_area_m2 | of 0 m2 or more | of 100 m2 or more
      land_use.cell_m                  | 250      | | square | land_use_mix | cells of 500 m | cells of 250 m
      land_use.min_known_share         | 0.5      | | square | land_use_mix | known share of 0.25 | known share of 0.5
      air.method                       | idw      | | square | pm25_dose_ug_persons_per_m3 | nearest_station | inverse_distance_power_2
      air.power                        | 3        | air.method=idw | square | pm25_dose_ug_persons_per_m3 | power_2 | power_3
      air.max_distance_m               | 5000     | | square | pm25_dose_ug_persons_per_m3 | nearest_station | nearest_station_within_5000m
      air.completeness                 | 0.5      | | square | pm25_dose_ug_persons_per_m3 | report for 0.75 of | report for 0.5 of
      air.cell_m                       | 100      | | square | pm25_dose_ug_persons_per_m3 | squares of up to 250 m | squares of up to 100 m
      inequality.measures              | built_up_share | inequality.measures=green_share | square | inequality_gini | the green_share of | the built_up_share of
      inequality.threshold_share       | 0.5      | inequality.measures=green_share | square | inequality_people_below | below 0.6 of | below 0.5 of
      inequality.min_covered_share     | 0.5      | inequality.measures=green_share | square | inequality_gini | null below 80 % | null below 50 %
      growth.extent                    | fixed    | | epochs | infill_share | each year in its own limits | both years in fixed limits
      growth.touch                     | sides    | | epochs | infill_share | touch by sides and corners | touch by sides
      growth.min_years                 | 3        | | epochs | land_consumption_to_population_growth | over 5 to | over 3 to
      growth.max_years                 | 20       | | epochs | land_consumption_to_population_growth | to 10 years | to 20 years
      growth.least_population_growth   | 0.001    | | epochs | land_consumption_to_population_growth | low reliability below 0.0005 | low reliability below 0.001
      atlas.radius_m                   | 500      | | epochs | extent atlas | radius_m=564.19 | radius_m=500.0
      atlas.urban_share                | 0.6      | | epochs | extent atlas | __urban_share=0.5 | __urban_share=0.6
      atlas.suburban_share             | 0.2      | | epochs | extent atlas | suburban_share=0.25 | suburban_share=0.2
      atlas.fringe_m                   | 150      | | epochs | extent atlas | fringe_m=100.0 | fringe_m=150.0
      atlas.fringe_reach               | centre   | | epochs | extent atlas | fringe_reach=half_diagonal | fringe_reach=centre
      atlas.captured_ha                | 100      | | epochs | extent atlas | captured_below_m2=2000000.0 | captured_below_m2=1000000.0
      atlas.open_patches               | sides_and_corners | | epochs | extent atlas | open_patches=sides | open_patches=sides_and_corners
      atlas.clusters                   | sides    | | epochs | extent atlas | clusters=sides_and_corners | clusters=sides
      atlas.inclusion_growth           | 0.5      | | epochs | extent atlas | inclusion_growth=0.25 | inclusion_growth=0.5
      atlas.inclusion_passes           | until_stable | | epochs | extent atlas | inclusion_passes=one | inclusion_passes=until_stable
      atlas.population                 | people_2020 | | epochs | extent atlas | held by built-up area | held by people of people_2020
      degurba.parameters               | R2022A   | degurba.smoothing=none; degurba.min_built_up_share=0.4 | centre | extent degurba | R2023A | R2022A
      degurba.built_up                 | built_2020 | | centre | extent degurba | built-up land unknown | built-up share from 0.2 by built_2020 of 2020
      degurba.land                     | land_2020 | | centre | extent degurba | land where people are known | land of land_2020 of 2020
      degurba.min_built_up_share       | 0.3      | degurba.built_up=built_2020 | centre | extent degurba | built-up share from 0.2 & min_built_up_share=0.2 | built-up share from 0.3 & min_built_up_share=0.3
      degurba.unit_rules               | manual_2021 | | centre | extent boundary | unit_rules=july_2024 | unit_rules=manual_2021
      degurba.city                     | unit     | | centre | extent degurba | urban centre by | administrative unit that is a city by
      degurba.centre_density           | 1400     | | centre | extent degurba | centre_density=1500 | centre_density=1400
      degurba.centre_population        | 40000    | | centre | extent degurba | centre_population=50000 | centre_population=40000
      degurba.smoothing                | none     | | centre | extent degurba | smoothing=r2023a | smoothing=none
      degurba.hole_cells               | 10       | | centre | extent degurba | hole_cells=15 | hole_cells=10
      degurba.dense_density            | 1600     | | centre | extent degurba | dense_density=1500__ | dense_density=1600__
      degurba.dense_population         | 6000     | | centre | extent degurba | dense_population=5000 | dense_population=6000
      degurba.semi_dense_density       | 800      | | centre | extent degurba | semi_dense_density=900 | semi_dense_density=800
      degurba.semi_dense_population    | 3000     | | centre | extent degurba | semi_dense_population=2500 | semi_dense_population=3000
      degurba.semi_dense_distance      | 3        | | centre | extent degurba | semi_dense_distance=2 | semi_dense_distance=3
      degurba.cluster_density          | 350      | | centre | extent degurba | __cluster_density=300 | __cluster_density=350
      degurba.cluster_population       | 4000     | | centre | extent degurba | __cluster_population=5000 | __cluster_population=4000
      degurba.rural_cluster_density    | 250      | | centre | extent degurba | rural_cluster_density=300 | rural_cluster_density=250
      degurba.rural_cluster_population | 400      | | centre | extent degurba | rural_cluster_population=500 | rural_cluster_population=400
      degurba.low_density              | 40       | | centre | extent degurba | low_density=50 | low_density=40
      degurba.water_land_share         | 0.4      | | centre | extent degurba | water_land_share=0.5 | water_land_share=0.4
      """;

  private static final String WALKED =
      "walked along streets, joined to edges within 100 m, streets streets of 2020 read 1600 m beyond"
          + " the extent; people from the centre of cells up to 100 m, else every 50 m along streets;"
          + " at most 5 % of people not connected";

  /** By scene and what is set beside; many cases share one. */
  private static final Map<String, Map<String, String>> DEFAULTS = new TreeMap<>();

  @TempDir Path folder;

  /** The method with the setting is that with the default, but for the words of the setting. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = CASES, emptyValue = "", nullValues = "-")
  void theMethodNamesTheSetting(
      String key,
      String value,
      String beside,
      String scene,
      String of,
      String byDefault,
      String said) {
    var town = new SettingsTown(folder);
    Map<String, String> settings = settings(beside);
    String before =
        DEFAULTS.computeIfAbsent(scene + settings, k -> town.methods(scene, settings)).get(of);
    var other = new TreeMap<>(settings);
    other.put(key, value);
    String after = town.methods(scene, other).get(of);

    assertThat(before).as("method of %s by default", of).isNotNull();
    List<String> old = words(byDefault);
    List<String> words = words(said);
    String expected = before;
    for (int i = 0; i < old.size(); i++) {
      assertThat(before).contains(old.get(i));
      String word = i < words.size() ? words.get(i) : "";
      expected = expected.replace(old.get(i), word);
    }
    assertThat(after).isEqualTo(expected).isNotEqualTo(before);
  }

  /** Bounds on the work change no value; a declared CRS is column {@code crs} of every geometry. */
  @Test
  void noSettingIsForgotten() throws IOException {
    var keys = new TreeSet<String>();
    JsonNode definitions = schema().path("$defs");
    definitions
        .path("settings")
        .path("properties")
        .properties()
        .forEach(
            group -> {
              JsonNode members = group.getValue().path("properties");
              if (members.isMissingNode()) {
                keys.add(group.getKey());
              }
              members.fieldNames().forEachRemaining(k -> keys.add(group.getKey() + "." + k));
            });
    definitions
        .path("extent")
        .path("properties")
        .properties()
        .forEach(
            option -> {
              String description = option.getValue().path("description").asText();
              for (String kind : List.of("atlas", "degurba")) {
                if (description.startsWith("For " + kind + ":")) {
                  keys.add(kind + "." + option.getKey());
                }
              }
            });
    keys.removeIf(key -> key.startsWith("uncertainty.") || key.equals("crs"));
    // A value that another extent stands for ends with "; taken on extent ...".
    keys.remove("allow_proxy_extent");
    // Said of a raster of people where it is not the usual one, by UncoveredExtentTest.
    keys.remove("population.min_covered_share");

    assertThat(CASES.lines().map(line -> line.split("\\|")[0].strip()))
        .containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void methodsInFull() throws IOException {
    String stations = "nearest_station; stations that report for 0.75 of the year or more";
    String squares = stations + "; people in squares of up to 250 m";
    String flooded = "on polygons of flood of class deep, very deep";
    String stops = "; stops of stops of 2020, routes as a stop every 50 m; " + WALKED;
    String cells = "people have the green_share of their display cell of 1000 m";
    var expected = new TreeMap<String, String>();
    expected.put("built_up_area_m2", "built-up shares of cells");
    expected.put("built_up_exposed_to_flood_m2", flooded);
    expected.put("extent_compactness", "4 pi area / perimeter^2");
    expected.put(
        "extent_proximity",
        "2/3 of the radius of a circle of equal area / mean distance from the centroid");
    expected.put("green_area_m2", "land of green classes without water");
    expected.put("green_cover_area_m2", "green shares of cells");
    String covered = cells + "; 100.0 % of the people have a value; null below 80 %";
    expected.put("inequality_gini_green_share", covered);
    expected.put("inequality_palma_green_share", covered);
    expected.put("inequality_people_green_share", covered);
    expected.put(
        "inequality_people_below_green_share",
        covered + "; below 0.6 of the median person's value");
    expected.put("inequality_theil_green_share", covered);
    expected.put(
        "intersection_count", "junctions whose circles of 12 m touch are one intersection");
    expected.put(
        "land_use_mix",
        "mean over cells of 500 m of the entropy of 5 uses; null below a known share of 0.25");
    expected.put(
        "open_space_area_m2",
        "public spaces of 0 m2 or more, less street reserves; streets streets of 2020 for 2020");
    expected.put(
        "open_space_service_area_m2",
        "public spaces of 0 m2 or more, land within 400 m, or 1000 m from 100000 m2 on");
    expected.put("people_exposed_to_flood", flooded);
    expected.put("people_near_high_capacity_transit", "high_capacity within 1000 m" + stops);
    expected.put("people_near_low_capacity_transit", "low_capacity within 500 m" + stops);
    expected.put(
        "people_near_transit", "low_capacity within 500 m or high_capacity within 1000 m" + stops);
    expected.put(
        "people_near_open_space",
        "open_space within 400 m; public spaces of 0 m2 or more of 2020, entered where ways come"
            + " within 30 m, looked at every 20 m; "
            + WALKED);
    expected.put("people_near_schools_300m", "schools within 300 m; schools of 2020; " + WALKED);
    expected.put("people_not_connected", WALKED);
    expected.put("people_with_pm25", squares);
    expected.put("pm25_dose_ug_persons_per_m3", squares);
    expected.put("pm25_station_count", stations);
    expected.put("schools_exposed_to_flood", flooded);
    expected.put(
        "street_reserve_beside_open_space_m2",
        "reserves by width, lanes or class; streets streets of 2020 for 2020");

    CityTrial city = new SettingsTown(folder).square().set("inequality.measures", "green_share");
    assertThat(city.measure().methods()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HAZARDS  | hazard=heat; values=0.3,0.4      | people_exposed_to_heat | on cells of layer with 0.3, 0.4
          HAZARDS  | hazard=heat; threshold=0.5       | people_exposed_to_heat | on cells of layer from 0.5 on
          GREEN    | value=share                      | green_cover_area_m2    | green shares of cells
          GREEN    | value=share; threshold=0.4       | green_cover_area_m2    | cells green from a share of 0.4 on
          GREEN    | value=binary                     | green_cover_area_m2    | green cells
          BUILT_UP | value=share; threshold=0.4       | built_up_area_m2       | built-up shares of cells
          """)
  void whatALayerIsAskedForIsInTheMethod(Kind kind, String options, String of, String method)
      throws IOException {
    var town = new SettingsTown(folder);
    CityTrial city =
        town.people().with("layer", kind, town.shares("layer.tif"), 2020, settings(options));

    assertThat(city.measure().methods()).containsEntry(of, method);
  }

  /** The threshold of a share decides which cells are the city. */
  @Test
  void anExtentOfBuiltUpLandNamesItsThreshold() {
    assertThat(new SettingsTown(folder).methods("epochs", Map.of()))
        .containsEntry(
            "extent boundary_built_up",
            "boundary within built_2020 of 2020, cells built up from a share of 0.4")
        .hasEntrySatisfying(
            "extent atlas", method -> assertThat(method).contains("built_share=0.4 "));
  }

  private static Map<String, String> settings(String text) {
    return new TreeMap<>(
        text == null
            ? Map.of()
            : List.of(text.split("; ")).stream()
                .map(one -> one.split("="))
                .collect(Collectors.toMap(one -> one[0], one -> one[1])));
  }

  /** Words at the edge of a column have underscores for spaces. */
  private static List<String> words(String text) {
    return List.of(text.split("&")).stream()
        .map(String::strip)
        .map(word -> word.replace("__", " "))
        .toList();
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in =
        SettingsInMethodTest.class.getResourceAsStream("/schemas/config/observatory.schema.json")) {
      return new ObjectMapper().readTree(in);
    }
  }
}
