package org.urbanobservatory.step.city.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.step.BuiltTown;

/** Growth from one epoch to the next, of a made town and of a real region. */
class CityGrowthTest {
  private static final Geometry TOWN = BuiltTown.rectangle(-500, -2500, 2500, 500);
  private static final double HA = 1e4;
  private static final List<String> TYPES =
      List.of("infill", "extension", "leapfrog", "inclusion", "release", "demolition");

  @TempDir Path folder;

  /**
   * 20 x 20 cells with a hole of 9 and a village of 8 x 8 apart; then the hole is built, a strip of
   * 10 x 20 is added, up to the village, and a second patch of 8 x 8 beyond it. Of the strip, 20
   * cells lie in the fringe of the first extent.
   */
  @Test
  void tellsWhatGrowthIsMadeOf() throws IOException {
    BuiltTown.Measured town = town().measure("A");

    assertThat(growth(town, "atlas", 2020))
        .containsExactly(29 * HA, 180 * HA, 64 * HA, 64 * HA, 0.0, 0.0);
    assertThat(town.value("atlas", "built_up_area_m2", 2010)).isCloseTo(391 * HA, within(1.0));
    assertThat(town.value("atlas", "built_up_area_m2", 2020)).isCloseTo(728 * HA, within(1.0));
    assertThat(town.value("atlas", "extent_area_m2", 2010)).isCloseTo(484 * HA, within(1.0));
  }

  @Test
  void saysWhyTheFirstEpochHasNoGrowth() throws IOException {
    BuiltTown.Measured town = town().measure("A");

    assertThat(town.find("atlas", "infill_area_m2", 2010)).isEmpty();
    assertThat(town.find("boundary", "infill_area_m2", 2020)).isEmpty();
    assertThat(town.of("absences"))
        .anySatisfy(
            row -> {
              assertThat(row.<String>getAs("extent_id")).isEqualTo("atlas");
              assertThat(row.<String>getAs("variable")).isEqualTo("infill_area_m2");
              assertThat(row.<String>getAs("reason")).isEqualTo("no_earlier_year");
            });
  }

  /**
   * The side of two districts cuts the hole: two of its columns are in the west, one in the east.
   */
  @Test
  void sharesGrowthAmongDistricts() throws IOException {
    BuiltTown.Measured town =
        town()
            .districts(
                Map.of(
                    "west", BuiltTown.rectangle(-6000, -6000, 1000, 6000),
                    "east", BuiltTown.rectangle(1000, -6000, 9000, 6000)))
            .measure("A");

    assertThat(growthIn("west", town)).containsExactly(6 * HA, 0.0, 0.0, 0.0, 0.0, 0.0);
    assertThat(growthIn("east", town))
        .containsExactly(23 * HA, 180 * HA, 64 * HA, 64 * HA, 0.0, 0.0);
    assertThat(town.ofDistrict("west", "atlas", "infill_share", 2020).value()).isEqualTo(100);
    assertThat(town.ofDistrict("east", "atlas", "infill_share", 2020).value())
        .isCloseTo(100 * 23 / 331.0, within(1e-6));
  }

  /** A patch that meets the extent in a corner alone; three cells of its far corner are rural. */
  @Test
  void letsCellsTouchByCornersUnlessToldOtherwise() throws IOException {
    Raster after = before();
    BuiltTown.fill(after, 21, 21, 5, 5, 1);
    BuiltTown town =
        new BuiltTown(folder, TOWN).builtUp(2010, before()).builtUp(2020, after).atlas(Map.of());

    assertThat(growth(town.measure("A"), "atlas", 2020)).startsWith(0.0, 22 * HA, 0.0);
    BuiltTown.Measured bySides = town.setting("growth.touch", "sides").measure("A");
    assertThat(growth(bySides, "atlas", 2020)).startsWith(0.0, 0.0, 22 * HA);
    assertThat(bySides.indicator("atlas", "leapfrog_share", 2020).method())
        .endsWith("cells touch by sides");
  }

  /** In the limits of 2020 the village was in the city all along. */
  @Test
  void measuresBothEpochsInFixedLimits() throws IOException {
    BuiltTown.Measured town = town().setting("growth.extent", "fixed").measure("A");

    assertThat(growth(town, "atlas_fixed", 2020))
        .containsExactly(29 * HA, 180 * HA, 64 * HA, 0.0, 0.0, 0.0);
    assertThat(town.value("atlas_fixed", "built_up_area_m2", 2010))
        .isCloseTo(455 * HA, within(1.0));
    assertThat(town.value("atlas_fixed", "built_up_area_m2", 2020))
        .isCloseTo(728 * HA, within(1.0));
    assertThat(town.value("atlas", "built_up_area_m2", 2010)).isCloseTo(391 * HA, within(1.0));
    assertThat(town.extent("atlas_fixed", 2010).orElseThrow().<String>getAs("method"))
        .startsWith("as of 2020 for every year: atlas: radius_m=");
    assertThat(town.extent("boundary_fixed", 2010)).isEmpty();
  }

  /**
   * People of the whole plane are 1 a cell, then 2; both rates, their ratio and the shares follow.
   */
  @Test
  void givesTheIndicatorsOfLandConsumption() throws IOException {
    Raster people = BuiltTown.land(140);
    BuiltTown.fill(people, -140, -140, 280, 280, 1);
    Raster more = BuiltTown.land(140);
    BuiltTown.fill(more, -140, -140, 280, 280, 2);
    BuiltTown.Measured town =
        town()
            .people(2010, people)
            .people(2020, more)
            .setting("growth.extent", "fixed")
            .measure("A");

    String lcr = "land_consumption_rate";
    assertThat(town.indicator("atlas", lcr, 2020).value())
        .isCloseTo(100 * 337 / 391.0 / 10, within(1e-6));
    assertThat(town.indicator("atlas_fixed", lcr, 2020).value())
        .isCloseTo(100 * 273 / 455.0 / 10, within(1e-6));
    assertThat(town.indicator("atlas", "built_up_change", 2020).value())
        .isCloseTo(100 * 337 / 391.0, within(1e-6));
    assertThat(town.indicator("atlas_fixed", "built_up_change", 2020).value())
        .isCloseTo(100 * 273 / 455.0, within(1e-6));
    double peopleGrowth = Math.log(2) / 10;
    assertThat(town.indicator("atlas_fixed", "land_consumption_to_population_growth", 2020).value())
        .isCloseTo(273 / 455.0 / 10 / peopleGrowth, within(1e-6));
    assertThat(town.indicator("atlas", "infill_share", 2020).value())
        .isCloseTo(100 * 29 / 337.0, within(1e-6));
    assertThat(town.indicator("atlas", "inclusion_share", 2020).value())
        .isCloseTo(100 * 64 / 337.0, within(1e-6));
    assertThat(town.indicator("atlas", "extent_compactness", 2020).value()).isBetween(0.3, 0.8);
    assertThat(town.indicator("atlas", "infill_share", 2010).reason()).isEqualTo("no_earlier_year");
    assertThat(town.indicator("atlas", "infill_share", 2020).method())
        .endsWith(
            "; growth of whole cells, 2010-2020, each year in its own limits; cells touch by sides"
                + " and corners");
    assertThat(town.indicator("atlas_fixed", "infill_share", 2020).method())
        .contains("both years in fixed limits");
    assertThat(town.indicator("atlas", lcr, 2020).method())
        .isEqualTo(
            "growth_rate: 100 * SIMPLE built_up_area_m2, over 5 to 10 years where there are, 2010-2020;"
                + " built-up cells; null where another year knows 1 % of the land, or of what is on"
                + " it, that this one does not");
  }

  /** People who hardly move make a ratio of low reliability. */
  @Test
  void marksARatioToPeopleWhoHardlyMove() throws IOException {
    Raster people = BuiltTown.land(140);
    BuiltTown.fill(people, -140, -140, 280, 280, 1);
    Raster more = BuiltTown.land(140);
    BuiltTown.fill(more, -140, -140, 280, 280, 1.001);
    BuiltTown.Measured town = town().people(2010, people).people(2020, more).measure("A");

    IndicatorValue ratio =
        town.indicator("boundary", "land_consumption_to_population_growth", 2020);
    assertThat(ratio.obsStatus()).isEqualTo("U");
    assertThat(ratio.value()).isGreaterThan(100);
  }

  /** A square of 22 x 22 cells, and the square boundary. */
  @Test
  void measuresCompactness() throws IOException {
    BuiltTown.Measured town = town().measure("A");

    assertThat(town.value("atlas", "extent_compactness", 2010))
        .isCloseTo(Math.PI / 4, within(1e-6));
    double meanOfSquare = (Math.sqrt(2) + Math.log(1 + Math.sqrt(2))) / 6;
    double meanOfCircle = 2 / (3 * Math.sqrt(Math.PI));
    assertThat(town.value("boundary", "extent_proximity", 2010))
        .isCloseTo(meanOfCircle / meanOfSquare, within(1e-6));
  }

  /** What an epoch does not know is no growth; so few cells of it leave the rest to compare. */
  @Test
  void leavesOutWhatOneEpochDoesNotKnow() throws IOException {
    Raster before = before();
    Raster after = after();
    Path file = folder.resolve("holes.tif");
    BuiltTown.fill(before, 8, 8, 2, 2, 255);
    GeoTiff.write(
        file,
        before,
        BuiltTown.PLANE,
        new org.urbanobservatory.geo.TiffEncoding(
            org.urbanobservatory.geo.TiffEncoding.Sample.BYTE,
            org.urbanobservatory.geo.TiffEncoding.Compression.DEFLATE,
            255.0));
    GridRaster read = GeoTiff.read(file);
    assertThat(read.raster().valued()).isEqualTo(before.values().length - 4);
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN)
            .builtUp(2010, file, Map.of("value", "binary"))
            .builtUp(2020, after)
            .atlas(Map.of())
            .measure("A");

    assertThat(town.value("atlas", "infill_area_m2", 2020)).isCloseTo(25 * HA, within(0.1));
  }

  /** Built-up land of a real region in every epoch is that of the kernel, and so are its inputs. */
  @Test
  void measuresTheEpochsOfARealRegion() throws IOException {
    Path data = SharedData.folder("ghsl-built-up-epochs");
    Geometry region = region(data);
    var city = new BuiltTown(folder, region).cells(10_000);
    int[] epochs = {1990, 2005, 2020};
    for (int year : epochs) {
      city.builtUp(year, data.resolve("GHSL.tif"), Map.of("value", "epoch"));
    }
    BuiltTown.Measured measured = city.measure("A");

    GridRaster raster = GeoTiff.read(data.resolve("GHSL.tif"));
    Crs plane = LocalProjection.centredOn(region.getEnvelopeInternal());
    var onPlane =
        new RasterPlane(
            Reprojection.between(raster.crs(), plane),
            Reprojection.between(plane, raster.crs()),
            Reprojection.between(raster.crs(), plane));
    Geometry boundary = Reprojection.between(Crs.CRS84, plane).densified(region);
    double before = 0;
    for (int year : epochs) {
      BuiltUp built = BuiltUp.of(raster.raster(), new BuiltUpRule.Epoch(year), onPlane);
      double area = measured.value("boundary", "built_up_area_m2", year);
      assertThat(area).isCloseTo(built.areaWithin(boundary), within(1.0)).isGreaterThan(before);
      before = area;
    }
  }

  private static Geometry region(Path data) throws IOException {
    String text = Files.readString(data.resolve("AOI_GHSL.geojson"));
    int from = text.indexOf("[ [ [") + 5;
    String[] numbers =
        text.substring(from, text.indexOf("] ] ]")).replaceAll("[\\[\\]]", "").split(",");
    var corners = new org.locationtech.jts.geom.Coordinate[numbers.length / 2];
    for (int i = 0; i < corners.length; i++) {
      corners[i] =
          new org.locationtech.jts.geom.Coordinate(
              Double.parseDouble(numbers[2 * i]), Double.parseDouble(numbers[2 * i + 1]));
    }
    return new org.locationtech.jts.geom.GeometryFactory().createPolygon(corners);
  }

  private BuiltTown town() {
    return new BuiltTown(folder, TOWN)
        .builtUp(2010, before())
        .builtUp(2020, after())
        .atlas(Map.of());
  }

  private static Raster before() {
    Raster land = BuiltTown.land(140);
    BuiltTown.fill(land, 0, 0, 20, 20, 1);
    BuiltTown.fill(land, 8, 8, 3, 3, 0);
    BuiltTown.fill(land, 31, 0, 8, 8, 1);
    return land;
  }

  private static Raster after() {
    Raster land = before();
    BuiltTown.fill(land, 8, 8, 3, 3, 1);
    BuiltTown.fill(land, 20, 0, 10, 20, 1);
    BuiltTown.fill(land, 31, 12, 8, 8, 1);
    return land;
  }

  /** Rounded to 0.01 m2: the plane of the town and that of its raster differ by rounding. */
  private static List<Double> growth(BuiltTown.Measured town, String extent, int year) {
    return TYPES.stream()
        .map(type -> town.value(extent, type + "_area_m2", year))
        .map(value -> Math.rint(value / 10) * 10)
        .toList();
  }

  private static List<Double> growthIn(String district, BuiltTown.Measured town) {
    return TYPES.stream()
        .map(type -> town.valueIn(district, "atlas", type + "_area_m2", 2020))
        .map(value -> Math.rint(value / 10) * 10)
        .toList();
  }
}
