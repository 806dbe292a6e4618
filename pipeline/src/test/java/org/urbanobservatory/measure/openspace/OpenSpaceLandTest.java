package org.urbanobservatory.measure.openspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.measure.street.StreetMeasures;
import org.urbanobservatory.measure.street.StreetReserves;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.network.Flow;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.ingest.OpenSpaceTables;
import org.urbanobservatory.step.ingest.StreetTables;

class OpenSpaceLandTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final StreetTable STREETS = StreetTables.load();
  private static final StreetReserves NO_STREETS = new StreetReserves(List.of(), STREETS);
  private static final Geometry EXTENT = box(0, 0, 4000, 3000);
  private static final ServiceRule SERVICE = OpenSpaceTables.load().service();

  @Test
  void overlapCountsOnceAndOnlyInsideTheExtent() {
    OpenSpaceLand land =
        land(space("a", box(-500, 100, 500, 600)), space("b", box(400, 100, 900, 600)));

    assertThat(land.areaM2(EXTENT, NO_STREETS)).isCloseTo(900 * 500, offset(1e-6));
    assertThat(land.connected()).hasSize(1);
  }

  @Test
  void closedSpaceIsNoOpenSpace() {
    OpenSpaceLand land =
        OpenSpaceLand.of(
            List.of(
                new OpenSpace("a", "garden", OpenSpace.Access.CLOSED, box(0, 0, 100, 100)),
                space("b", box(200, 0, 300, 100))));

    assertThat(land.areaM2(EXTENT, NO_STREETS)).isCloseTo(10_000, offset(1e-6));
  }

  @Test
  void landInStreetsIsTakenOff() {
    // A residential reserve of 12 m runs through the park, another along its southern edge.
    List<StreetWay> streets =
        List.of(street(1, 100, 1000, 3900, 1000), street(2, 500, 700, 1500, 700));
    OpenSpaceLand land = land(space("park", box(600, 700, 1400, 1300)));

    double open = land.areaM2(EXTENT, new StreetReserves(streets, STREETS));

    assertThat(open).isCloseTo(800 * 600 - 800 * 12 - 800 * 6, offset(1e-6));
    double inStreets = StreetMeasures.of(streets, EXTENT, STREETS).reserveAreaM2();
    assertThat(inStreets).isCloseTo(3800 * 12 + 1000 * 12, offset(1e-6));
    // Park, streets west and east of it, the southern half of the lower street, its two ends.
    assertThat(open + inStreets)
        .isCloseTo(800 * 600 + 3000 * 12 + 800 * 6 + 200 * 12, offset(1e-6));
  }

  @Test
  void nothingOpenIsZero() {
    OpenSpaceLand land = land();

    assertThat(land.areaM2(EXTENT, NO_STREETS)).isZero();
    assertThat(land.serviceAreaM2(EXTENT, SERVICE)).isZero();
    assertThat(land.connected()).isEmpty();
  }

  @Test
  void selfCrossingSpaceIsRepaired() throws ParseException {
    Geometry bowTie = new WKTReader().read("POLYGON ((0 0, 400 400, 400 0, 0 400, 0 0))");

    assertThat(land(space("a", bowTie)).areaM2(EXTENT, NO_STREETS)).isCloseTo(80_000, offset(1e-6));
  }

  @Test
  void localSpaceServes400Metres() {
    OpenSpaceLand land = land(space("a", box(2000, 1500, 2100, 1600)));

    double exact = 100 * 100 + 4 * 100 * 400 + Math.PI * 400 * 400;
    // Arcs of 32 chords a quadrant lie inside the circle.
    assertThat(land.serviceAreaM2(EXTENT, SERVICE)).isBetween(exact * 0.9996, exact);
  }

  @Test
  void regionalSpaceServesOneKilometreAlsoFromOutside() {
    // 10 ha exactly, made of two that share a side; the extent begins 500 m east of them.
    OpenSpaceLand land =
        land(space("a", box(-700, 1000, -600, 1500)), space("b", box(-600, 1000, -500, 1500)));

    double halfStrip = new Envelope(0, 500, 1000, 1500).getArea();
    double corner = segmentBeyond(1000, 500);
    assertThat(land.serviceAreaM2(EXTENT, SERVICE))
        .isBetween((halfStrip + corner) * 0.9990, halfStrip + corner);
    OpenSpaceLand smaller = land(space("a", box(-700, 1000, -501, 1500)));
    assertThat(smaller.serviceAreaM2(EXTENT, SERVICE)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void tilesChangeNothing(long seed) {
    List<OpenSpace> spaces = randomSpaces(seed);
    OpenSpaceLand land = OpenSpaceLand.of(spaces);
    List<OpenSpace> shuffled = new ArrayList<>(spaces);
    Collections.shuffle(shuffled, new Random(seed));

    Geometry whole =
        GEOMETRIES.buildGeometry(spaces.stream().map(OpenSpace::area).toList()).union();
    double open = land.areaM2(EXTENT, NO_STREETS);
    assertThat(open).isCloseTo(whole.intersection(EXTENT).getArea(), offset(1e-4));
    double served = land.serviceAreaM2(EXTENT, SERVICE);
    assertThat(served).isCloseTo(servedDirectly(land), offset(served * 2e-4));
    OpenSpaceLand other = OpenSpaceLand.of(shuffled);
    assertThat(other.areaM2(EXTENT, NO_STREETS)).isEqualTo(open);
    assertThat(other.serviceAreaM2(EXTENT, SERVICE)).isEqualTo(served);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void movingTheCityByAMetreChangesNothing(long seed) {
    var move = AffineTransformation.translationInstance(1, 1);
    List<OpenSpace> moved =
        randomSpaces(seed).stream().map(s -> space(s.id(), move.transform(s.area()))).toList();

    OpenSpaceLand here = OpenSpaceLand.of(randomSpaces(seed));
    OpenSpaceLand there = OpenSpaceLand.of(moved);

    assertThat(there.areaM2(move.transform(EXTENT), NO_STREETS))
        .isCloseTo(here.areaM2(EXTENT, NO_STREETS), offset(1e-4));
    double served = here.serviceAreaM2(EXTENT, SERVICE);
    assertThat(there.serviceAreaM2(move.transform(EXTENT), SERVICE))
        .isCloseTo(served, offset(served * 1e-4));
  }

  @Test
  void readsRealPolygons() {
    var read =
        VectorReader.read(
            ByteSource.of(SharedData.folder("momepy").resolve("tests.gpkg")),
            VectorSettings.detected("os").withLayer("os"));
    List<OpenSpace> spaces =
        read.features().stream().map(f -> space("feature " + f.index(), f.geometry())).toList();

    OpenSpaceLand land = OpenSpaceLand.of(spaces);

    double separate = spaces.stream().mapToDouble(s -> s.area().getArea()).sum();
    Geometry around = box(258_700, 663_900, 258_900, 664_100);
    assertThat(spaces).hasSize(16);
    // They touch and do not overlap.
    assertThat(land.areaM2(around, NO_STREETS)).isCloseTo(separate, offset(0.1));
  }

  /** The part of a quarter of a circle's both flanks beyond a line, twice. */
  private static double segmentBeyond(double radius, double distance) {
    double angle = Math.acos(distance / radius);
    return radius * radius * (angle - Math.sin(angle) * Math.cos(angle));
  }

  private static double servedDirectly(OpenSpaceLand land) {
    List<Geometry> buffers = new ArrayList<>();
    for (Geometry space : land.connected()) {
      double reach =
          space.getArea() >= SERVICE.regionalAreaM2()
              ? SERVICE.regionalReachM()
              : SERVICE.localReachM();
      buffers.add(space.buffer(reach, 64));
    }
    return GEOMETRIES.buildGeometry(buffers).union().intersection(EXTENT).getArea();
  }

  private static List<OpenSpace> randomSpaces(long seed) {
    var random = new Random(seed);
    List<OpenSpace> spaces = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      Point at =
          GEOMETRIES.createPoint(
              new org.locationtech.jts.geom.Coordinate(
                  random.nextDouble() * 4400 - 200, random.nextDouble() * 3400 - 200));
      spaces.add(space("space " + i, at.buffer(20 + random.nextDouble() * (i == 0 ? 300 : 80), 6)));
    }
    return spaces;
  }

  private static OpenSpaceLand land(OpenSpace... spaces) {
    return OpenSpaceLand.of(List.of(spaces));
  }

  private static OpenSpace space(String id, Geometry area) {
    return new OpenSpace(id, "park", OpenSpace.Access.PUBLIC, area);
  }

  private static Geometry box(double minX, double minY, double maxX, double maxY) {
    return GEOMETRIES.toGeometry(new Envelope(minX, maxX, minY, maxY));
  }

  private static StreetWay street(long id, double x1, double y1, double x2, double y2) {
    return new StreetWay(
        id,
        "residential",
        new long[] {2 * id, 2 * id + 1},
        new double[] {x1, x2},
        new double[] {y1, y2},
        0,
        Flow.BOTH,
        null,
        null,
        null);
  }
}
