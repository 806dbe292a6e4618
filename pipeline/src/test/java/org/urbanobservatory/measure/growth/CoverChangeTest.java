package org.urbanobservatory.measure.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.Ring;

/** Land of one kind at two dates. */
class CoverChangeTest {
  private static final Lattice LATTICE = new Lattice(4, 1, 0, 100, 100, 100);
  private static final double[] AREAS = {10_000, 10_000, 10_000, 10_000};

  @Test
  void comparesWhatBothDatesKnow() {
    Raster before = raster(0.5, 1, Double.NaN, 0.25);
    Raster after = raster(0.75, 0, 1, 0.25);
    CoverChange change = CoverChange.find(before, after, AREAS, region(0, 400)).orElseThrow();

    assertThat(change).isEqualTo(new CoverChange(30_000, 17_500, 10_000, 2_500, 10_000));
    assertThat(change.beforeShare()).isEqualTo(17.5 / 30);
    assertThat(change.afterShare()).isEqualTo(10 / 30.0);
  }

  @Test
  void countsOnlyTheRegion() {
    Raster before = raster(0, 0, 0, 0);
    Raster after = raster(1, 1, 1, 1);
    CoverChange change = CoverChange.find(before, after, AREAS, region(50, 150)).orElseThrow();

    assertThat(change.gainM2()).isEqualTo(10_000);
    assertThat(change.knownM2()).isEqualTo(10_000);
  }

  @Test
  void knowsNothingWhereADateIsMissing() {
    double[] none = new double[4];
    Arrays.fill(none, Double.NaN);

    assertThat(CoverChange.find(raster(none), raster(1, 1, 1, 1), AREAS, region(0, 400))).isEmpty();
  }

  @Test
  void refusesTwoLattices() {
    var other = new Raster(new Lattice(4, 1, 50, 100, 100, 100), new double[4]);

    assertThatThrownBy(() -> CoverChange.find(raster(0, 0, 0, 0), other, AREAS, region(0, 400)))
        .hasMessageContaining("bring both to one lattice");
  }

  private static Raster raster(double... values) {
    return new Raster(LATTICE, values);
  }

  private static Coverage region(double west, double east) {
    double[] xy = {west, 0, east, 0, east, 100, west, 100, west, 0};
    return Coverage.exact(LATTICE, List.of(new Ring(xy, false)));
  }
}
