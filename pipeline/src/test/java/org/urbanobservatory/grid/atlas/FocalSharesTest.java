package org.urbanobservatory.grid.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/** Means within circles, against the sum over every cell of every circle. */
class FocalSharesTest {
  @ParameterizedTest
  @CsvSource({
    "60, 50, 30, 30, 564.19, 0",
    "60, 50, 30, 30, 564.19, 0.2",
    "60, 50, 30, 30, 150, 0.9",
    "10, 8, 30, 30, 584, 0.3",
    "1, 1, 30, 30, 584, 0",
    "40, 30, 100, 60, 564, 0.1",
    "40, 30, 13.7, 27.1, 149.3, 0.1",
    "20, 20, 1000, 1000, 564, 0.1"
  })
  void agreesWithTheSumOverEveryCell(
      int columns, int rows, double width, double height, double radius, double missing) {
    var lattice = new Lattice(columns, rows, 0, 0, width, height);
    Raster raster = random(lattice, missing, 1);
    double[] shares = FocalShares.of(raster, radius);
    for (int cell = 0; cell < shares.length; cell++) {
      double expected = mean(raster, cell, radius);
      if (Double.isNaN(expected)) {
        assertThat(shares[cell]).isNaN();
      } else {
        assertThat(shares[cell]).isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void countsCentresOnTheCircle() {
    double[] values = new double[121];
    values[5 * 11] = 1;
    values[2 * 11 + 1] = 1;
    var raster = new Raster(new Lattice(11, 11, 0, 0, 29.97, 29.97), values);

    assertThat(FocalShares.of(raster, 5 * 29.97)[60]).isCloseTo(2 / 81.0, within(1e-9));
  }

  @Test
  void isOneInsideAndAtTheEdgeOfBuiltLand() {
    var raster = new Raster(new Lattice(30, 20, 0, 0, 30, 30), new double[600]);
    java.util.Arrays.fill(raster.values(), 1);

    assertThat(FocalShares.of(raster, 564)).containsOnly(1);
  }

  @Test
  void refusesARadiusThatIsNone() {
    var raster = new Raster(new Lattice(1, 1, 0, 0, 30, 30), new double[1]);

    assertThatThrownBy(() -> FocalShares.of(raster, 0))
        .hasMessage("Invalid radius of a circle: 0.0; give a length above 0");
    assertThatThrownBy(() -> FocalShares.of(raster, Double.NaN)).hasMessageContaining("NaN");
  }

  @Test
  void refusesWhatIsNoShare() {
    var lattice = new Lattice(2, 1, 0, 0, 30, 30);

    assertThatThrownBy(() -> FocalShares.of(new Raster(lattice, new double[] {0, 100}), 564))
        .hasMessage("Invalid share: 100.0 at column 1, row 0; give 0 to 1");
  }

  private static Raster random(Lattice lattice, double missing, long seed) {
    var chance = new SplittableRandom(seed);
    double[] values = new double[lattice.size()];
    for (int cell = 0; cell < values.length; cell++) {
      double value = chance.nextBoolean() ? chance.nextDouble() : chance.nextInt(2);
      values[cell] = chance.nextDouble() < missing ? Double.NaN : value;
    }
    return new Raster(lattice, values);
  }

  private static double mean(Raster raster, int cell, double radius) {
    Lattice lattice = raster.lattice();
    double sum = 0;
    int count = 0;
    for (int other = 0; other < lattice.size(); other++) {
      double x = (other % lattice.columns() - cell % lattice.columns()) * lattice.cellWidth();
      double y = (other / lattice.columns() - cell / lattice.columns()) * lattice.cellHeight();
      if (x * x + y * y <= radius * radius && !Double.isNaN(raster.values()[other])) {
        sum += raster.values()[other];
        count++;
      }
    }
    return sum / count;
  }
}
