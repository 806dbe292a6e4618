package org.urbanobservatory.measure.extent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPolygon;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

class BuiltUpTest {
  private static final double NO = Double.NaN;
  private static final Lattice LATTICE = new Lattice(4, 3, 0, 300, 100, 100);
  private static final Geometry BOUNDARY = box(0, 50, 350, 300);

  @Test
  void cutsTheBuiltCellsByTheBoundary() {
    double[] values = {1, 1, 0, 1, 0, 1, NO, 1, 2, 1, 0, 1};
    BuiltUp built = built(values, new BuiltUpRule.Binary());
    MultiPolygon extent = built.within(BOUNDARY);

    assertThat(extent.isValid()).isTrue();
    assertThat(extent.getNumGeometries()).isEqualTo(2);
    assertThat(extent.getArea()).isEqualTo(35_000 + 12_500);
    assertThat(built.areaWithin(BOUNDARY)).isCloseTo(47_500, within(1e-6));
    assertThat(built.coveredShare(BOUNDARY)).isCloseTo(1 - 10_000 / 87_500.0, within(1e-12));
  }

  @Test
  void readsSharesByAThresholdForTheExtentAndAsTheyAreForTheArea() {
    double[] values = {0.5, 0.49, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    BuiltUp built = built(values, new BuiltUpRule.Share(0.5));

    assertThat(built.within(BOUNDARY).getArea()).isEqualTo(10_000);
    assertThat(built.areaWithin(BOUNDARY)).isCloseTo(9_900, within(1e-9));
  }

  @Test
  void countsACellFromTheEpochItWasBuiltIn() {
    double[] values = {1975, 1990, 2020, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    assertThat(built(values, new BuiltUpRule.Epoch(1974)).within(BOUNDARY).isEmpty()).isTrue();
    assertThat(built(values, new BuiltUpRule.Epoch(1990)).within(BOUNDARY).getArea())
        .isEqualTo(20_000);
    assertThat(built(values, new BuiltUpRule.Epoch(2020)).within(BOUNDARY).getArea())
        .isEqualTo(30_000);
  }

  @Test
  void keepsCourtyardsOpen() {
    double[] values = {1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0};
    MultiPolygon extent = built(values, new BuiltUpRule.Binary()).within(box(-10, -10, 310, 310));

    assertThat(extent.getNumGeometries()).isEqualTo(1);
    assertThat(extent.getArea()).isEqualTo(80_000);
  }

  @Test
  void cutsUrbanPolygonsByTheBoundaryAndCountsOverlapsOnce() {
    List<Geometry> urban =
        List.of(box(0, 0, 100, 100), box(50, 0, 150, 100), box(5000, 0, 6000, 1));
    MultiPolygon extent = UrbanPolygons.within(BOUNDARY, urban);

    assertThat(extent.getArea()).isCloseTo(150 * 50, within(1e-9));
    assertThat(extent.getNumGeometries()).isEqualTo(1);
    assertThat(UrbanPolygons.within(box(9000, 0, 9001, 1), urban).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
  void refusesAThresholdThatIsNoShare(double threshold) {
    assertThatThrownBy(() -> new BuiltUpRule.Share(threshold))
        .hasMessageStartingWith("Invalid threshold of built-up share: " + threshold);
  }

  private static BuiltUp built(double[] values, BuiltUpRule rule) {
    return BuiltUp.of(new Raster(LATTICE, values), rule, RasterPlane.SAME);
  }

  private static Geometry box(double west, double south, double east, double north) {
    return new GeometryFactory().toGeometry(new Envelope(west, east, south, north));
  }
}
