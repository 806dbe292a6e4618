package org.urbanobservatory.step.city.extent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.geo.TiffEncoding.Sample;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.step.BuiltTown;
import org.urbanobservatory.step.BuiltTown.Measured;

/**
 * Two cities in one centre and one urban extent, each measured by itself in a plane of its own, as
 * a run does it: both come to the same end, and never do both have it.
 *
 * <p>Cells of 0.01 degrees lie as in a mirror about 30 degrees east, the border of two UTM zones;
 * 4,000 people live in each built-up cell of 20 x 20. One city lies west of the border, one east.
 */
class SharedExtentsTest {
  private static final double BORDER = 30;
  private static final double NORTH = -1.0;
  private static final int SIDE = 60;
  private static final double CELL = 0.01;
  private static final Geometry WEST = lonLat(BORDER - 0.05, BORDER);
  private static final Geometry EAST = lonLat(BORDER, BORDER + 0.05);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"a,b", "b,a"})
  void whatTwoHoldEquallyIsNobodysWhateverTheirIds(String west, String east) throws IOException {
    Path people = people(0);
    List<Measured> both = measured(people, west, east);

    assertThat(both).allSatisfy(city -> assertThat(city.extent("degurba", 2020)).isEmpty());
    assertThat(both).allSatisfy(city -> assertThat(city.extent("atlas", 2020)).isEmpty());
    assertThat(both)
        .allSatisfy(
            city ->
                assertThat(city.message("urban_centre_undecided"))
                    .contains("hold equally many, so that it is nobody's: XAV/")
                    .contains("XAV/a 200000")
                    .contains("XAV/b 200000"));
    assertThat(both)
        .allSatisfy(
            city ->
                assertThat(city.message("extent_shared"))
                    .contains("XAV/a 12.5 %", "XAV/b 12.5 %")
                    .contains("no city holds more than every other, so it is nobody's"));
  }

  /** 200,000 people in each: 0.1 person is half of the tolerance, 1 person five times of it. */
  @Test
  void aTenthOfAPersonDecidesNothing() throws IOException {
    assertThat(measured(people(0.1), "a", "b"))
        .allSatisfy(city -> assertThat(city.extent("degurba", 2020)).isEmpty())
        .allSatisfy(city -> assertThat(city.extent("atlas", 2020)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, -1})
  void onePersonDecides(double moreInTheWest) throws IOException {
    List<Measured> both = measured(people(moreInTheWest), "a", "b");
    Measured first = both.get(moreInTheWest > 0 ? 0 : 1);
    Measured second = both.get(moreInTheWest > 0 ? 1 : 0);

    assertThat(first.extent("degurba", 2020)).isPresent();
    assertThat(first.extent("atlas", 2020)).isPresent();
    assertThat(first.issues()).contains("urban_centre_shared", "extent_shared");
    assertThat(second.extent("degurba", 2020)).isEmpty();
    assertThat(second.extent("atlas", 2020)).isEmpty();
    assertThat(second.issues()).contains("urban_centre_of_other_city", "extent_shared");
    assertThat(second.message("extent_shared"))
        .isEqualTo(first.message("extent_shared"))
        .contains("by people of people_2020")
        .contains("it belongs to XAV/" + (moreInTheWest > 0 ? "a" : "b"));
  }

  private static Stream<Double> smallDifferences() {
    var chance = new Random(20261123);
    return IntStream.range(0, 6)
        .mapToObj(i -> (chance.nextDouble() - 0.5) * Math.pow(10, -chance.nextInt(7)));
  }

  @ParameterizedTest
  @MethodSource("smallDifferences")
  void neverDoBothHaveIt(double moreInTheWest) throws IOException {
    List<Measured> both = measured(people(moreInTheWest), "a", "b");
    for (String extent : List.of("degurba", "atlas")) {
      assertThat(both.stream().filter(city -> city.extent(extent, 2020).isPresent()).count())
          .isLessThanOrEqualTo(1);
    }
  }

  /** Cells of ESRI:54009 are brought to a plane of each city's own: its shares differ a little. */
  @ParameterizedTest
  @CsvSource({"2000, 0", "1995, 0", "2200, 1", "1800, 2"})
  void onCellsOfTheirOwnNearlyEqualIsEqual(double border, int owner) throws IOException {
    Path file = sheared();
    Geometry west = BuiltTown.rectangle(-500, -4500, border, 500);
    Geometry east = BuiltTown.rectangle(border, -4500, 4500, 500);
    Measured first = ofSheared(file, west).neighbour("b", east).measure("a");
    Measured second = ofSheared(file, east).neighbour("a", west).measure("b");

    assertThat(first.extent("atlas", 2020).isPresent()).isEqualTo(owner == 1);
    assertThat(second.extent("atlas", 2020).isPresent()).isEqualTo(owner == 2);
    assertThat(first.issues()).contains("extent_shared");
    assertThat(second.issues()).contains("extent_shared");
  }

  private BuiltTown ofSheared(Path file, Geometry boundary) {
    return new BuiltTown(folder, boundary)
        .builtUp(2020, file, Map.of("value", "share", "threshold", "0.5"))
        .atlas(Map.of());
  }

  /** A town of 4 x 4 km whose middle is at 2,000 m, in cells far from the central meridian. */
  private Path sheared() {
    Raster land = BuiltTown.land(160);
    BuiltTown.fill(land, 0, 0, 40, 40, 1);
    Envelope all = new Envelope(-16e3, 16e3, -16e3, 16e3);
    Envelope sheared = Reprojection.between(BuiltTown.PLANE, WorkingGrid.MOLLWEIDE).envelope(all);
    var grid = WorkingGrid.around(sheared, WorkingGrid.MOLLWEIDE, 100);
    Path file = folder.resolve("mollweide.tif");
    GeoTiff.write(
        file,
        grid.shares(land, BuiltTown.PLANE),
        WorkingGrid.MOLLWEIDE,
        new TiffEncoding(Sample.FLOAT64, TiffEncoding.Compression.DEFLATE, -1.0));
    return file;
  }

  private List<Measured> measured(Path people, String west, String east) throws IOException {
    return List.of(
        town(people, WEST).neighbour(east, EAST).measure(west),
        town(people, EAST).neighbour(west, WEST).measure(east));
  }

  private BuiltTown town(Path people, Geometry boundary) {
    return new BuiltTown(folder, boundary)
        .people(2020, people)
        .builtUp(2020, folder.resolve("built.tif"), Map.of("value", "binary"))
        .degurba(Map.of())
        .atlas(Map.of("population", "people_2020"));
  }

  /** Writes the people and the built-up land. */
  private Path people(double moreInTheWest) {
    var lattice = new Lattice(SIDE, SIDE, BORDER - SIDE / 2 * CELL, NORTH + 0.25, CELL, CELL);
    var people = new Raster(lattice, new double[SIDE * SIDE]);
    var built = new Raster(lattice, new double[SIDE * SIDE]);
    for (int row = 20; row < 40; row++) {
      for (int column = 20; column < 40; column++) {
        people.values()[lattice.index(column, row)] = 4000;
        built.values()[lattice.index(column, row)] = 1;
      }
    }
    people.values()[lattice.index(27, 30)] += moreInTheWest;
    Path file = folder.resolve("people.tif");
    GeoTiff.write(file, people, Crs.of("EPSG:4326"), TiffEncoding.deflated(Sample.FLOAT64));
    GeoTiff.write(
        folder.resolve("built.tif"),
        built,
        Crs.of("EPSG:4326"),
        TiffEncoding.deflated(Sample.BYTE));
    return file;
  }

  private static Geometry lonLat(double west, double east) {
    return new GeometryFactory().toGeometry(new Envelope(west, east, NORTH - 0.1, NORTH));
  }
}
