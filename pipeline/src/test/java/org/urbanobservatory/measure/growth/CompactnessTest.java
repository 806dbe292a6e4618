package org.urbanobservatory.measure.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Compactness of forms whose values follow from geometry. */
class CompactnessTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Test
  void isOneForACircle() {
    Geometry circle = FACTORY.createPoint(new Coordinate(5e5, 4e6)).buffer(3000, 2000);
    Compactness compactness = Compactness.of(circle);

    assertThat(compactness.polsbyPopper()).isCloseTo(1, within(1e-6));
    assertThat(compactness.proximity()).isCloseTo(1, within(1e-6));
  }

  /**
   * Square: pi/4, and a mean distance of (sqrt 2 + asinh 1) / 6 of its side. Ring of radii 1 and 2:
   * 2/3 sqrt(3) over 2/3 (8 - 1) / 3. Two far squares: half of their gap.
   */
  @ParameterizedTest
  @CsvSource({
    "'POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))', 0.7853981633974483, 0.9830854536662282",
    "'POLYGON ((0 0, 0 10, 10 10, 10 0, 5 0, 0 0))', 0.7853981633974483, 0.9830854536662282"
  })
  void followsFromGeometry(String wkt, double polsbyPopper, double proximity)
      throws ParseException {
    Compactness compactness = Compactness.of(new WKTReader().read(wkt));

    assertThat(compactness.polsbyPopper()).isCloseTo(polsbyPopper, within(1e-12));
    assertThat(compactness.proximity()).isCloseTo(proximity, within(1e-9));
  }

  @Test
  void takesHolesAway() {
    Geometry centre = FACTORY.createPoint(new Coordinate(0, 0));
    Geometry ring = centre.buffer(2000, 2000).difference(centre.buffer(1000, 2000));

    assertThat(Compactness.of(ring).proximity()).isCloseTo(3 * Math.sqrt(3) / 7, within(1e-6));
    assertThat(Compactness.of(ring).polsbyPopper()).isCloseTo(3.0 / 9, within(1e-6));
  }

  @Test
  void fallsWithTheDistanceOfTwoParts() {
    Geometry near = squares(0);
    Geometry far = squares(20_000);

    assertThat(Compactness.of(far).proximity()).isLessThan(0.1 * Compactness.of(near).proximity());
  }

  @ParameterizedTest
  @CsvSource({"1, 30", "0.01, 200", "250, 77"})
  void ignoresPlaceSizeAndTurn(double scale, double degrees) {
    Geometry city = squares(3000);
    Geometry moved =
        AffineTransformation.rotationInstance(Math.toRadians(degrees))
            .scale(scale, scale)
            .translate(1e5 * scale, -3e5 * scale)
            .transform(city);

    assertThat(Compactness.of(moved).proximity())
        .isCloseTo(Compactness.of(city).proximity(), within(1e-9));
    assertThat(Compactness.of(moved).polsbyPopper())
        .isCloseTo(Compactness.of(city).polsbyPopper(), within(1e-9));
  }

  @Test
  void refusesAnExtentWithoutArea() {
    assertThatThrownBy(() -> Compactness.of(FACTORY.createPolygon()))
        .hasMessage("Invalid extent of compactness: its area is 0.0");
  }

  /** Slivers as narrow as an overlay leaves them: never above a circle, never without a number. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-3, 1e-6, 1e-9, 1e-12})
  void keepsItsBoundsForASliver(double width) throws ParseException {
    String wkt = "POLYGON ((70000 0, 70100 0, 70100 %s, 70000 %s, 70000 0))";
    Compactness compactness = Compactness.of(new WKTReader().read(wkt.formatted(width, width)));

    assertThat(compactness.polsbyPopper()).isBetween(0.0, 1.0);
    assertThat(compactness.proximity())
        .isBetween(0.0, 1.0)
        .isCloseTo(2.0 / 3 * Math.sqrt(100 * width / Math.PI) / 25, withPercentage(0.1));
  }

  private static Geometry squares(double apart) {
    Geometry west = FACTORY.createPoint(new Coordinate(0, 0)).buffer(500, 1);
    Geometry east = FACTORY.createPoint(new Coordinate(1500 + apart, 700)).buffer(600, 1);
    return west.union(east);
  }
}
