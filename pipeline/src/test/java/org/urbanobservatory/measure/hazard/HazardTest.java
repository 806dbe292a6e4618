package org.urbanobservatory.measure.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.Measured;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.hazard.HazardArea.HazardRaster;
import org.urbanobservatory.measure.population.PointPopulation;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.measure.population.RasterPopulation;
import org.urbanobservatory.measure.population.Zone;
import org.urbanobservatory.measure.population.ZonePopulation;

class HazardTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Geometry CITY = box(0, 0, 2000, 2000);

  /** Four cells of 1 km, from north-west: 100, 200, 300 and 400 people. */
  private static final Lattice LATTICE = new Lattice(2, 2, 0, 2000, 1000, 1000);

  private static final RasterPopulation PEOPLE =
      RasterPopulation.ofCounts(
          new Raster(LATTICE, new double[] {100, 200, 300, 400}), RasterPlane.SAME);

  @Test
  void peopleByTheCoveredShareOfTheirCell() {
    // The southern 500 m: half of 300 and of 400.
    HazardArea flood = flood(box(-1000, -1000, 3000, 500));
    Exposure people = Exposure.ofPeople(PEOPLE, CITY, flood);
    assertThat(people.exposed()).isCloseTo(350, within(1e-9));
    assertThat(people.total()).isCloseTo(1000, within(1e-9));
    assertThat(people.share().orElseThrow()).isCloseTo(0.35, within(1e-12));
  }

  @Test
  void overlappingPolygonsCountOnce() {
    HazardArea once = flood(box(0, 0, 1000, 1000));
    HazardArea twice = flood(box(0, 0, 1000, 1000), box(0, 0, 600, 1000), box(400, 0, 1000, 1000));
    assertThat(twice.geometry().getArea()).isEqualTo(1e6);
    assertThat(Exposure.ofPeople(PEOPLE, CITY, twice))
        .isEqualTo(Exposure.ofPeople(PEOPLE, CITY, once));
  }

  @Test
  void builtUpLandByItsShare() {
    BuiltUp built =
        BuiltUp.of(
            new Raster(LATTICE, new double[] {1, 0, 0.5, Double.NaN}),
            new BuiltUpRule.Share(0.5),
            RasterPlane.SAME);
    // The western half of the western cells: 0.5 x 1 and 0.5 x 0.5 of a km2.
    Exposure land = Exposure.ofBuiltUp(built, HazardousLand.of(CITY, flood(box(0, 0, 500, 2000))));
    assertThat(land.exposed()).isCloseTo(750_000, within(1e-3));
    assertThat(land.total()).isCloseTo(1_500_000, within(1e-3));
    assertThat(
            Exposure.ofLand(HazardousLand.of(CITY, flood(box(0, 0, 500, 2000))))
                .share()
                .orElseThrow())
        .isCloseTo(0.25, within(1e-12));
  }

  @Test
  void facilitiesAtTheirPoints() {
    List<Coordinate> schools =
        List.of(
            new Coordinate(100, 100),
            new Coordinate(1000, 100),
            new Coordinate(1500, 100),
            new Coordinate(100, 5000));
    // West and east of x = 1000 share no school; the one at 5000 is outside of the city.
    Exposure west = Exposure.ofFacilities(schools, CITY, flood(box(0, 0, 1000, 2000)));
    Exposure east = Exposure.ofFacilities(schools, CITY, flood(box(1000, 0, 2000, 2000)));
    assertThat(west).isEqualTo(new Exposure(1, 3));
    assertThat(east).isEqualTo(new Exposure(2, 3));
  }

  @Test
  void rasterClassesAndThresholds() {
    Raster depth = new Raster(LATTICE, new double[] {0.2, 0.5, 1.5, Double.NaN});
    assertThat(exposed(depth, new HazardRule.AtLeast(0.5))).isCloseTo(500, within(1e-9));
    assertThat(exposed(depth, new HazardRule.Range(0.2, 0.5))).isCloseTo(100, within(1e-9));
    assertThat(exposed(depth, HazardRule.Values.of(List.of(1.5, 9.0))))
        .isCloseTo(300, within(1e-9));
    assertThat(exposed(depth, new HazardRule.AtLeast(99))).isZero();
    assertThatThrownBy(() -> HazardRule.Values.of(List.of()))
        .hasMessage("Invalid hazardous values: []; name at least one number");
    assertThatThrownBy(() -> new HazardRule.Range(2, 1))
        .hasMessage("Invalid range of hazardous values: 2.0 to below 1.0");
    assertThatThrownBy(() -> new HazardRule.AtLeast(Double.NaN))
        .hasMessage("Invalid threshold of a hazard: NaN");
  }

  @Test
  void aRasterOfAnotherCellSizeSharesOutThePeople() {
    // Cells of 400 m over people of 1000 m: two columns of hazard, 0 to 800 m east.
    double[] values = new double[25];
    for (int row = 0; row < 5; row++) {
      values[5 * row] = 1;
      values[5 * row + 1] = 1;
    }
    Raster hazard = new Raster(new Lattice(5, 5, 0, 2000, 400, 400), values);
    assertThat(exposed(hazard, new HazardRule.AtLeast(1))).isCloseTo(0.8 * 400, within(1e-9));
  }

  @Test
  void levelsOfALayerAndAnyOfSeveral() {
    HazardArea rare = area("flood", "100_years", box(0, 0, 2000, 1000));
    HazardArea often = area("flood", "10_years", box(0, 0, 1000, 1000));
    HazardArea slide = area("landslide", HazardArea.ALL, box(0, 500, 500, 2000));
    HazardArea flood = HazardArea.union("flood", HazardArea.ALL, List.of(rare, often));
    HazardArea any = HazardArea.union(HazardArea.ANY, HazardArea.ALL, List.of(slide, flood));

    assertThat(exposed(often)).isCloseTo(300, within(1e-9));
    assertThat(exposed(flood)).isCloseTo(700, within(1e-9));
    assertThat(exposed(slide)).isCloseTo(50 + 75, within(1e-9));
    // The slide adds the people of its part of the north-western cell alone.
    assertThat(exposed(any)).isCloseTo(700 + 50, within(1e-9));
  }

  @Test
  void whatMissesTheCityExposesNobody() {
    HazardArea far = flood(box(9000, 9000, 9999, 9999));
    assertThat(far.geometry().isEmpty()).isTrue();
    assertThat(Exposure.ofPeople(PEOPLE, CITY, far).share()).isEqualTo(Measured.of(0));
    assertThat(Exposure.ofPeople(PEOPLE, box(5000, 0, 6000, 1000), far).share())
        .isEqualTo(Measured.missing("division_by_zero"));
    HazardArea any = HazardArea.union(HazardArea.ANY, HazardArea.ALL, List.of(far));
    assertThat(any.geometry().isEmpty()).isTrue();
  }

  @Test
  void repairsCrossingPolygonsAndLeavesOutPointsAndLines() throws ParseException {
    Geometry bow = new WKTReader(FACTORY).read("POLYGON ((0 0, 1000 1000, 1000 0, 0 1000, 0 0))");
    Geometry point = new WKTReader(FACTORY).read("POINT (1500 1500)");
    HazardArea area = flood(bow, point);
    assertThat(area.geometry().isValid()).isTrue();
    assertThat(area.geometry().getArea()).isCloseTo(500_000, within(1e-6));
  }

  @Test
  void anExposureIsAPartOfAWhole() {
    assertThatThrownBy(() -> new Exposure(2, 1)).hasMessage("Invalid exposure: 2.0 of 1.0");
    assertThatThrownBy(() -> new Exposure(-1, 1)).hasMessage("Invalid exposure: -1.0 of 1.0");
    assertThat(new Exposure(1 + 1e-12, 1).share()).isEqualTo(Measured.of(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void exposedAndSafePeopleAddUpForEverySource(long seed) {
    var chance = new Random(seed);
    HazardArea hazard = flood(polygons(chance, 12).toArray(Geometry[]::new));
    Geometry safe = CITY.difference(hazard.geometry());
    HazardArea rest = new HazardArea("safe", HazardArea.ALL, FACTORY.createMultiPolygon());
    for (PopulationSurface people : sources(chance)) {
      Exposure exposed = Exposure.ofPeople(people, CITY, hazard);
      assertThat(exposed.exposed() + people.within(safe).people())
          .isCloseTo(people.within(CITY).people(), within(1e-6));
      assertThat(Exposure.ofPeople(people, CITY, rest).exposed()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void womenAndMenAndDistrictsAddUp(long seed) {
    var chance = new Random(seed);
    HazardArea hazard = flood(polygons(chance, 12).toArray(Geometry[]::new));
    double[] women = chance.doubles(4, 0, 500).toArray();
    double[] men = chance.doubles(4, 0, 500).toArray();
    double[] all = new double[4];
    for (int i = 0; i < 4; i++) {
      all[i] = women[i] + men[i];
    }
    assertThat(exposed(women, CITY, hazard) + exposed(men, CITY, hazard))
        .isCloseTo(exposed(all, CITY, hazard), within(1e-9));
    double cut = 2000 * chance.nextDouble();
    double west = exposed(all, box(0, 0, cut, 2000), hazard);
    double east = exposed(all, box(cut, 0, 2000, 2000), hazard);
    assertThat(west + east).isCloseTo(exposed(all, CITY, hazard), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theOrderOfPolygonsAndAMoveOfOneMetreChangeNothing(long seed) {
    var chance = new Random(seed);
    List<Geometry> polygons = polygons(chance, 12);
    List<Geometry> shuffled = new ArrayList<>(polygons);
    Collections.shuffle(shuffled, new Random(seed));
    double exposed = exposed(flood(polygons.toArray(Geometry[]::new)));
    assertThat(exposed(flood(shuffled.toArray(Geometry[]::new)))).isEqualTo(exposed);

    Geometry city = box(1, 1, 2001, 2001);
    List<Geometry> moved = polygons.stream().map(HazardTest::movedByAMetre).toList();
    RasterPopulation people =
        RasterPopulation.ofCounts(
            new Raster(new Lattice(2, 2, 1, 2001, 1000, 1000), new double[] {100, 200, 300, 400}),
            RasterPlane.SAME);
    HazardArea there = HazardArea.ofPolygons("flood", HazardArea.ALL, city, moved);
    assertThat(Exposure.ofPeople(people, city, there).exposed()).isCloseTo(exposed, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aLargerHazardExposesNoFewerPeople(long seed) {
    var chance = new Random(seed);
    List<Geometry> polygons = polygons(chance, 8);
    double before = 0;
    for (int i = 1; i <= polygons.size(); i++) {
      double exposed = exposed(flood(polygons.subList(0, i).toArray(Geometry[]::new)));
      assertThat(exposed).isGreaterThanOrEqualTo(before - 1e-6);
      before = exposed;
    }
  }

  private static List<PopulationSurface> sources(Random chance) {
    List<PointPopulation.Point> points = new ArrayList<>();
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      points.add(
          new PointPopulation.Point(
              2000 * chance.nextDouble(), 2000 * chance.nextDouble(), chance.nextInt(50)));
    }
    for (int i = 0; i < 8; i++) {
      double west = 250 * i;
      zones.add(new Zone(box(west, 0, west + 250, 2000), chance.nextInt(5000)));
    }
    return List.of(PEOPLE, PointPopulation.of(points), ZonePopulation.of(zones));
  }

  private static List<Geometry> polygons(Random chance, int count) {
    List<Geometry> polygons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Coordinate centre =
          new Coordinate(2400 * chance.nextDouble() - 200, 2400 * chance.nextDouble() - 200);
      polygons.add(FACTORY.createPoint(centre).buffer(50 + 300 * chance.nextDouble(), 5));
    }
    return polygons;
  }

  private static Geometry movedByAMetre(Geometry geometry) {
    Geometry moved = geometry.copy();
    moved.apply((Coordinate c) -> c.setX(c.x + 1));
    moved.apply((Coordinate c) -> c.setY(c.y + 1));
    moved.geometryChanged();
    return moved;
  }

  private static double exposed(double[] counts, Geometry extent, HazardArea hazard) {
    RasterPopulation people =
        RasterPopulation.ofCounts(new Raster(LATTICE, counts), RasterPlane.SAME);
    return Exposure.ofPeople(people, extent, hazard).exposed();
  }

  private static double exposed(Raster hazard, HazardRule rule) {
    return exposed(
        HazardArea.ofRaster(
            "flood", HazardArea.ALL, CITY, new HazardRaster(hazard, rule, RasterPlane.SAME)));
  }

  private static double exposed(HazardArea hazard) {
    return Exposure.ofPeople(PEOPLE, CITY, hazard).exposed();
  }

  private static HazardArea flood(Geometry... polygons) {
    return area("flood", HazardArea.ALL, polygons);
  }

  private static HazardArea area(String layer, String level, Geometry... polygons) {
    return HazardArea.ofPolygons(layer, level, CITY, List.of(polygons));
  }

  private static Geometry box(double west, double south, double east, double north) {
    return FACTORY.toGeometry(new Envelope(west, east, south, north));
  }
}
