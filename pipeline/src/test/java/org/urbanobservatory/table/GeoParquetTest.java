package org.urbanobservatory.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class GeoParquetTest {
  private static final TableSchema EXTENTS = Tables.load().table("extents");
  private static final String SQUARE = "POLYGON ((10 50, 10.5 50, 10.5 50.25, 10 50.25, 10 50))";
  private static final String TWO =
      "MULTIPOLYGON (((-1 1, 0 1, 0 2, -1 1)), ((3 3, 4 3, 4 4, 3 3)))";

  @TempDir Path folder;

  @Test
  void theGeoEntryFollowsTheSpecification() throws Exception {
    Path file = write(extent("a", SQUARE), extent("b", TWO));

    JsonNode geo = new ObjectMapper().readTree(geoEntry(file));

    assertThat(geo)
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": {
                      "encoding": "WKB", "geometry_types": ["MultiPolygon", "Polygon"],
                      "bbox": [-1.0, 1.0, 10.5, 50.25],
                      "covering": {"bbox": {
                        "xmin": ["bbox", "xmin"], "ymin": ["bbox", "ymin"],
                        "xmax": ["bbox", "xmax"], "ymax": ["bbox", "ymax"]}}}}}
                    """));
  }

  @Test
  void eachGeometryHasItsBoundsBesideIt() throws Exception {
    Path file = write(extent("a", SQUARE), extent("b", TWO));
    try (var reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
            .build()) {
      Group bounds = reader.read().getGroup("bbox", 0);
      assertThat(bounds.getDouble("xmin", 0)).isEqualTo(10.0);
      assertThat(bounds.getDouble("ymin", 0)).isEqualTo(50.0);
      assertThat(bounds.getDouble("xmax", 0)).isEqualTo(10.5);
      assertThat(bounds.getDouble("ymax", 0)).isEqualTo(50.25);
    }
  }

  @Test
  void theGeometryComesBack() throws Exception {
    List<Row> rows = CanonicalParquet.read(EXTENTS, write(extent("a", SQUARE)));
    Geometry geometry = new WKBReader().read(rows.get(0).<byte[]>getAs("geometry"));
    assertThat(geometry.toText()).isEqualTo(SQUARE);
  }

  @Test
  void aTableWithoutRowsIsStillGeoParquet() throws Exception {
    JsonNode geometry =
        new ObjectMapper().readTree(geoEntry(write())).path("columns").path("geometry");
    assertThat(geometry.path("geometry_types")).isEmpty();
    assertThat(geometry.path("geometry_types").isArray()).isTrue();
    assertThat(geometry.has("bbox")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POINT (1 2) | Invalid geometry in extents.geometry: Point is not one of [Polygon, MultiPolygon]",
        "POLYGON EMPTY | Invalid geometry in extents.geometry: empty Polygon is not one of [Polygon, MultiPolygon]",
        "POLYGON ((0 0, 500000 0, 0 1, 0 0)) | Invalid geometry in extents.geometry: Env[0.0 : 500000.0, 0.0 : 1.0] is not in OGC:CRS84 degrees"
      })
  void aGeometryThatIsNotWhatTheTableHoldsIsRefused(String wkt, String message) {
    assertThatThrownBy(() -> write(extent("a", wkt))).hasMessage(message);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void bytesThatAreNoGeometryAreRefused() {
    Row row = builder("a").set("geometry", new byte[] {1, 2}).row();
    assertThatThrownBy(() -> write(row))
        .hasMessageStartingWith("Invalid geometry in extents.geometry: no WKB");
  }

  private Path write(Row... rows) throws Exception {
    Path file = folder.resolve("part-00000.parquet");
    CanonicalParquet.write(EXTENTS, List.of(rows), file);
    return file;
  }

  private static String geoEntry(Path file) throws Exception {
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getFooter().getFileMetaData().getKeyValueMetaData().get("geo");
    }
  }

  private static Row extent(String city, String wkt) throws Exception {
    return builder(city).set("geometry", new WKBWriter().write(new WKTReader().read(wkt))).row();
  }

  private static RowBuilder builder(String city) {
    return Rows.builder("extents")
        .set("country_code", "XAV")
        .set("city_id", city)
        .set("extent_id", "boundary")
        .set("year", 2020)
        .set("method", "boundary")
        .set("area_m2", 1.0)
        .set("crs", "EPSG:3035");
  }
}
