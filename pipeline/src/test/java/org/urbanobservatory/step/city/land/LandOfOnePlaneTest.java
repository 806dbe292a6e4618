package org.urbanobservatory.step.city.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * A town on the central meridian of a UTM zone, where areas of the declared plane are 0.08 %
 * smaller than those of the ground: what is put in one ratio is of one plane.
 */
class LandOfOnePlaneTest {
  private static final String UTM = "EPSG:32631";
  private static final Geometry BOUNDARY =
      new GeometryFactory().toGeometry(new Envelope(3, 3.05, 42, 42.05));

  @TempDir Path folder;

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = UTM)
  void theBuiltUpExtentIsAllBuiltUp(String crs) throws IOException {
    MeasuredCity.Result town = measured(crs);

    double extent = town.only("bbu", "extent_area_m2", 2020).value();
    double built = town.only("bbu", "built_up_area_m2", 2020).value();
    assertThat(built / extent).isCloseTo(1, within(1e-6)).isLessThanOrEqualTo(1);
    assertThat(town.value("built_up_area_m2", 2020)).isCloseTo(built, within(1e-6 * built));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {UTM, "EPSG:3035"})
  void whatCoversTheTownHasItsArea(String crs) throws IOException {
    MeasuredCity.Result town = measured(crs);

    double city = town.value("extent_area_m2", 2020);
    assertThat(town.value("green_cover_area_m2", 2020) / city).isCloseTo(1, within(1e-6));
    assertThat(town.codes()).isEmpty();
  }

  /** People per km2 of ground are as many people on whatever plane. */
  @Test
  void aDeclaredPlaneMovesAreasAndNoPeople() throws IOException {
    MeasuredCity.Result own = measured(null);
    MeasuredCity.Result utm = measured(UTM);

    double people = own.value("extent_population", 2020);
    assertThat(utm.value("extent_population", 2020)).isCloseTo(people, within(1e-6 * people));
    double area = own.value("extent_area_m2", 2020);
    assertThat(utm.value("extent_area_m2", 2020) / area).isCloseTo(0.9992, within(0.0001));
    assertThat(utm.value("population_weighted_density", 2020))
        .isCloseTo(
            utm.value("extent_population", 2020) / (utm.value("extent_area_m2", 2020) / 1e6),
            within(0.01));
  }

  private MeasuredCity.Result measured(String crs) throws IOException {
    var town =
        new MeasuredCity(folder, BOUNDARY)
            .crs(crs)
            .extent(
                new ExtentPlan(
                    "bbu", ExtentPlan.Kind.BOUNDARY_BUILT_UP, List.of("built"), Map.of()))
            .raster(
                SpatialInput.Kind.BUILT_UP,
                2020,
                "built.tif",
                cells(i -> i * 7 % 11 < 5 ? 1 : 0),
                "value",
                "binary")
            .raster(SpatialInput.Kind.GREEN, 2020, "green.tif", cells(i -> 1), "value", "share")
            .raster(
                SpatialInput.Kind.POPULATION,
                2020,
                "people.tif",
                cells(i -> 1000),
                "quantity",
                "density");
    return town.measure();
  }

  private static Raster cells(IntToDoubleFunction value) {
    var lattice = new Lattice(70, 70, 2.99, 42.06, 0.001, 0.001);
    return new Raster(lattice, IntStream.range(0, lattice.size()).mapToDouble(value).toArray());
  }
}
