package org.urbanobservatory.step.city.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.step.BuiltTown;
import org.urbanobservatory.step.LonLatPolygons;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * A town of 20 x 20 cells of 1 ha, of which 10 x 10 in the middle are built up or green in 2010 and
 * 12 x 10 in 2020, in rasters with cells that have no value.
 */
class KnownInPartTest {
  private static final Geometry TOWN = BuiltTown.rectangle(-1000, -1000, 1000, 1000);
  private static final double HA = 1e4;
  private static final double NO_VALUE = 255;
  private static final String BUILT = "built_up_area_m2";
  private static final String IN_PART = "built_up_known_in_part";
  private static final Map<String, Geometry> QUARTERS =
      new TreeMap<>(
          Map.of(
              "ne", BuiltTown.rectangle(0, 0, 1000, 1000),
              "nw", BuiltTown.rectangle(-1000, 0, 0, 1000),
              "se", BuiltTown.rectangle(0, -1000, 1000, 0),
              "sw", BuiltTown.rectangle(-1000, -1000, 0, 0)));

  @TempDir Path folder;

  @Test
  void aHoleOfOneYearIsNoGrowth() throws IOException {
    Raster before = before();
    BuiltTown.fill(before, 0, -10, 10, 10, NO_VALUE);
    BuiltTown.Measured town = builtUp(before, after()).measure("A");

    assertThat(town.find("boundary", BUILT, 2010)).isEmpty();
    assertThat(reasons(town, "boundary", BUILT)).containsExactly("2010 null null " + IN_PART);
    assertThat(town.value("boundary", BUILT, 2020)).isCloseTo(120 * HA, within(1.0));
    assertThat(town.message(IN_PART))
        .isEqualTo(
            "Invalid built-up raster: b2010 has no value on 25.0 % of the land of boundary of XAV/A"
                + " that 2020 knows, where 29.2 % of what is built up in 2020 lies; its area is"
                + " null, for beside the other year it would look like growth. Give a raster that"
                + " knows the same land; where no value means not built up, write 0");
  }

  /** What is built in the hole alone is more than 1 %, its land is not. */
  @Test
  void aSmallHoleOverWhatIsBuiltIsTold() throws IOException {
    Raster before = before();
    BuiltTown.fill(before, 0, 0, 2, 1, NO_VALUE);
    BuiltTown.Measured town = builtUp(before, after()).measure("A");

    assertThat(reasons(town, "boundary", BUILT)).containsExactly("2010 null null " + IN_PART);
    assertThat(town.message(IN_PART)).contains("no value on 0.5 % of the land", "where 1.7 % of");
  }

  @Test
  void aCellLessIsNone() throws IOException {
    Raster before = before();
    BuiltTown.fill(before, 0, 0, 1, 1, NO_VALUE);
    BuiltTown.Measured town = builtUp(before, after()).measure("A");

    assertThat(town.value("boundary", BUILT, 2010)).isCloseTo(99 * HA, within(1.0));
    assertThat(town.issues()).doesNotContain(IN_PART);
  }

  @Test
  void waterThatNoYearKnowsDoesNotCount() throws IOException {
    Raster before = before();
    Raster after = after();
    BuiltTown.fill(before, 7, -10, 3, 20, NO_VALUE);
    BuiltTown.fill(after, 7, -10, 3, 20, NO_VALUE);
    BuiltTown.Measured town = builtUp(before, after).measure("A");

    assertThat(town.value("boundary", BUILT, 2010)).isCloseTo(100 * HA, within(1.0));
    assertThat(town.value("boundary", BUILT, 2020)).isCloseTo(120 * HA, within(1.0));
    assertThat(town.issues()).doesNotContain(IN_PART);
  }

  /** Each knows 98 %, but not the same. */
  @Test
  void holesInDifferentPlacesAreBothTold() throws IOException {
    Raster before = before();
    Raster after = after();
    BuiltTown.fill(before, -10, -10, 8, 1, NO_VALUE);
    BuiltTown.fill(after, -10, 9, 8, 1, NO_VALUE);
    BuiltTown.Measured town = builtUp(before, after).measure("A");

    assertThat(reasons(town, "boundary", BUILT))
        .containsExactly("2010 null null " + IN_PART, "2020 null null " + IN_PART);
  }

  @Test
  void aDistrictHasItsOwnHole() throws IOException {
    Raster before = before();
    BuiltTown.fill(before, 0, -10, 10, 10, NO_VALUE);
    BuiltTown.Measured town = builtUp(before, after()).districts(QUARTERS).measure("A");

    assertThat(reasons(town, "boundary", BUILT))
        .containsExactly("2010 districts ne " + IN_PART, "2010 null null " + IN_PART);
    assertThat(town.valueIn("nw", "boundary", BUILT, 2010)).isCloseTo(25 * HA, within(1.0));
    assertThat(town.valueIn("ne", "boundary", BUILT, 2020)).isCloseTo(35 * HA, within(1.0));
    assertThat(town.issues().stream().filter(IN_PART::equals)).hasSize(1);
  }

  /** The extent of 2010 ends at the hole, so what it knows of that extent is all. */
  @Test
  void anExtentThatEndsAtTheHoleIsNoSmallerTown() throws IOException {
    Raster before = land(40);
    Raster after = land(40);
    BuiltTown.fill(before, -10, -10, 20, 20, 1);
    BuiltTown.fill(after, -10, -10, 20, 20, 1);
    BuiltTown.fill(before, 0, -40, 40, 80, NO_VALUE);
    BuiltTown.Measured town = builtUp(before, after).atlas(Map.of()).measure("A");

    assertThat(town.extent("atlas", 2010).orElseThrow().<Double>getAs("area_m2"))
        .isLessThan(town.extent("atlas", 2020).orElseThrow().<Double>getAs("area_m2"));
    assertThat(reasons(town, "atlas", BUILT)).containsExactly("2010 null null " + IN_PART);
    assertThat(reasons(town, "atlas", "infill_area_m2")).contains("2020 null null " + IN_PART);
  }

  @Test
  void theIndicatorsSayWhy() throws IOException {
    Raster before = before();
    BuiltTown.fill(before, 0, -10, 10, 10, NO_VALUE);
    BuiltTown.Measured town = green(before, after()).districts(QUARTERS).measure("A");

    IndicatorValue change = town.indicator("boundary", "green_cover_change", 2020);
    assertThat(change.value()).isNull();
    assertThat(change.reason()).isEqualTo("green_known_in_part");
    assertThat(town.ofDistrict("ne", "boundary", "green_cover_change", 2020).reason())
        .isEqualTo("green_known_in_part");
    assertThat(town.ofDistrict("nw", "boundary", "green_cover_change", 2020).value())
        .isCloseTo(0, within(1e-9));
    assertThat(town.indicator("boundary", "green_cover_share", 2020).value())
        .isCloseTo(100 * 120 / 400.0, within(1e-6));
    assertThat(town.message("green_known_in_part"))
        .startsWith(
            "Invalid green cover: g2010 has no value on 25.0 % of the land of boundary of XAV/A"
                + " that 2020 knows, where 29.2 % of what is green in 2020 lies");
  }

  @Test
  void greenIsComparedOverTheSameWater() throws IOException {
    Raster before = before();
    Raster after = after();
    BuiltTown.fill(before, 7, -10, 3, 20, NO_VALUE);
    BuiltTown.fill(after, 7, -10, 3, 20, NO_VALUE);
    BuiltTown.Measured town = green(before, after).measure("A");

    assertThat(town.indicator("boundary", "green_cover_change", 2020).value())
        .isCloseTo(20, within(1e-6));
    assertThat(town.indicator("boundary", "green_cover_change", 2020).method())
        .endsWith(
            "green cells; null where another year knows 1 % of the land, or of what is on it,"
                + " that this one does not");
    assertThat(town.issues()).contains("green_covers_city_in_part");
  }

  /** Polygons do not say where they end: only what they call green in the hole is known. */
  @Test
  void aRasterIsComparedWithPolygons() throws IOException {
    Raster water = before();
    BuiltTown.fill(water, 7, -10, 3, 20, NO_VALUE);
    BuiltTown.Measured town = greenThenPolygons(water, -500, 700).measure("A");
    assertThat(town.indicator("boundary", "green_cover_change", 2020).value())
        .isCloseTo(20, within(1e-3));

    BuiltTown.Measured beyond = greenThenPolygons(water, -500, 800).measure("A");
    assertThat(beyond.indicator("boundary", "green_cover_change", 2020).reason())
        .isEqualTo("green_known_in_part");
  }

  private BuiltTown greenThenPolygons(Raster before, double west, double east) throws IOException {
    Geometry park = BuiltTown.rectangle(west, -500, east, 500);
    var xy = new java.util.ArrayList<Double>();
    for (int i = 0; i < park.getNumPoints() - 1; i++) {
      xy.add(park.getCoordinates()[i].x);
      xy.add(park.getCoordinates()[i].y);
    }
    double[] ring = xy.stream().mapToDouble(Double::doubleValue).toArray();
    Path file = folder.resolve("parks.geojson");
    Files.writeString(
        file,
        LonLatPolygons.collection(
            List.of(LonLatPolygons.feature("park", LonLatPolygons.ring(ring)))));
    return green(new BuiltTown(folder, TOWN), 2010, before)
        .layer("parks", SpatialInput.Kind.GREEN, 2020, file, Map.of());
  }

  private BuiltTown builtUp(Raster before, Raster after) {
    return new BuiltTown(folder, TOWN)
        .layer("b2010", SpatialInput.Kind.BUILT_UP, 2010, file("b2010", before), BINARY)
        .layer("b2020", SpatialInput.Kind.BUILT_UP, 2020, file("b2020", after), BINARY);
  }

  private BuiltTown green(Raster before, Raster after) {
    return green(green(new BuiltTown(folder, TOWN), 2010, before), 2020, after);
  }

  private BuiltTown green(BuiltTown town, int year, Raster land) {
    return town.layer("g" + year, SpatialInput.Kind.GREEN, year, file("g" + year, land), BINARY);
  }

  private static final Map<String, String> BINARY = Map.of("value", "binary");

  private Path file(String name, Raster land) {
    Path file = folder.resolve(name + ".tif");
    GeoTiff.write(
        file,
        land,
        BuiltTown.PLANE,
        new TiffEncoding(TiffEncoding.Sample.BYTE, TiffEncoding.Compression.DEFLATE, NO_VALUE));
    return file;
  }

  private static Raster before() {
    Raster land = land(20);
    BuiltTown.fill(land, -5, -5, 10, 10, 1);
    return land;
  }

  private static Raster after() {
    Raster land = land(20);
    BuiltTown.fill(land, -5, -5, 12, 10, 1);
    return land;
  }

  private static Raster land(int half) {
    return BuiltTown.land(half);
  }

  /** Year, layer, zone and reason of the absences of a measure on an extent. */
  private static List<String> reasons(BuiltTown.Measured town, String extent, String variable) {
    return town.of("absences").stream()
        .filter(r -> r.getAs("extent_id").equals(extent) && r.getAs("variable").equals(variable))
        .map(KnownInPartTest::told)
        .sorted()
        .toList();
  }

  private static String told(Row row) {
    return "%s %s %s %s"
        .formatted(
            row.<Integer>getAs("year"),
            row.<String>getAs("zone_layer"),
            row.<String>getAs("zone_id"),
            row.<String>getAs("reason"));
  }
}
