package org.urbanobservatory.step.city.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.CellTruth;
import org.urbanobservatory.step.CityTrial;
import org.urbanobservatory.step.Layer;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.ingest.OpenSpaceTables;
import org.urbanobservatory.step.ingest.SpatialInput.Kind;
import org.urbanobservatory.step.ingest.StreetTables;

/** Open space of a square of 1 km2 from layers, and of two real extracts. */
class CityOpenSpacesTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final Map<String, String> COLUMNS =
      Map.of("class_column", "class", "public_column", "public");
  private static final String PARK = "\"class\":\"park\",\"public\":\"yes\"";

  private static final Map<String, String> LON_LAT =
      Map.of("quantity", "count", "x", "lon", "y", "lat", "crs", "OGC:CRS84", "column", "n");

  @TempDir Path folder;

  private static CityTrial square() {
    return new CityTrial(
        GEOMETRIES.toGeometry(
            new Envelope(Layer.lon(0), Layer.lon(10), Layer.lat(0), Layer.lat(10))));
  }

  /** One street from west to east through the middle; its reserve is 12 m wide. */
  private Path street() {
    return new Layer()
        .add("LineString", "\"highway\":\"residential\"", -5, 5, 15, 5)
        .write(folder, "streets.geojson");
  }

  private CityTrial withStreet() {
    return square()
        .with("streets", Kind.STREETS, street(), 2020, Map.of("class_column", "highway"));
  }

  @Test
  void streetsAreTakenOffOpenSpace() {
    Path parks =
        new Layer()
            .box(PARK, 2, 4, 4, 6)
            .box(PARK, 3, 4, 5, 6)
            .box("\"class\":\"garden\",\"public\":\"no\"", 7, 7, 8, 8)
            .write(folder, "parks.geojson");
    CityTrial city = withStreet().with("parks", Kind.OPEN_SPACES, parks, 2020, COLUMNS).measure();

    // 300 m x 200 m once, less 300 m x 12 m of street.
    assertThat(city.values().get("open_space_area_m2"))
        .isCloseTo(60_000 - 3_600, withPercentage(0.3));
    // In hectares: 18 beside it, 24 above and below, two quarters of a circle on the right and two
    // on the left, which the square cuts.
    assertThat(city.values().get("open_space_service_area_m2"))
        .isCloseTo(824_388, withPercentage(0.3));
    assertThat(ofOpenSpace(city)).isEmpty();
    assertThat(city.issues()).isEmpty();
    assertThat(city.counts("parks")).containsExactly(3L, 3L, 0L);
  }

  /** Of one street nobody asks here how densely it is knit. */
  private static Map<String, String> ofOpenSpace(CityTrial city) {
    var absences = new TreeMap<>(city.absences());
    absences.keySet().removeAll(List.of("street_gamma", "street_meshedness"));
    return absences;
  }

  @Test
  void streetsOfAnotherYearStandForThatOfTheOpenSpaces() {
    Path parks = new Layer().box(PARK, 2, 4, 4, 6).write(folder, "parks.geojson");
    Map<String, String> highway = Map.of("class_column", "highway");
    Path none =
        new Layer()
            .add("LineString", "\"highway\":\"residential\"", -5, 9, 15, 9)
            .write(folder, "later.geojson");
    CityTrial city =
        square()
            .with("parks", Kind.OPEN_SPACES, parks, 2024, COLUMNS)
            .with("streets", Kind.STREETS, street(), 2018, highway)
            .with("later", Kind.STREETS, none, 2025, highway)
            .measure();

    // 2025 is nearer, and not there yet: 200 m of the street of 2018 run through the park.
    assertThat(city.values().get("open_space_area_m2"))
        .isCloseTo(40_000 - 2_400, withPercentage(0.3));
    assertThat(city.values().get("street_reserve_beside_open_space_m2"))
        .isCloseTo(12_000, withPercentage(0.3));
    assertThat(city.methods())
        .containsEntry(
            "open_space_area_m2",
            "public spaces of 0 m2 or more, less street reserves; streets streets of 2018 for 2024")
        .containsEntry(
            "street_reserve_beside_open_space_m2",
            "reserves by width, lanes or class; streets streets of 2018 for 2024")
        .containsEntry(
            "open_space_service_area_m2",
            "public spaces of 0 m2 or more, land within 400 m, or 1000 m from 100000 m2 on");
  }

  @Test
  void withoutStreetsTheLandIsUnknownAndTheReachIsNot() {
    Path parks = new Layer().box(PARK, 2, 4, 4, 6).write(folder, "parks.geojson");
    CityTrial city = square().with("parks", Kind.OPEN_SPACES, parks, 2020, COLUMNS).measure();

    assertThat(ofOpenSpace(city))
        .isEqualTo(
            Map.of(
                "open_space_area_m2",
                "no_streets_to_take_off_open_space",
                "street_reserve_beside_open_space_m2",
                "no_streets_to_take_off_open_space"));
    assertThat(city.values()).containsKey("open_space_service_area_m2");
  }

  @Test
  void everyBadFeatureIsSaid() {
    Path parks =
        new Layer()
            .box(PARK, 2, 4, 4, 6)
            .box("\"class\":\"zoo\",\"public\":\"yes\"", 1, 1, 2, 2)
            .box("\"class\":\"park\",\"public\":\"perhaps\"", 1, 1, 2, 2)
            .box("\"class\":\"park\",\"public\":null", 1, 1, 2, 2)
            .add("Point", PARK, 3, 3)
            .add("Polygon", PARK, 7, 7, 8, 8, 8, 7, 7, 8, 7, 7)
            .write(folder, "parks.geojson");
    CityTrial city = withStreet().with("parks", Kind.OPEN_SPACES, parks, 2020, COLUMNS).measure();

    assertThat(city.issues())
        .extracting(Issue::code)
        .containsExactlyInAnyOrder(
            "invalid_open_space",
            "invalid_open_space",
            "invalid_open_space",
            "not_an_area",
            "polygon_repaired");
    assertThat(city.issues("invalid_open_space"))
        .extracting(Issue::message)
        .anyMatch(
            m ->
                m.startsWith(
                    "Invalid open space: feature 2 of parks has 'zoo' in column class, which is no class of open_spaces.yaml; write one of park, garden,"))
        .anyMatch(
            m ->
                m.equals(
                    "Invalid open space: feature 3 of parks has 'perhaps' in column public; write yes or no"));
    assertThat(city.counts("parks")).containsExactly(6L, 2L, 4L);
    assertThat(city.methods())
        .containsEntry(
            "open_space_area_m2",
            "public spaces of 0 m2 or more (4 of 6 areas refused), less street reserves; streets"
                + " streets of 2020 for 2020");
    // 200 m x 200 m less the street, and the two triangles of the bow tie.
    assertThat(city.values().get("open_space_area_m2"))
        .isCloseTo(40_000 - 2_400 + 5_000, withPercentage(0.3));
  }

  @Test
  void layerElsewhereSaysNothingOfTheCity() {
    Path parks = new Layer().box(PARK, 200, 4, 202, 6).write(folder, "parks.geojson");
    CityTrial city = withStreet().with("parks", Kind.OPEN_SPACES, parks, 2020, COLUMNS).measure();

    assertThat(ofOpenSpace(city).values())
        .containsOnly("open_space_does_not_cover_city")
        .hasSize(2);
    assertThat(city.issues("open_space_does_not_cover_city")).hasSize(1);
    assertThat(city.counts("parks")).containsExactly(1L, 1L, 0L);
  }

  @Test
  void brokenFileCostsItsOwnValues() throws IOException {
    Path parks = Files.writeString(folder.resolve("parks.geojson"), "{\"type\":");
    CityTrial city = withStreet().with("parks", Kind.OPEN_SPACES, parks, 2020, COLUMNS).measure();

    assertThat(ofOpenSpace(city).values()).containsOnly("open_space_input_unusable").hasSize(2);
    assertThat(city.issues()).isNotEmpty();
    assertThat(city.values()).containsKey("street_reserve_area_m2");
  }

  @Test
  void smallSpacesCanBeLeftOut() {
    Path parks =
        new Layer().box(PARK, 1, 1, 2, 2).box(PARK, 7, 7, 9, 9).write(folder, "parks.geojson");
    CityTrial city =
        withStreet()
            .set("open_space.min_area_m2", "20000")
            .with("parks", Kind.OPEN_SPACES, parks, 2020)
            .measure();

    assertThat(city.values().get("open_space_area_m2")).isCloseTo(40_000, withPercentage(0.3));
  }

  @Test
  void peopleWalkToTheEntrancesOfTheLatestYearBefore() {
    Path early = new Layer().box(PARK, 2, 4, 4, 6).write(folder, "early.geojson");
    Path late = new Layer().box(PARK, 7, 7, 8, 8).write(folder, "late.geojson");
    CityContext city =
        withStreet()
            .set("open_space.distance_m", "500")
            .with("early", Kind.OPEN_SPACES, early, 2010, COLUMNS)
            .with("late", Kind.OPEN_SPACES, late, 2020, COLUMNS)
            .context();
    var source = new CityOpenSpaces(city, OpenSpaceTables.load(), StreetTables.load());
    AccessGroup of2014 = source.groups(2014, ways(-500, 0, 1500, 0)).get(0);

    assertThat(of2014.kind()).isEqualTo("open_space");
    assertThat(of2014.variables()).containsExactly("people_near_open_space");
    assertThat(of2014.unit()).isEqualTo("PERSONS");
    assertThat(of2014.absent()).isNull();
    assertThat(of2014.origin())
        .isEqualTo(
            new CityFacts.Origin(
                "early",
                "Source of early",
                "public spaces of 0 m2 or more of 2010, entered where ways come within 30 m, looked at"
                    + " every 20 m"));
    assertThat(of2014.how("people_near_open_space")).startsWith("open_space within 500 m; public");
    assertThat(of2014.parts().get(0).distanceM()).isEqualTo(500);
    for (int year : List.of(2019, 2020, 2025)) {
      assertThat(source.groups(year, ways(-500, 0, 1500, 0)).get(0).origin().input())
          .isEqualTo(year < 2020 ? "early" : "late");
    }
    assertThat(source.groups(2001, ways(-500, 0, 1500, 0)).get(0).origin().input())
        .isEqualTo("early");
  }

  @Test
  void spaceThatTouchesNoStreetIsEnteredFromItsWholeBoundary() {
    Path parks = new Layer().box(PARK, 2, 7, 4, 8).write(folder, "parks.geojson");
    CityContext city = withStreet().with("parks", Kind.OPEN_SPACES, parks, 2020, COLUMNS).context();
    var source = new CityOpenSpaces(city, OpenSpaceTables.load(), StreetTables.load());

    // The square's middle is the origin: this way passes 200 m south of the park.
    List<double[]> apart = points(source.groups(2020, ways(-500, 0, 500, 0)));
    assertThat(city.issues())
        .singleElement()
        .satisfies(i -> assertThat(i.code()).isEqualTo("open_space_touches_no_street"))
        .satisfies(
            i ->
                assertThat(i.message())
                    .isEqualTo(
                        "Invalid open space: no walkable way comes within 30 m of parks feature 1; its whole boundary counts as entrance. Add the path that leads there, or leave the space out"));
    // 600 m of boundary, a point every 20 m at most.
    assertThat(apart).hasSizeBetween(30, 31);
    assertThat(points(source.groups(2021, ways(-500, 180, 500, 180))))
        .as("a way 20 m south of the park opens that side")
        .hasSizeBetween(9, 13)
        .allMatch(p -> p[1] < 250);
  }

  /**
   * The street enters the park 4 hundred metres from the west, its homes lie east of that. An
   * entrance is within 10 m of where the street comes in, one point every 20 m.
   */
  @Test
  void cellsSayWhatTheirHomesWalkToThePark() {
    var homes = new ArrayList<CellTruth.Home>();
    var rows = new StringBuilder("lon,lat,n\n");
    for (int i = 0; i < 24; i++) {
      double east = 4.25 + i * 0.23;
      int people = 10 + (7 * i) % 11;
      homes.add(
          new CellTruth.Home(
              new Coordinate(Layer.lon(east), Layer.lat(5)), people, 100 * (east - 4)));
      rows.append("%s,%s,%d%n".formatted(Layer.lon(east), Layer.lat(5), people));
    }
    Path parks = new Layer().box(PARK, 2, 4, 4, 6).write(folder, "parks.geojson");
    CityTrial city =
        withStreet()
            .set("grid_cell_m", "250")
            .with("parks", Kind.OPEN_SPACES, parks, 2020, COLUMNS)
            .with("people", Kind.POPULATION, write("people.csv", rows), 2020, LON_LAT)
            .measure();

    int medians =
        new CellTruth(homes, 400, 400)
            .assertHeld(
                city.rows("cells"),
                cell ->
                    new CellTruth.Said(
                        cell.getAs("open_space_distance_m"),
                        cell.<Double>getAs("open_space_people_within_reach")),
                10);

    assertThat(medians).isGreaterThan(2);
    assertThat(city.values().get("people_near_open_space"))
        .isEqualTo(
            homes.stream()
                .filter(h -> h.metres() <= 400)
                .mapToDouble(CellTruth.Home::people)
                .sum());
  }

  private Path write(String name, CharSequence text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void cityWithoutInputHasNoGroup() {
    var source =
        new CityOpenSpaces(withStreet().context(), OpenSpaceTables.load(), StreetTables.load());

    assertThat(source.groups(2020, ways(0, 0, 1, 1))).isEmpty();
  }

  /** The extract holds streets and 15 things of leisure: parks were filtered out of it. */
  @Test
  void filteredExtractOfPortoAlegreGivesNoNumber() {
    Path pbf = SharedData.folder("porto-alegre").resolve("poa_osm.pbf");
    CityTrial city =
        new CityTrial(portoAlegre())
            .with("osm", Kind.STREETS, pbf, 2019)
            .with("parks", Kind.OPEN_SPACES, pbf, 2019)
            .required()
            .measure();

    assertThat(ofOpenSpace(city))
        .isEqualTo(
            Map.of(
                "open_space_area_m2",
                "open_space_not_in_extract",
                "open_space_service_area_m2",
                "open_space_not_in_extract"));
    assertThat(city.issues("open_space_not_in_extract"))
        .singleElement()
        .satisfies(i -> assertThat(i.severity()).isEqualTo(Issue.Severity.ERROR))
        .satisfies(
            i ->
                assertThat(i.message())
                    .startsWith("Invalid extract: parks holds 20324 elements with highway and 15"));
    AccessGroup group =
        new CityOpenSpaces(city.context(), OpenSpaceTables.load(), StreetTables.load())
            .groups(2019, new WalkableWays(List.of()))
            .get(0);
    assertThat(group.absent()).isEqualTo("open_space_not_in_extract");
    assertThat(points(List.of(group))).isEmpty();
  }

  private static Geometry portoAlegre() {
    Path boundary = SharedData.folder("porto-alegre").resolve("boundary.geojson");
    return VectorReader.read(ByteSource.of(boundary), VectorSettings.detected("b"))
        .features()
        .get(0)
        .geometry();
  }

  private static List<double[]> points(List<AccessGroup> groups) {
    return groups.get(0).parts().get(0).points();
  }

  /** One way in metres of the computing CRS, whose origin is the middle of the square. */
  private static WalkableWays ways(double x0, double y0, double x1, double y1) {
    LineString line =
        GEOMETRIES.createLineString(
            new Coordinate[] {new Coordinate(x0, y0), new Coordinate(x1, y1)});
    return new WalkableWays(List.of(line));
  }
}
