package org.urbanobservatory.measure.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Regions.Neighbourhood;
import org.urbanobservatory.measure.growth.GrowthTypes.Limits;

/** Growth drawn by hand: # built, + open land of the extent, x built outside of it, . nothing. */
class GrowthMapTest {
  private static final double CELL = 900;

  private static final String BEFORE =
      """
      ..........
      .####.....
      .#++#.....
      .####..x..
      ..........
      ..........
      """;

  /** One cell filled, three attached, two apart, one included, one open again. */
  private static final String AFTER =
      """
      ..........
      .#####....
      .##+##....
      .+###++#..
      ....#.....
      ........##
      """;

  @Test
  void sortsNewLandByWhereItLies() {
    GrowthTypes growth = growth(AFTER, Limits.PER_YEAR, Neighbourhood.SIDES);

    assertThat(growth).isEqualTo(new GrowthTypes(CELL, 3 * CELL, 2 * CELL, CELL, 0, CELL));
    assertThat(growth.newBuiltUpM2()).isEqualTo(6 * CELL);
    assertThat(growth.changeM2()).isEqualTo((16 - 10) * CELL);
  }

  @Test
  void leavesInclusionOutInsideFixedLimits() {
    GrowthTypes growth = growth(AFTER, Limits.FIXED_T1, Neighbourhood.SIDES);

    assertThat(growth).isEqualTo(new GrowthTypes(CELL, 3 * CELL, 2 * CELL, 0, 0, CELL));
    assertThat(growth.changeM2()).isEqualTo((16 - 11) * CELL);
  }

  @Test
  void countsLandThatLeavesTheExtent() {
    String shrunk =
        """
        ..........
        .##xx.....
        .#+.x.....
        .##xx..x..
        ..........
        ..........
        """;
    GrowthTypes growth = growth(shrunk, Limits.PER_YEAR, Neighbourhood.SIDES);

    assertThat(growth).isEqualTo(new GrowthTypes(0, 0, 0, 0, 5 * CELL, 0));
    assertThat(growth.changeM2()).isEqualTo(-5 * CELL);
  }

  @Test
  void takesACornerForTouchingOnlyWhenAsked() {
    String corner = BEFORE.replaceFirst("\\.{10}\n", ".....#....\n");

    assertThat(growth(corner, Limits.PER_YEAR, Neighbourhood.SIDES).leapfrogM2()).isEqualTo(CELL);
    assertThat(growth(corner, Limits.PER_YEAR, Neighbourhood.SIDES_AND_CORNERS).extensionM2())
        .isEqualTo(CELL);
  }

  @ParameterizedTest
  @EnumSource
  void hasNothingWhereNothingChanges(Limits limits) {
    assertThat(growth(BEFORE, limits, Neighbourhood.SIDES))
        .isEqualTo(new GrowthTypes(0, 0, 0, 0, 0, 0));
  }

  /** The account closes on any two dates. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void sumsToTheChangeOfBuiltUpLand(long seed) {
    var chance = new SplittableRandom(seed);
    var lattice = new Lattice(30, 20, 0, 0, 30, 30);
    LandInYear before = random(chance, lattice);
    LandInYear after = random(chance, lattice);
    for (Limits limits : Limits.values()) {
      boolean[] extent = limits == Limits.FIXED_T1 ? after.extent() : before.extent();
      double change = area(after.built(), after.extent()) - area(before.built(), extent);
      GrowthTypes growth =
          GrowthMap.of(lattice, before, after, limits, Neighbourhood.SIDES_AND_CORNERS).total();
      assertThat(growth.changeM2()).isCloseTo(change, within(1e-6));
    }
  }

  /** West and east of the fifth column; the column itself belongs to no part. */
  @Test
  void sharesTheTypesAmongParts() {
    var lattice = new Lattice(10, 6, 0, 0, 30, 30);
    int[] parts = new int[60];
    for (int cell = 0; cell < parts.length; cell++) {
      int column = cell % 10;
      parts[cell] = column < 4 ? 0 : column == 4 ? -1 : 1;
    }

    assertThat(
            GrowthMap.of(lattice, land(BEFORE), land(AFTER), Limits.PER_YEAR, Neighbourhood.SIDES)
                .ofParts(parts, 2))
        .containsExactly(
            new GrowthTypes(CELL, 0, 0, 0, 0, CELL),
            new GrowthTypes(0, 2 * CELL, 2 * CELL, CELL, 0, 0));
  }

  @Test
  void refusesDatesOnOtherLattices() {
    var lattice = new Lattice(10, 7, 0, 0, 30, 30);
    LandInYear land = land(BEFORE);

    assertThatThrownBy(
            () -> GrowthMap.of(lattice, land, land, Limits.PER_YEAR, Neighbourhood.SIDES))
        .hasMessage(
            "Invalid dates of growth: 60 and 60 cells on a lattice of 70; bring both to one lattice");
  }

  private static GrowthTypes growth(String after, Limits limits, Neighbourhood touch) {
    var lattice = new Lattice(10, 6, 0, 0, 30, 30);
    return GrowthMap.of(lattice, land(BEFORE), land(after), limits, touch).total();
  }

  private static LandInYear land(String drawing) {
    String cells = drawing.replace("\n", "");
    boolean[] built = new boolean[cells.length()];
    boolean[] extent = new boolean[cells.length()];
    for (int cell = 0; cell < built.length; cell++) {
      built[cell] = cells.charAt(cell) == '#' || cells.charAt(cell) == 'x';
      extent[cell] = cells.charAt(cell) == '#' || cells.charAt(cell) == '+';
    }
    return new LandInYear(built, extent);
  }

  private static LandInYear random(SplittableRandom chance, Lattice lattice) {
    boolean[] built = new boolean[lattice.size()];
    boolean[] extent = new boolean[lattice.size()];
    for (int cell = 0; cell < built.length; cell++) {
      built[cell] = chance.nextInt(3) == 0;
      extent[cell] = chance.nextBoolean();
    }
    return new LandInYear(built, extent);
  }

  private static double area(boolean[] built, boolean[] extent) {
    double area = 0;
    for (int cell = 0; cell < built.length; cell++) {
      area += built[cell] && extent[cell] ? CELL : 0;
    }
    return area;
  }
}
