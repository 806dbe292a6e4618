package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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
      })
  void refusesWhatItDoesNotKnow(String text, String message) {
    assertThatThrownBy(() -> Crs.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid CRS")
        .hasMessageContaining(message);
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
