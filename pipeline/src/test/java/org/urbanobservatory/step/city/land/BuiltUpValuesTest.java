package org.urbanobservatory.step.city.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.step.BuiltTown;

/** A built-up raster whose values are not what its configuration says they are. */
class BuiltUpValuesTest {
  private static final Geometry TOWN = BuiltTown.rectangle(-500, -2500, 2500, 500);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "binary, 255, 0 (not built) and 1 (built)",
    "share, 87, shares from 0 to 1",
    "epoch, 4, 0 (never built) and years"
  })
  void areToldAndNotGuessed(String kind, int value, String meaning) throws IOException {
    Path file = raster(value);
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN)
            .builtUp(2020, file, Map.of("value", kind, "threshold", "0.5"))
            .measure("A");

    assertThat(town.message("unexpected_value"))
        .isEqualTo(
            "Invalid input built_2020: land.tif has a cell of %d near XAV/A, but value: %s knows %s; name the right kind of values, declare what stands for no data, or reclassify"
                .formatted(value, kind, meaning));
    assertThat(town.find("boundary", "built_up_area_m2", 2020)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "binary, 1, built-up cells",
    "share, 1, built-up shares of cells",
    "epoch, 1990, cells built up by 2020"
  })
  void areTakenWhereTheyAreWhatIsSaid(String kind, int value, String method) throws IOException {
    Path file = raster(value);
    BuiltTown.Measured town =
        new BuiltTown(folder, TOWN)
            .builtUp(2020, file, Map.of("value", kind, "threshold", "0.5"))
            .measure("A");

    assertThat(town.issues()).doesNotContain("unexpected_value");
    assertThat(town.value("boundary", "built_up_area_m2", 2020)).isBetween(3.99e6, 4.01e6);
    assertThat(town.of("observations"))
        .filteredOn(row -> row.getAs("variable").equals("built_up_area_m2"))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.<String>getAs("method")).isEqualTo(method));
  }

  private Path raster(int value) {
    Raster land = BuiltTown.land(60);
    BuiltTown.fill(land, 0, 0, 20, 20, value);
    Path file = folder.resolve("land.tif");
    GeoTiff.write(file, land, BuiltTown.PLANE, TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64));
    return file;
  }
}
