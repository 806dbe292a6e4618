package org.urbanobservatory.source.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;

/** What is wrong in vector files, and that nothing else is lost by it. */
class BadVectorFilesTest {
  private static final String GOOD =
      "{'type':'Feature','id':7,'properties':{'n':1,'t':'x','d':1.5,'b':true,'z':null},"
          + "'geometry':{'type':'Point','coordinates':[30,10,99]}}";

  @TempDir Path folder;

  @Test
  void readsTypedProperties() throws IOException {
    Feature feature = geoJson(collection(GOOD)).features().get(0);
    assertThat(feature.id()).isEqualTo("7");
    assertThat(feature.properties())
        .containsEntry("n", 1L)
        .containsEntry("t", "x")
        .containsEntry("d", 1.5)
        .containsEntry("b", true)
        .containsEntry("z", null);
    assertThat(feature.text("N")).isEqualTo("1");
    assertThat(feature.geometry().toText()).isEqualTo("POINT (30 10)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{'type':'Feature','properties':{},'geometry':null} ~ Invalid geometry in x.geojson feature 1: the feature has none; draw or remove it",
        "{'type':'Feature','properties':{},'geometry':{'type':'Polygon','coordinates':[]}} ~ Invalid geometry in x.geojson feature 1: the feature has none; draw or remove it",
        "{'type':'Feature','id':'a','geometry':{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1],[0,1]]]}} ~ Invalid geometry in x.geojson feature 1 (id a): a ring begins at (0.0, 0.0) and ends at (0.0, 1.0); it has to end where it begins",
        "{'type':'Feature','geometry':{'type':'LineString','coordinates':[[0,0]]}} ~ Invalid geometry in x.geojson feature 1: Invalid number of points in LineString (found 1 - must be 0 or >= 2)",
        "{'type':'Feature','geometry':{'type':'Polygon','coordinates':[[0,0],[1,1]]}} ~ Invalid geometry in x.geojson feature 1: its coordinates are not nested as a Polygon needs",
        "{'type':'Feature','geometry':{'type':'Point','coordinates':[1]}} ~ Invalid geometry in x.geojson feature 1: a position has one number where two are due",
        "{'type':'Feature','geometry':{'type':'Point','coordinates':['1',2]}} ~ Invalid geometry in x.geojson feature 1: coordinates hold VALUE_STRING where an array is due",
        "{'type':'Feature','geometry':{'type':'Point','coordinates':[NaN,2]}} ~ Invalid geometry in x.geojson feature 1: coordinate (NaN, 2.0) is not finite",
        "{'type':'Feature','geometry':{'type':'Circle','coordinates':[1,2]}} ~ Invalid geometry in x.geojson feature 1: its type 'Circle' is no GeoJSON geometry",
        "{'type':'Feature','geometry':{'type':'Point'}} ~ Invalid geometry in x.geojson feature 1: its type is 'Point' and it has no coordinates",
        "{'type':'Feature','geometry':[1,2]} ~ Invalid geometry in x.geojson feature 1: it is no object",
        "{'type':'Feature','geometry':{'type':{'a':[1]},'coordinates':{'b':[2]}}} ~ Invalid geometry in x.geojson feature 1: coordinates hold START_OBJECT where an array is due",
        "{'geometry':{'type':'Point','coordinates':[1,2]}} ~ Invalid feature in x.geojson feature 1: its type is 'null', not 'Feature'",
        "17 ~ Invalid feature in x.geojson feature 1: its type is 'null', not 'Feature'"
      })
  void aBadFeatureIsRefusedAlone(String feature, String message) throws IOException {
    VectorRead read = geoJson(collection(feature + "," + GOOD));
    assertThat(read.issues()).extracting(Issue::message).containsExactly(message);
    assertThat(read.features()).extracting(Feature::index).containsExactly(2L);
    assertThat(read.rejected()).isEqualTo(1);
    assertThat(read.isRefused()).isFalse();
  }

  /** An export that lost its CRS: one such feature is refused, and a file that has no other. */
  @Test
  void metresAreNoDegrees() throws IOException {
    String metres =
        "{'type':'Feature','geometry':{'type':'LineString','coordinates':[[588000.5,6140000],[588100,6140100]]}}";
    String why =
        "coordinate (588000.5, 6140000) is no longitude and latitude, which OGC:CRS84 has; write"
            + " degrees, or state the CRS of the file in it";

    VectorRead mixed = geoJson(collection(metres + "," + GOOD));
    assertThat(mixed.features()).extracting(Feature::index).containsExactly(2L);
    assertThat(mixed.rejected()).isEqualTo(1);
    assertThat(mixed.isRefused()).isFalse();
    assertThat(mixed.issues())
        .extracting(Issue::message)
        .containsExactly("Invalid geometry in x.geojson feature 1: " + why);

    VectorRead all = geoJson(collection(metres + "," + metres));
    assertThat(all.isRefused()).isTrue();
    assertThat(all.features()).isEmpty();
    assertThat(all.issues())
        .extracting(Issue::message)
        .containsExactly("Invalid geometry in x.geojson: " + why);
  }

  @Test
  void deeplyNestedGeometryIsRefusedAlone() throws IOException {
    String nested =
        "{'type':'GeometryCollection','geometries':[".repeat(50)
            + "{'type':'Point','coordinates':[1,2]}"
            + "]}".repeat(50);
    VectorRead read = geoJson(collection("{'type':'Feature','geometry':" + nested + "}," + GOOD));
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid geometry in x.geojson feature 1: collections are nested too deeply");
    assertThat(read.features()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{'type':'Topology'} ~ Cannot read x.geojson: this is no GeoJSON: its type is 'Topology', not FeatureCollection or Feature",
        "{'type':'FeatureCollection'} ~ Cannot read x.geojson: this is no GeoJSON: the FeatureCollection has no array `features`",
        "[] ~ Cannot read x.geojson: this is no GeoJSON: it does not begin with an object",
        "{'type':'FeatureCollection','features':[]}{} ~ Cannot read x.geojson: this is no GeoJSON: text follows the end of the object; write one object per file",
        "{'type':'FeatureCollection','crs':null,'features':[]} ~ Invalid CRS in x.geojson: the file states none; declare the one of its coordinates, for example `crs: EPSG:4326`",
        "{'type':'FeatureCollection','crs':{'type':'link'},'features':[]} ~ Invalid CRS in x.geojson: the member `crs` names none: {type=link}; declare it with `crs:` and remove it",
        "{'type':'FeatureCollection','crs':{'type':'name','properties':{'name':'local grid'}},'features':[]} ~ Invalid CRS in x.geojson: Invalid CRS 'local grid': neither a code such as EPSG:4326 or ESRI:54009 nor a WKT text; declare the right one with `crs:`"
      })
  void aBadFileIsRefusedWhole(String text, String message) throws IOException {
    VectorRead read = geoJson(text);
    assertThat(read.isRefused()).isTrue();
    assertThat(read.features()).isEmpty();
    assertThat(read.issues()).extracting(Issue::message).containsExactly(message);
  }

  @Test
  void aTruncatedGeoJsonIsRefusedWithLineAndColumn() throws IOException {
    String text = collection(GOOD + ",\n" + GOOD);
    VectorRead read = geoJson(text.substring(0, text.length() - 20));
    assertThat(read.features()).isEmpty();
    assertThat(read.issues())
        .extracting(Issue::message)
        .singleElement()
        .asString()
        .startsWith(
            "Cannot read x.geojson: the JSON is broken or cut off at line 2 column "
                + (GOOD.length() - 18 + 1)
                + " (Unexpected end-of-input")
        .doesNotContain("REDACTED")
        .endsWith("); write the file again");
  }

  @Test
  void theDeclaredCrsWinsAndIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("x.geojson"), json(collection(GOOD)));
    VectorRead read =
        VectorReader.read(
            ByteSource.of(file), VectorSettings.detected("v").withCrs(Crs.of("EPSG:31982")));
    assertThat(read.crs()).isEqualTo(Crs.of("EPSG:31982"));
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid CRS in x.geojson: the file states OGC:CRS84, the configuration declares"
                + " EPSG:31982 and wins");
  }

  @Test
  void aSingleFeatureIsAFile() throws IOException {
    assertThat(geoJson(GOOD).features()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"x.fgb, fgb", "x.zip, zip", "x.kml, kml"})
  void anUnknownFormatNamesTheKnown(String name, String extension) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "x");
    assertThat(messages(file))
        .containsExactly(
            "Cannot read %s: '.%s' is no known vector format; give .gpkg, .geojson, .parquet or .shp (a zipped Shapefile unpacked)"
                .formatted(name, extension));
  }

  @Test
  void aMissingFileIsSaid() {
    assertThat(messages(Path.of("/nowhere/x.gpkg")))
        .containsExactly(
            "Cannot read x.gpkg: /nowhere/x.gpkg does not exist; correct the path of the input");
  }

  @Test
  void aGeoPackageRefusesItsBadFeaturesAlone() throws Exception {
    Path file = geoPackage(4326);
    VectorRead read = VectorReader.read(ByteSource.of(file), VectorSettings.detected("v"));
    assertThat(read.features())
        .extracting(f -> f.text("name"))
        .containsExactly("good", "enveloped");
    assertThat(read.features().get(0).geometry().toText()).isEqualTo("POINT (30 10)");
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid geometry in l.gpkg feature 2 (id 2): its bytes do not begin with GP; is the"
                + " column a geometry?",
            "Invalid geometry in l.gpkg feature 3 (id 3): its 5 bytes are no well-known binary:"
                + " Attempt to read past end of input",
            "Invalid geometry in l.gpkg feature 4 (id 4): the feature has none; draw or remove it",
            "Invalid geometry in l.gpkg feature 5 (id 5): the feature has none; draw or remove it");
    assertThat(read.read()).isEqualTo(6);
    assertThat(folder.toFile().list()).containsExactly("l.gpkg");
  }

  @Test
  void aGeoPackageOfUndefinedCrsIsRefused() throws Exception {
    assertThat(messages(geoPackage(0)))
        .containsExactly(
            "Invalid CRS in l.gpkg: the file states none; declare the one of its coordinates, for"
                + " example `crs: EPSG:4326`");
  }

  @Test
  void aTruncatedGeoPackageIsRefused() throws Exception {
    Path whole = SharedData.folder("momepy").resolve("tests.gpkg");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.gpkg"), Arrays.copyOf(bytes, bytes.length / 3));
    VectorRead read =
        VectorReader.read(ByteSource.of(cut), VectorSettings.detected("v").withLayer("test_rabs"));
    assertThat(read.features()).isEmpty();
    assertThat(read.issues())
        .extracting(Issue::message)
        .singleElement()
        .asString()
        .startsWith("Cannot read cut.gpkg: the GeoPackage is broken or cut off (");
    Path text = Files.writeString(folder.resolve("text.gpkg"), "hello");
    assertThat(messages(text))
        .containsExactly("Cannot read text.gpkg: this is no GeoPackage (SQLite) file");
  }

  @Test
  void aTruncatedParquetIsRefused() throws Exception {
    Path whole = SharedData.folder("natural-earth").resolve("natural-earth_cities_geo.parquet");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(bytes, bytes.length - 9));
    assertThat(messages(cut))
        .containsExactly(
            "Cannot read cut.parquet: the Parquet is broken or cut off (it does not end with a"
                + " footer); write it again");
  }

  @Test
  void aCorruptParquetPageIsRefused() throws Exception {
    Path whole = SharedData.folder("natural-earth").resolve("natural-earth_cities_geo.parquet");
    byte[] bytes = Files.readAllBytes(whole);
    Arrays.fill(bytes, 4, 4000, (byte) 0x5A);
    Path bad = Files.write(folder.resolve("bad.parquet"), bytes);
    VectorRead read = VectorReader.read(ByteSource.of(bad), VectorSettings.detected("v"));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.features()).isEmpty();
  }

  @Test
  void aShapefileLackingAPartIsRefused() throws Exception {
    copyShapefile("polygons", List.of("shp", "dbf"));
    assertThat(messages(folder.resolve("polygons.shp")))
        .containsExactly(
            "Invalid CRS in polygons.shp: the file states none; declare the one of its"
                + " coordinates, for example `crs: EPSG:4326`");
    Files.delete(folder.resolve("polygons.dbf"));
    assertThat(messages(folder.resolve("polygons.shp")))
        .containsExactly(
            "Cannot read polygons.shp: the Shapefile is broken: the .dbf beside it is missing; copy"
                + " all parts of the Shapefile");
  }

  @Test
  void aTruncatedShapefileIsRefused() throws Exception {
    copyShapefile("polygons", List.of("shp", "dbf", "prj"));
    Path shp = folder.resolve("polygons.shp");
    byte[] bytes = Files.readAllBytes(shp);
    Files.write(shp, Arrays.copyOf(bytes, 300));
    assertThat(messages(shp))
        .containsExactly(
            "Cannot read polygons.shp: the Shapefile is broken: the .shp states 436 bytes and has"
                + " 300: it is cut off");
    ByteBuffer.wrap(bytes).putInt(104, 5000);
    Files.write(shp, bytes);
    assertThat(messages(shp))
        .containsExactly(
            "Cannot read polygons.shp: the Shapefile is broken: the record at byte 100 of the .shp"
                + " reaches beyond the end of the file");
  }

  @Test
  void aShapefileWhosePartsDisagreeIsRefused() throws Exception {
    copyShapefile("polygons", List.of("shp", "dbf", "prj"));
    Files.copy(SharedData.folder("rasterstats").resolve("lines.shp"), folder.resolve("lines.shp"));
    Files.copy(SharedData.folder("rasterstats").resolve("points.dbf"), folder.resolve("lines.dbf"));
    assertThat(messages(folder.resolve("lines.shp")))
        .containsExactly(
            "Cannot read lines.shp: the Shapefile is broken: the .dbf has 3 records, the .shp 2"
                + " shapes");
  }

  @Test
  void aShapeThatLiesAboutItsPointsIsRefusedAlone() throws Exception {
    copyShapefile("polygons", List.of("shp", "dbf", "prj"));
    Path shp = folder.resolve("polygons.shp");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(shp)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(100 + 8 + 40, 1_000_000_000);
    Files.write(shp, bytes.array());
    VectorRead read = VectorReader.read(ByteSource.of(shp), VectorSettings.detected("v"));
    assertThat(read.issues())
        .extracting(Issue::message)
        .containsExactly(
            "Invalid geometry in polygons.shp feature 1 (id 1): it states 1000000000 points or"
                + " parts, more than its bytes hold");
    assertThat(read.features()).hasSize(1);
  }

  @Test
  void holesGoToTheShellAroundThemWhateverTheOrder() throws Exception {
    double[][] rings = {
      {0, 0, 0, 10, 10, 10, 10, 0, 0, 0},
      {20, 0, 20, 10, 30, 10, 30, 0, 20, 0},
      {1, 1, 2, 1, 2, 2, 1, 2, 1, 1}
    };
    int points = Arrays.stream(rings).mapToInt(r -> r.length / 2).sum();
    ByteBuffer record =
        ByteBuffer.allocate(44 + 4 * rings.length + 16 * points).order(ByteOrder.LITTLE_ENDIAN);
    record.putInt(5).position(36).putInt(rings.length).putInt(points);
    record.putInt(0).putInt(5).putInt(10);
    Arrays.stream(rings).flatMapToDouble(Arrays::stream).forEach(record::putDouble);
    Geometry geometry = Shapes.geometry(record.rewind());
    assertThat(geometry.toText())
        .isEqualTo(
            "MULTIPOLYGON (((0 0, 0 10, 10 10, 10 0, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1)), ((20 0, 20"
                + " 10, 30 10, 30 0, 20 0)))");
  }

  private void copyShapefile(String name, List<String> parts) throws IOException {
    for (String part : parts) {
      Path from = SharedData.folder("rasterstats").resolve(name + "." + part);
      Files.write(folder.resolve(name + "." + part), Files.readAllBytes(from));
    }
  }

  /** Six features: good, not a blob, cut, flagged empty, null, with an envelope. */
  private Path geoPackage(int srs) throws Exception {
    Path file = folder.resolve("l.gpkg");
    String point =
        WKBWriter.toHex(
            new WKBWriter().write(new GeometryFactory().createPoint(new Coordinate(30, 10))));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql :
          """
          CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
          CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
          CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
          INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 'EPSG', 4326, ''), (0, 'NONE', 0, 'undefined');
          INSERT INTO gpkg_contents VALUES ('a"b', 'features');
          INSERT INTO gpkg_geometry_columns VALUES ('a"b', 'geom', %d);
          CREATE TABLE "a""b" (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT);
          INSERT INTO "a""b" VALUES (1, x'4750000100000000%s', 'good');
          INSERT INTO "a""b" VALUES (2, x'00', 'no blob');
          INSERT INTO "a""b" VALUES (3, x'47500001000000000000000001', 'cut');
          INSERT INTO "a""b" VALUES (4, x'4750001100000000', 'empty');
          INSERT INTO "a""b" VALUES (5, NULL, 'none');
          INSERT INTO "a""b" VALUES (6, x'4750000300000000%s%s', 'enveloped')"""
              .formatted(srs, point, "00".repeat(32), point)
              .split(";\n")) {
        statement.execute(sql);
      }
    }
    return file;
  }

  private static List<String> messages(Path file) {
    VectorRead read = VectorReader.read(ByteSource.of(file), VectorSettings.detected("v"));
    assertThat(read.isRefused()).isTrue();
    assertThat(read.features()).isEmpty();
    return read.issues().stream().map(Issue::message).toList();
  }

  private VectorRead geoJson(String text) throws IOException {
    Path file =
        Files.write(folder.resolve("x.geojson"), json(text).getBytes(StandardCharsets.UTF_8));
    return VectorReader.read(ByteSource.of(file), VectorSettings.detected("v"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private static String collection(String features) {
    return "{'type':'FeatureCollection','features':[" + features + "]}";
  }
}
