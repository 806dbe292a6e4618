package org.urbanobservatory.job.sample.plane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.LocalProjection;
import org.urbanobservatory.geo.Reprojection;

class ProjectionTest {

  @ParameterizedTest
  @CsvSource({"60.2, -20.3, 0", "-44.8, 55.1, 17", "0.5, 0.25, 90", "12, -67, 3"})
  void boardGoesToTheGlobeAndBack(double lon, double lat, double turn) {
    DrawingBoard board = new DrawingBoard(new Point(lon, lat), turn);
    for (int i = 0; i < 12; i++) {
      Point drawn = Point.polar(4321, 30.0 * i + 4);
      Point back = board.forward(board.inverse(drawn));
      assertThat(back.distance(drawn)).isLessThan(1e-6);
    }
    Point centre = board.inverse(Point.of(0, 0));
    assertThat(centre.x()).isCloseTo(lon, within(1e-12));
    assertThat(centre.y()).isCloseTo(lat, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"60.2, -20.3", "-44.8, 55.1"})
  void boardIsTheLocalEqualAreaProjection(double lon, double lat) {
    DrawingBoard board = new DrawingBoard(new Point(lon, lat), 0);
    Reprojection peer = Reprojection.between(Crs.CRS84, LocalProjection.centredOn(lon, lat));
    for (int i = 0; i < 12; i++) {
      Point drawn = Point.polar(4321, 30.0 * i + 4);
      Point degrees = board.inverse(drawn);
      double[] theirs = peer.point(degrees.x(), degrees.y());
      assertThat(new Point(theirs[0], theirs[1]).distance(drawn)).isLessThan(1e-3);
    }
  }

  @Test
  void utmIsTheRegistrysUtm() {
    Point degrees = new Point(-44.8123, 55.1987);
    Utm utm = Utm.at(degrees);
    assertThat(utm.crs()).isEqualTo("EPSG:32623");
    double[] theirs = Reprojection.between(Crs.CRS84, Crs.of(utm.crs())).point(-44.8123, 55.1987);
    Point ours = utm.forward(degrees);
    assertThat(ours.distance(new Point(theirs[0], theirs[1]))).isLessThan(1e-3);
    assertThat(utm.inverse(ours).distance(degrees)).isLessThan(1e-11);
  }

  @Test
  void areasWithinACellAddUp() {
    Region region = Region.of(Ring.regular(10, 7)).withHole(Ring.rectangle(-2.3, -1.1, 3.7, 2.9));
    double sum = 0;
    for (int x = -11; x < 11; x++) {
      for (int y = -11; y < 11; y++) {
        sum += region.areaWithin(Ring.rectangle(x, y, x + 1, y + 1));
      }
    }
    assertThat(sum).isCloseTo(region.area(), within(1e-9));
    assertThat(region.area())
        .isCloseTo(350 * StrictMath.sin(StrictMath.PI * 2 / 7) - 24, within(1e-9));
  }

  @Test
  void aLineIsCutAtTheBoundaryAndAtTheHole() {
    Region region = Region.of(Ring.rectangle(0, 0, 10, 10)).withHole(Ring.rectangle(4, 4, 6, 6));
    var parts = region.partsOf(Point.of(-10, 5), Point.of(30, 5));
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0)).containsExactly(0.25, 0.35);
    assertThat(parts.get(1)).containsExactly(0.4, 0.5);
  }
}
