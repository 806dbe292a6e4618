package org.urbanobservatory.grid.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.Regions.Neighbourhood;
import org.urbanobservatory.grid.atlas.AtlasSettings.Circle;
import org.urbanobservatory.grid.atlas.AtlasSettings.Inclusion;
import org.urbanobservatory.grid.atlas.AtlasSettings.OpenSpace;
import org.urbanobservatory.grid.atlas.AtlasSettings.Passes;
import org.urbanobservatory.grid.atlas.AtlasSettings.Reach;

/** Urban land, clusters and extents: the constructed city cell by cell, and small ones by hand. */
class UrbanExtentTest {
  private static final AtlasSettings DEFAULT = AtlasSettings.DEFAULT;

  /** A circle of the cell and its eight neighbours: every cell of a town is suburban or urban. */
  private static final Circle NEIGHBOURS = new Circle(45, 0.5, 0.25, 0.5);

  @Test
  void givesEveryCellOfTheConstructedCityItsClass() throws IOException {
    UrbanLand land = UrbanLand.of(CheckedUrbanExtent.built(), DEFAULT);
    double[] expected = CheckedUrbanExtent.read("expected_class.csv.gz");

    assertThat(IntStream.range(0, expected.length).mapToObj(c -> (int) land.classOf(c).code()))
        .containsExactlyElementsOf(Arrays.stream(expected).mapToObj(c -> (int) c).toList());
    assertThat(land).hasToString("UrbanLand[21617, 2004, 745, 153, 1076, 5, 0]");
  }

  @Test
  void findsTheExtentOfTheConstructedCity() throws IOException {
    UrbanClusters clusters =
        UrbanClusters.of(UrbanLand.of(CheckedUrbanExtent.built(), DEFAULT), DEFAULT);
    boolean[] extent = clusters.extent(clusters.largest());
    double[] expected = CheckedUrbanExtent.read("expected_extent.csv.gz");

    assertThat(clusters).hasToString("UrbanClusters[3153, 677]");
    assertThat(IntStream.range(0, extent.length).filter(c -> extent[c]).toArray())
        .isEqualTo(IntStream.range(0, extent.length).filter(c -> expected[c] == 1).toArray());
    assertThat(cells(extent)).isEqualTo(3153);
    assertThat(cells(extent) * CheckedUrbanExtent.LATTICE.cellArea() / 1e4).isEqualTo(283.77);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.9, 1 / 3.0})
  void keepsClassesAndExtentWhenTheCityMoves(double metres) throws IOException {
    Raster built = CheckedUrbanExtent.built();
    var moved = new Lattice(160, 160, metres, 4800 - metres, 30, 30);
    UrbanClusters clusters =
        UrbanClusters.of(UrbanLand.of(new Raster(moved, built.values()), DEFAULT), DEFAULT);

    assertThat(cells(clusters.extent(clusters.largest()))).isEqualTo(3153);
  }

  @Test
  void leavesTheSmallTownOutUntilItsBufferMeetsTheOther() {
    assertThat(townsApart(36, Passes.ONE)).isEqualTo(2);
    assertThat(townsApart(37, Passes.ONE)).isEqualTo(1);
  }

  /** Fringe and buffer reach 4 and 2 cells: A meets B and B meets C, but A does not meet C. */
  @Test
  void joinsAChainOfTownsOnlyInSeveralPasses() {
    assertThat(chain(Passes.ONE)).isEqualTo(2);
    assertThat(chain(Passes.UNTIL_STABLE)).isEqualTo(3);
  }

  @Test
  void takesNoValueForNeitherOpenNorBuilt() {
    double[] built = new double[60 * 60];
    Arrays.fill(built, 1);
    built[30 * 60 + 30] = Double.NaN;
    UrbanLand land = UrbanLand.of(new Raster(lattice(60, 60, 30), built), DEFAULT);

    assertThat(land.classOf(30 * 60 + 30)).isEqualTo(LandClass.UNKNOWN);
    assertThat(land.count(LandClass.URBAN_BUILT_UP)).isEqualTo(60 * 60 - 1);
  }

  @Test
  void opensAPatchThatTouchesCellsWithoutValue() {
    double[] built = ring(0);
    UrbanLand closed = UrbanLand.of(new Raster(lattice(80, 80, 30), built), DEFAULT);
    built[40 * 80 + 40] = Double.NaN;
    UrbanLand opened = UrbanLand.of(new Raster(lattice(80, 80, 30), built), DEFAULT);

    assertThat(closed.count(LandClass.CAPTURED_OPEN)).isPositive();
    assertThat(opened.count(LandClass.CAPTURED_OPEN)).isZero();
  }

  @Test
  void capturesOnlyPatchesBelowTheLimit() {
    var raster = new Raster(lattice(80, 80, 30), ring(0));
    int captured = UrbanLand.of(raster, DEFAULT).count(LandClass.CAPTURED_OPEN);
    double area = captured * 900.0;

    assertThat(captured(raster, area)).isZero();
    assertThat(captured(raster, area + 1)).isEqualTo(captured);
  }

  @Test
  void hasNoClusterWithoutBuiltLand() {
    var raster = new Raster(lattice(20, 20, 30), new double[400]);
    UrbanClusters clusters = UrbanClusters.of(UrbanLand.of(raster, DEFAULT), DEFAULT);

    assertThat(clusters.count()).isZero();
    assertThat(clusters.largest()).isEqualTo(-1);
  }

  @Test
  void buffersAClusterThatFillsTheRaster() {
    double[] built = new double[400];
    Arrays.fill(built, 1);
    var raster = new Raster(lattice(20, 20, 30), built);
    UrbanClusters clusters = UrbanClusters.of(UrbanLand.of(raster, DEFAULT), DEFAULT);

    assertThat(cells(clusters.extent(0))).isEqualTo(400);
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThatThrownBy(() -> new Circle(0, 0.5, 0.25, 0.5))
        .hasMessage("Invalid radius_m: 0.0; above 0");
    assertThatThrownBy(() -> new Circle(564, 0.2, 0.25, 0.5))
        .hasMessage("Invalid suburban_share: 0.25 is above urban_share 0.2");
    assertThatThrownBy(() -> new OpenSpace(-1, Reach.CENTRE, 1, Neighbourhood.SIDES))
        .hasMessage("Invalid fringe_m: -1.0; above 0");
  }

  @Test
  void namesEveryChoice() {
    assertThat(DEFAULT.describe())
        .isEqualTo(
            "atlas: radius_m=564.19 urban_share=0.5 suburban_share=0.25 built_share=0.5"
                + " fringe_m=100.0 fringe_reach=half_diagonal captured_below_m2=2000000.0"
                + " open_patches=sides inclusion_growth=0.25 inclusion_passes=one"
                + " clusters=sides_and_corners");
  }

  /** Squared distances by comparing all pairs. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 0.5, 2.5})
  void measuresDistancesExactly(double aspect) {
    var chance = new SplittableRandom(7);
    int columns = 23;
    boolean[] sources = new boolean[columns * 17];
    for (int i = 0; i < 6; i++) {
      sources[chance.nextInt(sources.length)] = true;
    }
    double[] squared = Distances.squared(columns, sources, aspect);
    for (int cell = 0; cell < squared.length; cell++) {
      assertThat(squared[cell]).isEqualTo(nearest(columns, sources, aspect, cell));
    }
  }

  private static double nearest(int columns, boolean[] sources, double aspect, int cell) {
    return IntStream.range(0, sources.length)
        .filter(other -> sources[other])
        .mapToDouble(
            other -> {
              double x = other % columns - cell % columns;
              double y = other / columns - cell / columns;
              return aspect * aspect * x * x + y * y;
            })
        .min()
        .orElseThrow();
  }

  private static int captured(Raster raster, double limit) {
    var open = new OpenSpace(100, Reach.HALF_DIAGONAL, limit, Neighbourhood.SIDES);
    var settings = new AtlasSettings(DEFAULT.circle(), open, DEFAULT.inclusion());
    return UrbanLand.of(raster, settings).count(LandClass.CAPTURED_OPEN);
  }

  /** A square of built land around an open square of 14 x 14 cells with a value. */
  private static double[] ring(double inside) {
    double[] built = new double[80 * 80];
    for (int row = 20; row < 60; row++) {
      Arrays.fill(built, row * 80 + 20, row * 80 + 60, 1);
    }
    for (int row = 33; row < 47; row++) {
      Arrays.fill(built, row * 80 + 33, row * 80 + 47, inside);
    }
    return built;
  }

  /** How many of two towns of 20 x 20 cells the extent of the first holds. */
  private static int townsApart(int column, Passes passes) {
    double[] built = new double[100 * 40];
    town(built, 100, 5, 20);
    town(built, 100, column, 20);
    return towns(built, 100, passes);
  }

  private static int chain(Passes passes) {
    double[] built = new double[160 * 40];
    town(built, 160, 5, 24);
    town(built, 160, 40, 16);
    town(built, 160, 67, 24);
    return towns(built, 160, passes);
  }

  private static int towns(double[] built, int columns, Passes passes) {
    var inclusion = new Inclusion(0.25, passes, Neighbourhood.SIDES_AND_CORNERS);
    var settings = new AtlasSettings(NEIGHBOURS, DEFAULT.openSpace(), inclusion);
    var raster = new Raster(lattice(columns, built.length / columns, 30), built);
    UrbanClusters clusters = UrbanClusters.of(UrbanLand.of(raster, settings), settings);
    boolean[] extent = clusters.extent(0);
    return (int)
        IntStream.range(0, extent.length)
            .filter(cell -> extent[cell])
            .map(clusters::of)
            .distinct()
            .count();
  }

  private static void town(double[] built, int columns, int west, int side) {
    for (int row = 8; row < 8 + side; row++) {
      Arrays.fill(built, row * columns + west, row * columns + west + side, 1);
    }
  }

  private static Lattice lattice(int columns, int rows, double cell) {
    return new Lattice(columns, rows, 0, 0, cell, cell);
  }

  private static long cells(boolean[] cells) {
    return IntStream.range(0, cells.length).filter(cell -> cells[cell]).count();
  }
}
