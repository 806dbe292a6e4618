package org.urbanobservatory.step.city.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.measure.openspace.OpenSpace;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.CityTrial;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityPolygons;
import org.urbanobservatory.step.ingest.OpenSpaceTables;
import org.urbanobservatory.step.ingest.SpatialInput.Kind;

/** SDG 11.7.1 of Monaco from OpenStreetMap, with people made for the test. */
class MonacoTest {
  /** The land of Monaco, roughly. */
  private static final String LAND =
      "POLYGON ((7.4090 43.7275, 7.4165 43.7245, 7.4300 43.7345, 7.4395 43.7490, 7.4350 43.7517, 7.4230 43.7445, 7.4130 43.7350, 7.4090 43.7275))";

  @TempDir static Path folder;

  private static Path pbf;
  private static Geometry land;
  private static Path people;
  private static CityTrial trial;

  @BeforeAll
  static void measure() throws ParseException, IOException {
    pbf = SharedData.folder("osm").resolve("monaco-latest.osm.pbf");
    land = new WKTReader().read(LAND);
    people = people();
    trial = city("network").measure();
  }

  @Test
  void spacesAreThoseOfTheExtract() {
    List<OpenSpace> spaces =
        new CityPolygons<>(city("network").context(), new OpenSpaceReading(OpenSpaceTables.load()))
            .of(2020)
            .orElseThrow()
            .areas();
    var counts = new TreeMap<String, Long>();
    spaces.forEach(s -> counts.merge(s.spaceClass(), 1L, Long::sum));

    // 63 parks, gardens, playgrounds and pitches; 4 squares by place, 14 by pedestrian areas.
    assertThat(counts)
        .containsEntry("park", 15L)
        .containsEntry("garden", 30L)
        .containsEntry("playground", 7L)
        .containsEntry("pitch", 11L)
        .containsEntry("square", 18L)
        .containsEntry("waterfront", 4L)
        .containsEntry("recreation_ground", 1L)
        .hasSize(7);
    assertThat(spaces.stream().filter(s -> !s.isPublic())).hasSize(8);
  }

  /** Pinned: a change of these is a change of the method. */
  @Test
  void landIsOpenOrStreet() {
    Map<String, Double> values = trial.values();

    assertThat(values.get("open_space_area_m2")).isCloseTo(142_989, withPercentage(0.01));
    assertThat(values.get("street_reserve_area_m2")).isCloseTo(641_967, withPercentage(0.01));
    assertThat(values.get("green_area_m2")).isCloseTo(185_417, withPercentage(0.01));
    assertThat(values.get("open_space_service_area_m2"))
        .isCloseTo(2_990_685, withPercentage(0.01))
        .isLessThan(values.get("extent_area_m2"));
    assertThat(trial.absences()).isEqualTo(Map.of("land_use_mix", "land_use_mostly_unknown"));
    assertThat(trial.issues()).isEmpty();
  }

  @Test
  void nearlyAllPeopleHaveOpenSpaceNear() {
    Map<String, Double> walked = trial.values();
    Map<String, Double> straight = city("straight_line").measure().values();

    assertThat(walked.get("extent_population")).isEqualTo(2560);
    assertThat(walked.get("people_near_open_space")).isEqualTo(2510);
    assertThat(straight.get("people_near_open_space")).isEqualTo(2560);
  }

  /** SDG 11.7.1 as it is reported: percent of land, and percent of people. */
  @Test
  void indicatorsArePercent() {
    Map<String, Double> values = trial.values();
    double streets = values.get("street_reserve_beside_open_space_m2");
    double land = values.get("extent_area_m2");

    assertThat(trial.indicator("access_to_open_public_space", 2020).value())
        .isEqualTo(100 * 2510 / 2560.0);
    assertThat(trial.indicator("open_public_space_share", 2020).value())
        .isCloseTo(100 * (142_989 + streets) / land, withPercentage(0.01))
        .isCloseTo(26.0695, withPercentage(0.01));
    assertThat(city("straight_line").measure().indicator("access_to_open_public_space", 2020))
        .extracting(IndicatorValue::value)
        .isEqualTo(100.0);
  }

  private static CityTrial city(String distance) {
    return new CityTrial(land)
        .set("access.distance", distance)
        .with("osm", Kind.STREETS, pbf, 2020)
        .with("parks", Kind.OPEN_SPACES, pbf, 2020)
        .with("uses", Kind.LAND_USE, pbf, 2020)
        .with(
            "people",
            Kind.POPULATION,
            people,
            2020,
            Map.of("quantity", "count", "x", "lon", "y", "lat", "crs", "OGC:CRS84", "column", "n"));
  }

  /** Ten people at the middle node of every residential street inside. */
  private static Path people() throws IOException {
    CityContext streets = new CityTrial(land).with("osm", Kind.STREETS, pbf, 2020).context();
    var rows = new ArrayList<>(List.of("lon,lat,n"));
    for (OsmWay way : streets.streetsFor(2020).orElseThrow().ways()) {
      int middle = way.lon().length / 2;
      var at = new Coordinate(way.lon()[middle], way.lat()[middle]);
      if ("residential".equals(way.tags().get("highway"))
          && land.contains(new GeometryFactory().createPoint(at))) {
        rows.add(String.format(Locale.ROOT, "%.7f,%.7f,10", at.x, at.y));
      }
    }
    return Files.write(folder.resolve("people.csv"), rows);
  }
}
