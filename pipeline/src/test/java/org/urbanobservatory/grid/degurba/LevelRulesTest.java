package org.urbanobservatory.grid.degurba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/** Each rule on a grid that can be read. */
class LevelRulesTest {
  /** Centres of 10,000 people without smoothing or filling, clusters of 1,000. */
  private static final Level1Settings PLAIN = plain(EdgeSmoothing.NONE, 0);

  private static Level1Settings plain(EdgeSmoothing smoothing, int hole) {
    return new Level1Settings(
        new CentreRule(new ClusterRule(1500, 10_000, Neighbourhood.SIDES, 0.5), smoothing, hole, 1),
        new ClusterRule(300, 1000, Neighbourhood.SIDES_AND_CORNERS),
        1,
        WaterRule.STANDARD);
  }

  @Test
  void centresTouchBySidesAndClustersByCorners() {
    assertThat(level1("5000 . .\n . 5000 .\n . . 300", PLAIN)).isEqualTo("2 1 1\n1 2 1\n1 1 2\n");
    assertThat(level1("5000 5000 .\n . . .\n . . 300", PLAIN)).isEqualTo("3 3 1\n1 1 1\n1 1 1\n");
  }

  @ParameterizedTest
  @CsvSource({
    "1500, 8500, 3",
    "1499.999, 8500, 2",
    "1500, 8499.999, 2",
    "1500, 8500.001, 3",
  })
  void thresholdsAreInclusive(String first, String second, String code) {
    assertThat(level1(first + " " + second, PLAIN)).startsWith(code);
  }

  @ParameterizedTest
  @CsvSource({"300, 700, 2", "299.999, 701, 1", "300, 699.999, 1"})
  void clusterThresholdsAreInclusive(String first, String second, String code) {
    assertThat(level1(first + " " + second, PLAIN)).startsWith(code);
  }

  @Test
  void densityIsPerLand() {
    Raster people = Grids.raster("800 10000 500 1");
    Raster land = Grids.raster("0.5 1 1 0");
    assertThat(Grids.shown(Grids.classify(people, land, null, PLAIN))).isEqualTo("3 3 2 2\n");
  }

  @Test
  void builtLandJoinsAtItsRoundedThreshold() {
    Raster people = Grids.raster("20000 . . 1");
    Raster land = Grids.raster("1 1 0.5 1");
    assertThat(
            Grids.shown(Grids.classify(people, land, Grids.raster(". 0.4995 0.25 0.4994"), PLAIN)))
        .isEqualTo("3 3 3 1\n");
  }

  @Test
  void waterIsWhatRemainsWithoutLandPeopleAndBuildings() {
    Raster people = Grids.raster(". . 1 . - 9999");
    Raster land = Grids.raster("0.49 0.5 0.1 0.1 - 0.1");
    Raster built = Grids.raster(". . . 0.01 - .");
    var rural = new ClusterRule(300, 1e9, Neighbourhood.SIDES);
    var settings = new Level1Settings(PLAIN.centre(), rural, 1, WaterRule.STANDARD);
    assertThat(Grids.shown(Grids.classify(people, land, built, settings)))
        .isEqualTo("0 1 1 1 0 1\n");
  }

  @Test
  void withoutALandGridCellsWithoutAValueAreWater() {
    assertThat(level1("- . 1", PLAIN)).isEqualTo("0 1 1\n");
  }

  @Test
  void smoothing2022NeedsFiveOfEight() {
    String four = "5000 5000 5000\n5000 . .\n. . .";
    String five = "5000 5000 5000\n5000 . .\n5000 . .";
    assertThat(level1(four, plain(EdgeSmoothing.R2022A, 0))).isEqualTo("3 3 3\n3 1 1\n1 1 1\n");
    assertThat(level1(five, plain(EdgeSmoothing.R2022A, 0))).isEqualTo("3 3 3\n3 3 1\n3 1 1\n");
  }

  @Test
  void smoothingGoesOnUntilNothingJoins() {
    String steps = "5000 5000 5000 5000\n5000 . . .\n5000 . . .\n5000 5000 5000 5000";
    assertThat(level1(steps, plain(EdgeSmoothing.R2022A, 0)))
        .isEqualTo("3 3 3 3\n3 3 3 1\n3 3 3 1\n3 3 3 3\n");
  }

  @Test
  void smoothing2023CountsOnlyLandOrPeople() {
    Raster people = Grids.raster("1 . .\n1 1 1\n4000 4000 4000");
    Raster land = Grids.raster("1 0.3 0.3\n1 1 0.3\n1 1 1");
    var settings = plain(EdgeSmoothing.R2023A, 0);
    assertThat(Grids.shown(Grids.classify(people, land, null, settings)))
        .isEqualTo("1 0 0\n1 1 1\n3 3 3\n");
    people = Grids.raster("1 . .\n1 1 .\n4000 4000 4000");
    assertThat(Grids.shown(Grids.classify(people, land, null, settings)))
        .isEqualTo("1 0 0\n1 3 0\n3 3 3\n");
  }

  @Test
  void waterNeverJoinsIn2023ButDoesIn2022() {
    Raster people = Grids.raster("4000 4000 4000\n4000 . 4000\n4000 4000 4000");
    Raster land = Grids.raster("1 1 1\n1 0.2 1\n1 1 1");
    assertThat(centre(people, land, EdgeSmoothing.R2023A)).isEqualTo(CellClass.WATER);
    assertThat(centre(people, land, EdgeSmoothing.R2022A)).isEqualTo(CellClass.URBAN_CENTRE);
  }

  private static CellClass centre(Raster people, Raster land, EdgeSmoothing smoothing) {
    return Grids.classify(people, land, null, plain(smoothing, 0)).cellClass(1, 1);
  }

  /** Beside the grid there are neighbours that belong to nobody: 3 of 5 are not 3 of 8. */
  @Test
  void cellsBesideTheGridCountIn2023() {
    assertThat(level1(". . .\n. . .\n5000 5000 5000", plain(EdgeSmoothing.R2023A, 0)))
        .isEqualTo("1 1 1\n1 1 1\n3 3 3\n");
    assertThat(level1(". . .\n5000 5000 5000", plain(EdgeSmoothing.R2023A, 0)))
        .isEqualTo("1 1 1\n3 3 3\n");
  }

  @Test
  void twoCentresDoNotAddUpToAMajority() {
    String between = "5000 5000 . 5000 5000\n5000 5000 . 5000 5000\n. . . . .";
    assertThat(level1(between, plain(EdgeSmoothing.R2022A, 0)))
        .isEqualTo("3 3 1 3 3\n3 3 1 3 3\n1 1 1 1 1\n");
  }

  @ParameterizedTest
  @CsvSource({"14, 3", "15, 1"})
  void holesBelowTheLimitAreFilled(int cells, int code) {
    double[] ring = new double[3 * 17];
    Arrays.fill(ring, 5000);
    Arrays.fill(ring, 18, 18 + cells, 0);
    var raster = new Raster(Grids.lattice(17, 3), ring);
    ClassifiedGrid grid = Grids.classify(raster, null, null, plain(EdgeSmoothing.NONE, 15));
    assertThat((int) grid.classes()[18]).isEqualTo(code);
  }

  @Test
  void holesAreConnectedBySidesAndCloseAtCorners() {
    String corner = "5000 5000 5000 .\n5000 . 5000 .\n5000 5000 . 5000\n. . 5000 5000";
    assertThat(level1(corner, plain(EdgeSmoothing.NONE, 15))).startsWith("3 3 3 1\n3 3 3 1\n3 3 1");
    String open = "5000 5000 5000\n5000 . 5000\n5000 . 5000";
    assertThat(level1(open, plain(EdgeSmoothing.NONE, 15))).isEqualTo("3 3 3\n3 1 3\n3 1 3\n");
  }

  @Test
  void aCentreInTheHoleOfAnotherStaysAndTakesItsOwnHole() {
    String rings =
        """
        5000 5000 5000 5000 5000 5000 5000
        5000 . . . . . 5000
        5000 . 5000 5000 5000 . 5000
        5000 . 5000 . 5000 . 5000
        5000 . 5000 5000 5000 . 5000
        5000 . . . . . 5000
        5000 5000 5000 5000 5000 5000 5000""";
    ClassifiedGrid grid =
        Grids.classify(Grids.raster(rings), null, null, plain(EdgeSmoothing.NONE, 26));
    assertThat(grid.classification().centres()).hasSize(2);
    assertThat(grid.centres()[8]).isEqualTo(1);
    assertThat(grid.centres()[16]).isEqualTo(2);
    assertThat(grid.centres()[24]).isEqualTo(2);
  }

  @Test
  void populationIsAveragedOverAWindowFirst() {
    var centre =
        new CentreRule(new ClusterRule(1500, 3000, Neighbourhood.SIDES), EdgeSmoothing.NONE, 0, 3);
    var settings = new Level1Settings(centre, PLAIN.cluster(), 1, WaterRule.STANDARD);
    assertThat(level1("3000 . - .\n- - - .\n. . . .", settings)).startsWith("3 3 0 1");
    assertThat(level1("2998 . - .\n- - - .\n. . . .", settings)).startsWith("2 1 0 1");
  }

  /**
   * 900 and 2,500 people; three cells away from a dense cluster it stays, two away it is dropped.
   */
  @ParameterizedTest
  @CsvSource({
    "6000 . . 2500, 23 11 11 22",
    "6000 . 2500 ., 23 11 13 11",
    "6000 . . 900 900 700, 23 11 11 13 13 13",
    "6000 . . 900 900 900, 23 11 11 22 22 22",
  })
  void semiDenseClustersKeepTheirDistance(String row, String classes) {
    var rules =
        new Level2Settings.Urban(
            new ClusterRule(5000, 5000, Neighbourhood.SIDES),
            Level2Settings.R2023A.urban().semiDense(),
            2,
            new ClusterRule(300, 50_000, Neighbourhood.SIDES));
    var settings =
        new Level2Settings(
            CentreRule.R2023A, rules, Level2Settings.Rural.STANDARD, WaterRule.STANDARD);
    assertThat(Grids.shown(Grids.classify(Grids.raster(row), null, null, settings)))
        .isEqualTo(classes + "\n");
  }

  @Test
  void distanceRunsAlongDiagonalsAndUpwards() {
    String far = "2500 . . .\n. . . .\n. . . .\n. . . 6000";
    String near = "2500 . . .\n. . . .\n. . 6000 .\n. . . .";
    assertThat(level2(far)).startsWith("22");
    assertThat(level2(near)).startsWith("13");
  }

  private static String level2(String people) {
    var rules =
        new Level2Settings.Urban(
            new ClusterRule(5000, 5000, Neighbourhood.SIDES),
            Level2Settings.R2023A.urban().semiDense(),
            2,
            Level2Settings.R2023A.urban().suburban());
    var settings =
        new Level2Settings(
            CentreRule.R2023A, rules, Level2Settings.Rural.STANDARD, WaterRule.STANDARD);
    return Grids.shown(Grids.classify(Grids.raster(people), null, null, settings));
  }

  @Test
  void ruralCellsByDensity() {
    Raster people = Grids.raster("500 . 499 . 50 49.9 .");
    Raster land = Grids.raster("1 1 1 1 1 1 0.2");
    assertThat(Grids.shown(Grids.classify(people, land, null, Level2Settings.R2023A)))
        .isEqualTo("13 11 12 11 12 11 10\n");
  }

  @Test
  void noPeopleNoCentres() {
    assertThat(level1(". . -\n- . .", Level1Settings.R2023A)).isEqualTo("1 1 0\n0 1 1\n");
    assertThat(level1("-", Level1Settings.R2023A)).isEqualTo("0\n");
  }

  @Test
  void tellsOfDenseClustersCutByTheEdge() {
    ClassifiedGrid grid =
        Grids.classify(
            Grids.raster("1600 . . .\n1600 . 1700 .\n. . . ."), null, null, Level1Settings.R2023A);
    assertThat(grid.classification().cutClusters()).containsExactly(new CellBox(0, 0, 0, 1));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new ClusterRule(0, 1, Neighbourhood.SIDES))
        .hasMessageStartingWith("Invalid cluster rule: density 0.0");
    assertThatThrownBy(() -> new CentreRule(PLAIN.cluster(), EdgeSmoothing.NONE, -1, 1))
        .hasMessageStartingWith("Invalid cells of a hole: -1");
    assertThatThrownBy(() -> new CentreRule(PLAIN.cluster(), EdgeSmoothing.NONE, 0, 4))
        .hasMessageStartingWith("Invalid window of population: 4");
    assertThatThrownBy(() -> Grids.grid(Grids.raster("1 2"), Grids.raster("1"), null))
        .hasMessage("Invalid land grid: 1 x 1 cells, but the population grid has 2 x 1");
    assertThatThrownBy(() -> CellClass.of(4)).hasMessage("Invalid code of a cell class: 4");
  }

  private static String level1(String people, Level1Settings settings) {
    return Grids.shown(Grids.classify(Grids.raster(people), null, null, settings));
  }
}
