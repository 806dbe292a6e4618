package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EPSG:31982 | EPSG:31982",
        "epsg:4326 | EPSG:4326",
        "ESRI:54009 | ESRI:54009",
        "CRS84 | OGC:CRS84",
        "urn:ogc:def:crs:OGC:1.3:CRS84 | OGC:CRS84",
        "urn:ogc:def:crs:EPSG::3035 | EPSG:3035",
        "http://www.opengis.net/def/crs/EPSG/0/27700 | EPSG:27700",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84 | OGC:CRS84",
        "LAEA(-30.05,-51.2) | LAEA(-30.050000,-51.200000)",
      })
  void namesOneSystemInOneWay(String text, String id) {
    assertThat(Crs.of(text).id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EPSG:999999 | Invalid CRS 'EPSG:999999'",
        "Gauss | neither a code such as EPSG:4326",
        "EPSG:4979 | 3 axes where two horizontal ones are needed",
        "LAEA(91,0) | a local projection is LAEA(latitude,longitude)",
        "PROJCS[\"broken\"] | Invalid CRS 'PROJCS[\"broken\"]'",
        "EPSG:3410 | true at another parallel than the equator",
        "EPSG:3975 | true at another parallel than the equator",
        "ESRI:54017 | bring the data to another CRS, such as ESRI:54009 or EPSG:4326",
      })
  void refusesWhatItDoesNotKnow(String text, String message) {
    assertThatThrownBy(() -> Crs.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid CRS")
        .hasMessageContaining(message);
  }

  /**
   * x of the date line is a pi cos(parallel) on a sphere: what is projected must be the parallel's.
   */
  @Test
  void refusesACylinderThatWouldBeProjectedAsAnother() {
    String equator =
        "PROJCS[\"x\",GEOGCS[\"WGS 84\",DATUM[\"World Geodetic System 1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
            + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.017453292519943295]],PROJECTION[\"Cylindrical_Equal_Area\"],"
            + "PARAMETER[\"standard_parallel_1\",0.0],PARAMETER[\"central_meridian\",0],UNIT[\"m\",1]]";
    Reprojection project = Reprojection.between(Crs.CRS84, Crs.of(equator));
    assertThat(project.point(180, 0)[0]).isCloseTo(6378137 * Math.PI, within(1e-3));
    for (String parallel : List.of("30", "-30.0", "0.5")) {
      String other = equator.replace("1\",0.0]", "1\"," + parallel + "]");
      assertThatThrownBy(() -> Crs.of(other)).hasMessageContaining("true at another parallel");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void refusesAnEmptyName(String text) {
    assertThatThrownBy(() -> Crs.of(text)).hasMessageStartingWith("Invalid CRS: empty");
  }

  @Test
  void readsTheCodeOutOfWkt() {
    Crs coded = Crs.of("EPSG:31982");
    String withoutCode = coded.wkt().replaceAll(", AUTHORITY\\[[^\\]]*\\]", "");

    assertThat(coded.wkt()).doesNotContain("\n");
    assertThat(Crs.of(coded.wkt())).isEqualTo(coded);
    assertThat(Crs.of(withoutCode).id()).startsWith("PROJCS[");
  }

  @Test
  void knowsDegreesFromMetres() {
    assertThat(Crs.of("EPSG:4326").isGeographic()).isTrue();
    assertThat(Crs.of("EPSG:4326").isMetric()).isFalse();
    assertThat(Crs.of("EPSG:31982").isMetric()).isTrue();
    assertThat(Crs.of("EPSG:2225").isMetric()).isFalse();
  }

  @Test
  void travelsAsItsId() throws Exception {
    Reprojection there = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(-51.2, -30.05));
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(there);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(there);
    }
    assertThat(bytes.size()).isLessThan(400);
  }
}
