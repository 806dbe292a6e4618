package org.urbanobservatory.step.city.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.step.LonLatPolygons.collection;
import static org.urbanobservatory.step.LonLatPolygons.feature;
import static org.urbanobservatory.step.LonLatPolygons.ring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.ingest.SpatialInput.Kind;

/** Inequality and compactness of cities at the edge of what there is. */
class OddCitiesTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final int YEAR = 2020;
  private static final String MEASURE = "built_up_share";

  @TempDir Path folder;

  @Test
  void aCityWithoutPeopleSaysSo() throws IOException {
    MeasuredCity.Result result = city(box(10, 0, 10.1, 0.1), i -> 0).measure();

    for (String kind : List.of("gini", "palma", "theil", "people_below")) {
      assertThat(result.reason("inequality_" + kind + "_" + MEASURE))
          .isEqualTo("nobody_with_a_value");
    }
    assertFinite(result);
  }

  /** The year has built-up land, and no input of people. */
  @Test
  void aYearWithoutPeopleSaysSo() throws IOException {
    MeasuredCity.Result result =
        new MeasuredCity(folder, box(10, 0, 10.1, 0.1))
            .raster(Kind.BUILT_UP, YEAR, "built.tif", raster(i -> 1), "value", "binary")
            .set("inequality.measures", MEASURE)
            .measure();

    assertThat(result.reason("inequality_gini_" + MEASURE)).isEqualTo("no_population");
    assertThat(result.reason("inequality_people_" + MEASURE)).isEqualTo("no_population");
  }

  @Test
  void inACityOfOneCellAllAreAlike() throws IOException {
    assertAlike(city(box(10.04, 0.04, 10.05, 0.05), i -> 7).cellM(10_000).measure());
  }

  @Test
  void whereEveryCellIsAlikeSoAreItsPeople() throws IOException {
    assertAlike(city(box(10, 0, 10.1, 0.1), i -> 3).measure());
  }

  private static void assertAlike(MeasuredCity.Result result) {
    assertThat(value(result, "gini")).isCloseTo(0, within(1e-6));
    assertThat(value(result, "palma")).isCloseTo(0.25, within(1e-6));
    assertThat(value(result, "theil")).isCloseTo(0, within(1e-6));
    assertThat(value(result, "people_below")).isZero();
    assertFinite(result);
  }

  /** All people live in the west; the east is a zone of the city without anybody. */
  @Test
  void aCityOfTwoPartsWithAnEmptyZone() throws IOException {
    Geometry west = box(10, 0, 10.04, 0.1);
    Geometry east = box(10.06, 0, 10.1, 0.1);
    MeasuredCity.Result result =
        city(west.union(east), i -> i % 10 < 5 ? 1 + i % 3 : 0, i -> (1 + i % 4) / 4.0)
            .file(
                Kind.ZONES,
                YEAR,
                "parts.geojson",
                collection(
                    List.of(
                        feature("west", ring(9, -1, 10.05, -1, 10.05, 1, 9, 1)),
                        feature("east", ring(10.05, -1, 11, -1, 11, 1, 10.05, 1)))),
                "id_column",
                "id")
            .measure();

    assertThat(zonesWith(result, "inequality_gini_" + MEASURE)).containsExactly("west");
    assertThat(value(result, "theil")).isPositive();
    assertThat(value(result, "theil_within", "_parts"))
        .isCloseTo(value(result, "theil"), within(1e-12));
    assertThat(value(result, "theil_between", "_parts")).isCloseTo(0, within(1e-12));
    assertThat(result.value("extent_compactness", YEAR)).isBetween(0.2, 0.5);
    assertThat(result.value("extent_proximity", YEAR)).isBetween(0.5, 0.9);
    assertFinite(result);
  }

  /** The lowest four tenths have nothing: the ratio to them has no number, the others have. */
  @Test
  void whereMostHaveNothingThePalmaRatioSaysWhy() throws IOException {
    MeasuredCity.Result result =
        city(box(10, 0, 10.1, 0.1), i -> 5, i -> i % 10 == 0 ? 1 : 0).measure();

    assertThat(result.reason("inequality_palma_" + MEASURE)).isEqualTo("division_by_zero");
    assertThat(value(result, "gini")).isBetween(0.7, 1.0);
    assertFinite(result);
  }

  @Test
  void whereNobodyHasAnythingThereIsNothingToShare() throws IOException {
    MeasuredCity.Result result = city(box(10, 0, 10.1, 0.1), i -> 5, i -> 0).measure();

    for (String kind : List.of("gini", "palma", "theil")) {
      assertThat(result.reason("inequality_" + kind + "_" + MEASURE)).isEqualTo("total_is_zero");
    }
    assertThat(value(result, "people_below")).isZero();
    assertFinite(result);
  }

  private MeasuredCity city(Geometry boundary, IntToDoubleFunction people) {
    return city(boundary, people, i -> 1);
  }

  private MeasuredCity city(
      Geometry boundary, IntToDoubleFunction people, IntToDoubleFunction built) {
    return new MeasuredCity(folder, boundary)
        .raster(Kind.POPULATION, YEAR, "people.tif", raster(people), "quantity", "count")
        .raster(
            Kind.BUILT_UP, YEAR, "built.tif", raster(built), "value", "share", "threshold", "0.5")
        .set("inequality.measures", MEASURE);
  }

  /** 12 by 12 cells of 0.01 degrees, one more than the city on each side. */
  private static Raster raster(IntToDoubleFunction value) {
    double[] values = new double[144];
    for (int i = 0; i < values.length; i++) {
      values[i] = value.applyAsDouble(i % 12 == 0 ? 0 : i % 12 - 1);
    }
    return new Raster(new Lattice(12, 12, 9.99, 0.11, 0.01, 0.01), values);
  }

  private static Geometry box(double west, double south, double east, double north) {
    return GEOMETRIES.toGeometry(new Envelope(west, east, south, north));
  }

  private static double value(MeasuredCity.Result result, String kind, String... layer) {
    return result.value("inequality_" + kind + "_" + MEASURE + String.join("", layer), YEAR);
  }

  private static List<String> zonesWith(MeasuredCity.Result result, String variable) {
    return result.observations().stream()
        .filter(o -> o.isOfZone() && o.variable().equals(variable))
        .map(Observation::zoneId)
        .toList();
  }

  private static void assertFinite(MeasuredCity.Result result) {
    assertThat(result.observations())
        .isNotEmpty()
        .allSatisfy(o -> assertThat(o.value()).as(o.variable()).isFinite());
  }
}
