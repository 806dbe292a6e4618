package org.urbanobservatory.measure.extent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTReader;

class DisplayGridTest {
  @Test
  void namesCellsByTheirSouthWesternCorner() throws Exception {
    Geometry extent =
        new WKTReader().read("POLYGON ((-500 100, 1500 100, 1500 900, -500 900, -500 100))");
    DisplayGrid grid = DisplayGrid.of(extent, 1000);

    assertThat(grid.cells())
        .extracting(DisplayCell::id)
        .containsExactly("1000mN0E-1", "1000mN0E0", "1000mN0E1");
    assertThat(grid.cells()).extracting(DisplayCell::area).containsExactly(4e5, 8e5, 4e5);
  }

  @Test
  void coversTheExtentWithoutOverlap() throws Exception {
    Geometry extent = new WKTReader().read("POINT (1234 5678)").buffer(7_777, 64);
    DisplayGrid grid = DisplayGrid.of(extent, 1000);

    assertThat(grid.cells().stream().mapToDouble(DisplayCell::area).sum())
        .isCloseTo(extent.getArea(), within(1e-4));
    assertThat(grid.cells()).extracting(c -> c.geometry().isValid()).containsOnly(true);
    assertThat(grid.cells().stream().filter(c -> c.area() == 1e6).count()).isBetween(150L, 170L);
  }

  @Test
  void refusesASizeThatIsNone() throws Exception {
    Geometry extent = new WKTReader().read("POINT (0 0)").buffer(1_000_000);
    assertThatThrownBy(() -> DisplayGrid.of(extent, 0))
        .hasMessage("Invalid size of display cells: 0.0");
    assertThatThrownBy(() -> DisplayGrid.of(extent, 10))
        .hasMessageStartingWith("Invalid size of display cells: 10.0 gives 200001 x 200001 cells");
  }

  @Test
  void saysWhetherSquaresAreFewEnoughAndWhole() throws Exception {
    Geometry extent = new WKTReader().read("POINT (0 0)").buffer(1_000_000);
    assertThat(DisplayGrid.fits(extent, 10)).isFalse();
    assertThat(DisplayGrid.fits(extent, 1001)).isTrue();
    assertThat(DisplayGrid.fits(new WKTReader().read("POLYGON EMPTY"), 10)).isTrue();

    Geometry block = new WKTReader().read("POLYGON ((250 0, 900 0, 900 250, 250 250, 250 0))");
    assertThat(DisplayGrid.of(block, 250).cells())
        .extracting(cell -> cell.isWhole(250))
        .containsExactly(true, true, false);
  }
}
