package org.urbanobservatory.step.city.extent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.geo.TiffEncoding.Sample;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.step.BuiltTown;

/** Urban extents of made towns: how far they are searched, whose they are, what is said of them. */
class CityAtlasTest {
  private static final Geometry TOWN = BuiltTown.rectangle(-500, -2500, 2500, 500);

  @TempDir Path folder;

  /** 20 x 20 built cells with a fringe of one cell all around. */
  @Test
  void delineatesATownWithItsFringe() throws IOException {
    Raster land = BuiltTown.land(140);
    BuiltTown.fill(land, 0, 0, 20, 20, 1);
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN).builtUp(2020, land).atlas(Map.of()).measure("A");

    assertThat(town.value("atlas", "extent_area_m2", 2020)).isCloseTo(22 * 22 * 1e4, within(1.0));
    assertThat(town.value("atlas", "built_up_area_m2", 2020)).isCloseTo(4e6, within(1.0));
    assertThat(town.extent("atlas", 2020).orElseThrow().<String>getAs("method"))
        .startsWith("atlas: radius_m=564.19 urban_share=0.5")
        .endsWith(", of built_2020 of 2020, held by built-up area");
    assertThat(town.issues()).isEmpty();
  }

  @Test
  void takesTheOptionsOfTheExtent() throws IOException {
    Raster land = BuiltTown.land(140);
    BuiltTown.fill(land, 0, 0, 20, 20, 1);
    BuiltTown.fill(land, 8, 8, 4, 4, 0);
    Map<String, String> options = Map.of("radius_m", "250", "fringe_m", "20", "captured_ha", "10");
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN).builtUp(2020, land).atlas(options).measure("A");

    // Reach 20 m and half a diagonal, 90.7 m: no fringe; 16 ha enclosed are too many to capture.
    assertThat(town.value("atlas", "extent_area_m2", 2020)).isCloseTo(384e4, within(1.0));
    assertThat(town.extent("atlas", 2020).orElseThrow().<String>getAs("method"))
        .contains("radius_m=250.0", "fringe_m=20.0", "captured_below_m2=100000.0");
  }

  /** A ribbon of 30 km reaches far beyond the first window of some 13 km. */
  @Test
  void followsAnExtentBeyondTheFirstWindow() throws IOException {
    Raster land = BuiltTown.land(450);
    BuiltTown.fill(land, 0, 0, 400, 20, 1);
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN).builtUp(2020, land).atlas(Map.of()).measure("A");

    assertThat(town.value("atlas", "extent_area_m2", 2020)).isCloseTo(402 * 22 * 1e4, within(50.0));
    assertThat(town.value("atlas", "built_up_area_m2", 2020)).isCloseTo(8e7, within(50.0));
    assertThat(town.issues()).doesNotContain("extent_reaches_grid_edge", "grid_ends_near_city");
  }

  @Test
  void saysWhereTheRasterEndsTooEarly() throws IOException {
    Raster land = BuiltTown.land(40);
    BuiltTown.fill(land, 0, 0, 40, 20, 1);
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN).builtUp(2020, land).atlas(Map.of()).measure("A");

    assertThat(town.issues()).contains("grid_ends_near_city", "extent_reaches_grid_edge");
    assertThat(town.message("extent_reaches_grid_edge")).contains("XAV/A", "10 km", "built_2020");
    assertThat(town.value("atlas", "extent_area_m2", 2020)).isCloseTo(41 * 22 * 1e4, within(1.0));
  }

  @Test
  void hasNoExtentWithoutUrbanLand() throws IOException {
    Raster land = BuiltTown.land(140);
    BuiltTown.fill(land, 5, 5, 2, 2, 1);
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN).builtUp(2020, land).atlas(Map.of()).measure("A");

    assertThat(town.extent("atlas", 2020)).isEmpty();
    assertThat(town.extent("boundary", 2020)).isPresent();
    assertThat(town.issues()).containsExactly("extent_empty");
  }

  /** Most built-up land of one extent is in A; by people it is B's. */
  @Test
  void givesASharedExtentToTheCityThatHoldsMoreOfIt() throws IOException {
    Raster land = BuiltTown.land(140);
    BuiltTown.fill(land, 0, 0, 30, 20, 1);
    Raster people = BuiltTown.land(140);
    BuiltTown.fill(people, 0, 0, 20, 20, 1);
    BuiltTown.fill(people, 20, 0, 10, 20, 9);
    Geometry west = BuiltTown.rectangle(-500, -2500, 2000, 500);
    Geometry east = BuiltTown.rectangle(2000, -2500, 3500, 500);
    Map<String, String> byPeople = Map.of("population", "people_2020");

    BuiltTown.Measured a =
        new BuiltTown(folder, west)
            .builtUp(2020, land)
            .atlas(Map.of())
            .neighbour("B", east)
            .measure("A");
    BuiltTown.Measured b =
        new BuiltTown(folder, east)
            .builtUp(2020, land)
            .atlas(Map.of())
            .neighbour("A", west)
            .measure("B");
    BuiltTown.Measured aByPeople =
        new BuiltTown(folder, west)
            .builtUp(2020, land)
            .people(2020, people)
            .atlas(byPeople)
            .neighbour("B", east)
            .measure("A");
    BuiltTown.Measured bByPeople =
        new BuiltTown(folder, east)
            .builtUp(2020, land)
            .people(2020, people)
            .atlas(byPeople)
            .neighbour("A", west)
            .measure("B");

    assertThat(a.extent("atlas", 2020)).isPresent();
    assertThat(b.extent("atlas", 2020)).isEmpty();
    assertThat(a.message("extent_shared"))
        .isEqualTo(b.message("extent_shared"))
        .contains("by built-up area, XAV/A 66.7 %, XAV/B 33.3 %; it belongs to XAV/A");
    assertThat(aByPeople.extent("atlas", 2020)).isEmpty();
    assertThat(bByPeople.extent("atlas", 2020)).isPresent();
    assertThat(aByPeople.message("extent_shared"))
        .contains("by people of people_2020, XAV/B 81.8 %, XAV/A 18.2 %; it belongs to XAV/B");
  }

  /** ESRI:54009 far from its middle shears cells; the extent is nearly that of true cells. */
  @Test
  void bringsShearedCellsToTheComputingCrs() throws IOException {
    Raster land = BuiltTown.land(160);
    BuiltTown.fill(land, 0, 0, 40, 40, 1);
    Geometry boundary = BuiltTown.rectangle(-500, -4500, 4500, 500);
    Envelope all = new Envelope(-16e3, 16e3, -16e3, 16e3);
    Envelope sheared = Reprojection.between(BuiltTown.PLANE, WorkingGrid.MOLLWEIDE).envelope(all);
    var grid = WorkingGrid.around(sheared, WorkingGrid.MOLLWEIDE, 100);
    Path file = folder.resolve("mollweide.tif");
    GeoTiff.write(
        file,
        grid.shares(land, BuiltTown.PLANE),
        WorkingGrid.MOLLWEIDE,
        new TiffEncoding(Sample.FLOAT64, TiffEncoding.Compression.DEFLATE, -1.0));
    BuiltTown.Measured town =
        new BuiltTown(folder, boundary)
            .builtUp(2020, file, Map.of("value", "share", "threshold", "0.5"))
            .atlas(Map.of())
            .measure("A");

    assertThat(town.extent("atlas", 2020).orElseThrow().<String>getAs("method"))
        .contains(", on cells of 99.83 m");
    assertThat(town.value("atlas", "built_up_area_m2", 2020)).isCloseTo(16e6, within(16e6 * 0.01));
    assertThat(town.value("atlas", "extent_area_m2", 2020))
        .isCloseTo(42 * 42 * 1e4, within(42 * 42 * 1e4 * 0.03));
    assertThat(town.issues()).isEmpty();
  }

  @Test
  void refusesARasterThatIsNone() throws IOException {
    Path file = folder.resolve("broken.tif");
    java.nio.file.Files.writeString(file, "no raster");
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN)
            .builtUp(2020, file, Map.of("value", "binary"))
            .atlas(Map.of())
            .measure("A");

    assertThat(town.extent("atlas", 2020)).isEmpty();
    assertThat(town.issues()).containsOnly("unreadable_file");
  }
}
