package org.urbanobservatory.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.grid.AreaSplit;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/** People brought from any system to the working grid and back stay as many. */
class WorkingGridTest {
  private static final Envelope WINDOW = new Envelope(-51.6, -50.9, -30.4, -29.8);
  private static final List<String> SYSTEMS =
      List.of("ESRI:54009", "EPSG:32722", "EPSG:4326", "EPSG:31982", "EPSG:5880", "EPSG:3857");

  static Stream<Arguments> pairs() {
    return SYSTEMS.stream()
        .flatMap(a -> SYSTEMS.stream().filter(b -> !b.equals(a)).map(b -> Arguments.of(a, b)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void totalsAreConserved(String from, String to) {
    Crs source = Crs.of(from);
    Crs target = Crs.of(to);
    Raster people = people(source, cellSize(source), 3);
    Envelope box = Reprojection.between(source, target).envelope(box(people.lattice()));
    WorkingGrid grid = WorkingGrid.around(box, target, 2.7 * cellSize(target));

    AreaSplit split = grid.counts(people, source);
    assertThat(split.raster().total() / people.total()).isCloseTo(1, within(1e-9));
    assertThat(split.outside() / people.total()).isCloseTo(0, within(1e-9));
    assertThat(people.total()).isGreaterThan(100_000);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void whatFallsBesideIsCounted(String from, String to) {
    Crs source = Crs.of(from);
    Crs target = Crs.of(to);
    Raster people = people(source, cellSize(source), 4);
    Envelope box = Reprojection.between(source, target).envelope(box(people.lattice()));
    box.expandBy(-box.getWidth() / 4, -box.getHeight() / 4);
    AreaSplit split = WorkingGrid.around(box, target, cellSize(target)).counts(people, source);

    assertThat((split.raster().total() + split.outside()) / people.total())
        .isCloseTo(1, within(1e-9));
    assertThat(split.outside()).isGreaterThan(0.1 * people.total());
  }

  /** A uniform density gives everywhere ground area x density. */
  @Test
  void densitiesBecomeCountsOfGround() {
    Raster ones = people(Crs.of("EPSG:4326"), 0.01, 1);
    double[] uniform = new double[ones.values().length];
    Arrays.fill(uniform, 250);
    WorkingGrid grid = WorkingGrid.degurba(new Envelope(-51.4, -51.1, -30.2, -30));
    Raster counts =
        grid.densities(new Raster(ones.lattice(), uniform), Crs.of("EPSG:4326")).raster();

    double min = Arrays.stream(counts.values()).min().orElseThrow();
    double max = Arrays.stream(counts.values()).max().orElseThrow();
    assertThat(max / min).isCloseTo(1, within(1e-4));
    assertThat(min).isCloseTo(250, within(250 * 0.005));
  }

  @Test
  void sharesAreMeansOverWhatIsKnown() {
    Raster pixels = people(Crs.of("EPSG:32722"), 500, 1);
    double[] shares = new double[pixels.values().length];
    Arrays.fill(shares, 0.3);
    shares[5000] = Double.NaN;
    WorkingGrid grid = WorkingGrid.degurba(WINDOW);
    Raster mean = grid.shares(new Raster(pixels.lattice(), shares), Crs.of("EPSG:32722"));

    assertThat(mean.valued()).isGreaterThan(1000);
    for (double value : mean.values()) {
      if (!Double.isNaN(value)) {
        assertThat(value).isCloseTo(0.3, within(1e-9));
      }
    }
  }

  @Test
  void alignedCellsAreTakenAsTheyAre() {
    GridRaster file = GeoTiff.read(SharedData.folder("degurba-belgium").resolve("POP.tif"));
    WorkingGrid grid =
        WorkingGrid.around(box(file.raster().lattice()), file.crs(), WorkingGrid.DEGURBA_CELL_M);

    assertThat(grid.lattice()).isEqualTo(file.raster().lattice());
    assertThat(grid.counts(file.raster(), file.crs()).raster().values())
        .isEqualTo(file.raster().values());
    Envelope part = new Envelope(200_500, 300_000, 5_900_000, 6_000_000);
    AreaSplit split = WorkingGrid.around(part, file.crs(), 1000).counts(file.raster(), file.crs());
    assertThat(split.raster().lattice().columns()).isEqualTo(100);
    assertThat(split.raster().total() + split.outside())
        .isCloseTo(file.raster().total(), within(1e-6));
  }

  @Test
  void isAlignedWithTheOrigin() {
    WorkingGrid grid = WorkingGrid.degurba(WINDOW);
    assertThat(grid.lattice().west() % 1000).isZero();
    assertThat(grid.lattice().north() % 1000).isZero();
    assertThat(grid.crs().id()).isEqualTo("ESRI:54009");
  }

  @Test
  void refusesAGridTooLarge() {
    Envelope world = new Envelope(-18e6, 18e6, -9e6, 9e6);
    assertThatThrownBy(() -> WorkingGrid.around(world, WorkingGrid.MOLLWEIDE, 1000))
        .hasMessageStartingWith("Invalid working grid: 36000 x 18000 cells are more than 50000000");
    assertThatThrownBy(() -> WorkingGrid.around(world, WorkingGrid.MOLLWEIDE, 0))
        .hasMessageStartingWith("Invalid working grid: cells of 0.0");
  }

  private static double cellSize(Crs crs) {
    return crs.isGeographic() ? 0.008 : 900;
  }

  private static Envelope box(Lattice lattice) {
    return new Envelope(lattice.west(), lattice.east(), lattice.south(), lattice.north());
  }

  /** A tenth of the cells have no value. */
  private static Raster people(Crs crs, double cell, long seed) {
    Lattice lattice =
        WorkingGrid.around(Reprojection.between(Crs.CRS84, crs).envelope(WINDOW), crs, cell)
            .lattice();
    var random = new Random(seed);
    double[] values = new double[lattice.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(10) == 0 ? Double.NaN : 300 * random.nextDouble();
    }
    return new Raster(lattice, values);
  }
}
