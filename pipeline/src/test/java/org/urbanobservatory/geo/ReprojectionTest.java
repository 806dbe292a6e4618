package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.geotools.referencing.GeodeticCalculator;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;
import org.urbanobservatory.SharedData;

class ReprojectionTest {
  @Test
  void putsLongitudeFirstWhateverTheRegistrySays() {
    double[] xy = Reprojection.between(Crs.of("EPSG:4326"), Crs.of("EPSG:31982")).point(-51.2, -30);

    assertThat(xy[0]).isCloseTo(480_710.44, within(0.01));
    assertThat(xy[1]).isCloseTo(6_681_197.81, within(0.01));
  }

  /** EPSG guidance note 7-2, example of Lambert azimuthal equal-area on EPSG:3035. */
  @Test
  void projectsThePublishedExampleOfEpsg3035() {
    double[] xy = Reprojection.between(Crs.of("EPSG:4258"), Crs.of("EPSG:3035")).point(5, 50);

    assertThat(xy[0]).isCloseTo(3_962_799.45, within(0.01));
    assertThat(xy[1]).isCloseTo(2_999_718.85, within(0.01));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "EPSG:32722 | 1e-10",
        "ESRI:54009 | 1e-10",
        "EPSG:4326 | 0",
        "LAEA(-30,-51) | 1e-10",
        // The shift between datums stops 6 mm short, far below its own accuracy.
        "EPSG:31982 | 1e-7",
      })
  void comesBackWhereItStarted(String id, double tolerance) {
    Reprojection there = Reprojection.between(Crs.CRS84, Crs.of(id));
    double[] xy = {-51.2, -30.05, -51.21, -29.9};
    there.transform(xy);
    there.inverse().transform(xy);

    assertThat(xy).containsExactly(new double[] {-51.2, -30.05, -51.21, -29.9}, within(tolerance));
  }

  @ParameterizedTest
  @CsvSource({"-51.2, -30.05", "36.8, -1.3", "24.9, 60.2", "179.5, -16.5", "10, 78"})
  void measuresLengthsWithinOneInTenThousand(double lon, double lat) {
    Reprojection local = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(lon, lat));
    var random = new Random(11);
    for (int i = 0; i < 200; i++) {
      double[] a = around(lon, lat, random);
      double[] b = around(lon, lat, random);
      double[] xy = {a[0], a[1], b[0], b[1]};
      local.transform(xy);
      double planar = StrictMath.hypot(xy[2] - xy[0], xy[3] - xy[1]);
      assertThat(planar / geodesic(a, b)).isCloseTo(1, within(1e-4));
    }
  }

  /** A cell of 0.01 degrees against the closed formula of its area on the ellipsoid. */
  @ParameterizedTest
  @CsvSource({"-51.2, -30.05", "36.8, -1.3", "24.9, 60.2", "0.4, 0.2"})
  void measuresAreasExactly(double lon, double lat) {
    Reprojection local = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(lon, lat));
    for (double away : new double[] {0, 0.5, 1}) {
      var cell = new Envelope(lon + away, lon + away + 0.01, lat + away, lat + away + 0.01);
      Geometry box = new org.locationtech.jts.geom.GeometryFactory().toGeometry(cell);
      double truth = ellipsoidalArea(cell);
      assertThat(local.densified(box, 1e-3).getArea() / truth).isCloseTo(1, within(1e-7));
    }
  }

  @Test
  void measuresPortoAlegreInItsNationalGrid() throws Exception {
    Path file = SharedData.folder("porto-alegre").resolve("boundary.geojson");
    Geometry boundary = new WKTReader().read(polygonWkt(Files.readString(file)));
    Reprojection national = Reprojection.between(Crs.CRS84, Crs.of("EPSG:31982"));

    assertThat(national.densified(boundary).getArea() / 1e6).isCloseTo(113.109, within(0.0005));
  }

  @Test
  void addsVerticesWhereAStraightEdgeBends() throws Exception {
    Geometry parallel = new WKTReader().read("LINESTRING (0 60, 10 60)");
    Reprojection local = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(5, 60));

    Geometry bent = local.densified(parallel, 1.0);
    assertThat(local.geometry(parallel).getNumPoints()).isEqualTo(2);
    assertThat(bent.getNumPoints()).isGreaterThan(50);
    assertThat(local.densified(parallel.reverse(), 1.0).reverse().equalsExact(bent)).isTrue();
  }

  @Test
  void keepsHolesAndParts() throws Exception {
    Geometry parts =
        new WKTReader()
            .read(
                "MULTIPOLYGON (((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1)), ((5 5, 6 5,"
                    + " 6 6, 5 5)))");
    Geometry back =
        Reprojection.between(Crs.of("ESRI:54009"), Crs.CRS84)
            .geometry(Reprojection.between(Crs.CRS84, Crs.of("ESRI:54009")).geometry(parts));
    assertThat(back.equalsExact(parts, 1e-7)).isTrue();
  }

  @Test
  void saysWhichPointCannotBeExpressed() {
    Reprojection there = Reprojection.between(Crs.CRS84, Crs.of("EPSG:31982"));

    assertThatThrownBy(() -> there.transform(new double[] {-51, 100}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot reproject (-51.0, 100.0)")
        .hasMessageContaining("from OGC:CRS84 to EPSG:31982");
  }

  @Test
  void givesTheSameFromManyThreads() {
    Reprojection there = Reprojection.between(Crs.CRS84, Crs.of("ESRI:54009"));
    List<Double> alone =
        IntStream.range(0, 2000).mapToObj(i -> there.point(i * 0.01, 45)[0]).toList();
    List<Double> together =
        IntStream.range(0, 2000).parallel().mapToObj(i -> there.point(i * 0.01, 45)[0]).toList();

    assertThat(together).isEqualTo(alone);
  }

  private static double[] around(double lon, double lat, Random random) {
    double north = (random.nextDouble() * 2 - 1) * 75_000 / 111_200;
    double east = (random.nextDouble() * 2 - 1) * 75_000 / 111_320;
    return new double[] {lon + east / StrictMath.cos(StrictMath.toRadians(lat)), lat + north};
  }

  private static double geodesic(double[] a, double[] b) {
    var calculator = new GeodeticCalculator(DefaultGeographicCRS.WGS84);
    calculator.setStartingGeographicPoint((a[0] + 540) % 360 - 180, a[1]);
    calculator.setDestinationGeographicPoint((b[0] + 540) % 360 - 180, b[1]);
    return calculator.getOrthodromicDistance();
  }

  private static double ellipsoidalArea(Envelope cell) {
    double width = StrictMath.toRadians(cell.getWidth());
    return width * (authalic(cell.getMaxY()) - authalic(cell.getMinY()));
  }

  /** b^2/2 * (sin f / (1 - e^2 sin^2 f) + atanh(e sin f) / e), Snyder 1987, equation 3-12. */
  private static double authalic(double degrees) {
    double a = 6_378_137.0;
    double f = 1 / 298.257223563;
    double e2 = f * (2 - f);
    double e = StrictMath.sqrt(e2);
    double s = StrictMath.sin(StrictMath.toRadians(degrees));
    double atanh = 0.5 * StrictMath.log((1 + e * s) / (1 - e * s));
    return a * a * (1 - e2) / 2 * (s / (1 - e2 * s * s) + atanh / e);
  }

  private static String polygonWkt(String geoJson) {
    String ring = geoJson.substring(geoJson.indexOf("\"coordinates\""));
    Matcher pair = Pattern.compile("\\[\\s*(-?[0-9.]+)\\s*,\\s*(-?[0-9.]+)\\s*\\]").matcher(ring);
    var wkt = new StringBuilder();
    while (pair.find()) {
      wkt.append(wkt.isEmpty() ? "POLYGON ((" : ", ")
          .append(pair.group(1))
          .append(' ')
          .append(pair.group(2));
    }
    return wkt + "))";
  }
}
