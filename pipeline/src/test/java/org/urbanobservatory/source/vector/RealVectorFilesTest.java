package org.urbanobservatory.source.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;

/** Real files of every format: counts, geometry and CRS. */
class RealVectorFilesTest {
  @ParameterizedTest
  @CsvSource({
    "natural-earth/natural-earth_cities_geo.parquet, , EPSG:4326, 243",
    "natural-earth/natural-earth_countries_geo.parquet, , EPSG:4326, 177",
    "natural-earth/natural-earth_countries-geography_geo.parquet, , OGC:CRS84, 177",
    "natural-earth/example-crs_vermont-utm_geo.parquet, , EPSG:32618, 1",
    "neatnet/apalachicola_original.parquet, , EPSG:3857, 1782",
    "geoparquet-spec/example.parquet, , OGC:CRS84, 5",
    "momepy/bubenec.gpkg, streets, EPSG:3857, 35",
    "momepy/tests.gpkg, broken_network, EPSG:5221, 83",
    "odense/sample_odense.gpkg, nodes, EPSG:32632, 285",
    "odense/global_indicators_hex_250m.gpkg, odense, EPSG:32632, 1543",
    "porto-alegre/boundary.geojson, , OGC:CRS84, 1",
    "ghsl-built-up-epochs/AOI_GHSL.geojson, , OGC:CRS84, 1"
  })
  void readsEveryFeature(String path, String layer, String crs, int count) {
    VectorRead read = VectorReader.read(file(path), VectorSettings.detected("v").withLayer(layer));
    assertThat(read.issues().stream().filter(i -> i.action() == Issue.Action.REJECTED)).isEmpty();
    assertThat(read.crs()).isEqualTo(Crs.of(crs));
    assertThat(read.features()).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon"})
  void everyGeometryTypeIsItsTextTwin(String type) throws Exception {
    List<Feature> features =
        VectorReader.read(
                file("geoparquet-spec/data-" + type + "-encoding_wkb.parquet"),
                VectorSettings.detected("v"))
            .features();
    Path twin = SharedData.folder("geoparquet-spec").resolve("data-" + type + "-wkt.csv");
    List<Geometry> expected = new ArrayList<>();
    for (String line : Files.readAllLines(twin).subList(1, Files.readAllLines(twin).size())) {
      String wkt = line.substring(line.indexOf(',') + 1).replace("\"", "");
      if (!wkt.isBlank() && !wkt.contains("EMPTY")) {
        expected.add(new WKTReader().read(wkt));
      }
    }
    assertThat(features).hasSameSizeAs(expected).isNotEmpty();
    for (int i = 0; i < expected.size(); i++) {
      assertThat(features.get(i).geometry().equalsExact(expected.get(i))).isTrue();
    }
  }

  @Test
  void aParquetWithAnUnknownCrsIsRefusedUnlessItIsDeclared() {
    ByteSource source = file("neatnet/bucaramanga_4617.simplified.parquet");
    VectorRead refused = VectorReader.read(source, VectorSettings.detected("v"));
    assertThat(refused.features()).isEmpty();
    assertThat(refused.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid CRS in bucaramanga_4617.simplified.parquet: the file names it 'unknown' and"
                + " gives no code; declare it with `crs:`");
    VectorRead declared =
        VectorReader.read(source, VectorSettings.detected("v").withCrs(Crs.of("EPSG:32618")));
    double length = declared.features().stream().mapToDouble(f -> f.geometry().getLength()).sum();
    assertThat(declared.issues()).isEmpty();
    assertThat(length).isCloseTo(1_681_011, within(1_681_011 * 1e-4));
  }

  @Test
  void sphericalEdgesAreSaid() {
    VectorRead read =
        VectorReader.read(
            file("natural-earth/natural-earth_countries-geography_geo.parquet"),
            VectorSettings.detected("v"));
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid edges in natural-earth_countries-geography_geo.parquet: 'spherical' edges are"
                + " read as straight lines between the vertices");
  }

  @Test
  void aFileWithSeveralLayersNamesThem() {
    VectorRead read = VectorReader.read(file("momepy/tests.gpkg"), VectorSettings.detected("v"));
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid layer in tests.gpkg: the file has 4 layers, name one with `layer:`:"
                + " broken_network, network, os, test_rabs");
    VectorRead wrong =
        VectorReader.read(
            file("momepy/tests.gpkg"), VectorSettings.detected("v").withLayer("netwrk"));
    assertThat(wrong.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid layer in tests.gpkg: 'netwrk' is none of: broken_network, network, os,"
                + " test_rabs; did you mean 'network'?");
  }

  @Test
  void aShapefileWithoutACodeKeepsItsWkt() {
    VectorRead read =
        VectorReader.read(file("odense/edges_origin.shp"), VectorSettings.detected("v"));
    assertThat(read.issues()).isEmpty();
    assertThat(read.crs().id()).startsWith("PROJCS[\"WGS_1984_UTM_Zone_32N\"");
    assertThat(read.features()).hasSize(700);
    assertThat(read.features().get(0).text("name")).isEqualTo("Vestergade");
    assertThat(read.features().get(0).text("LENGTH")).isEqualTo("29.669");
    assertThat(read.features().stream().mapToDouble(f -> f.geometry().getLength()).sum())
        .isCloseTo(29792.025576414508, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({
    "points, 3, 0, 0",
    "multipoints, 1, 0, 0",
    "lines, 2, 0, 2576.0844260162476",
    "multilines, 1, 0, 2576.084426016248",
    "polygons, 2, 84230.9499206543, 1694.4311723343328",
    "multipolygons, 1, 84230.9499206543, 1694.4311723343326",
    "polygons_no_overlap, 9, 1171731.6611785889, 14330.603560120437",
    "polygons_partial_overlap, 9, 1312573.1188049316, 15737.829979368518"
  })
  void readsEveryShapeType(String name, int count, double area, double length) {
    var metres = VectorSettings.detected("v").withCrs(Crs.of("EPSG:5070"));
    VectorRead read = VectorReader.read(file("rasterstats/" + name + ".shp"), metres);
    assertThat(read.issues()).extracting(Issue::code).containsExactly("crs_overridden");
    assertThat(read.features()).hasSize(count);
    assertThat(read.features().stream().mapToDouble(f -> f.geometry().getArea()).sum())
        .isCloseTo(area, within(1e-3));
    assertThat(read.features().stream().mapToDouble(f -> f.geometry().getLength()).sum())
        .isCloseTo(length, within(1e-3));
  }

  /** Metres, and a .prj that says degrees. */
  @ParameterizedTest
  @ValueSource(strings = {"multipoints", "multilines", "multipolygons"})
  void aFileThatStatesAnotherCrsIsRefused(String name) {
    VectorRead read =
        VectorReader.read(file("rasterstats/" + name + ".shp"), VectorSettings.detected("v"));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.issues())
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.message())
                    .startsWith("Invalid geometry in " + name + ".shp: coordinate (")
                    .endsWith(
                        "is no longitude and latitude, which OGC:CRS84 has; write degrees, or state"
                            + " the CRS of the file in it"));
  }

  private static ByteSource file(String path) {
    Path folder = SharedData.folder(path.substring(0, path.indexOf('/')));
    return ByteSource.of(folder.resolveSibling(path));
  }
}
