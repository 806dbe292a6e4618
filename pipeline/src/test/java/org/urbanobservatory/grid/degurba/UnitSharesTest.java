package org.urbanobservatory.grid.degurba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Raster;

/** Units of one row of cells; each cell with its class and its people. */
class UnitSharesTest {
  @ParameterizedTest
  @CsvSource({
    "3 2 1, 50 30 20, CITY",
    "3 2 1, 49.9 30.1 20, TOWN_OR_SEMI_DENSE_AREA",
    "3 2 1, 20 30 50, TOWN_OR_SEMI_DENSE_AREA",
    "3 2 1, 20 29.9 50.1, RURAL_AREA",
    "3 1 1, 50 25 25, CITY",
  })
  void level1ByPeople(String classes, String people, UnitClass expected) {
    assertThat(shares(classes, people).level1()).isEqualTo(expected);
  }

  @Test
  void withoutPeopleLandDecidesAndWaterDoesNotCount() {
    assertThat(shares("3 1 0 0 0 0", "0 - 0 - 0 0").level1()).isEqualTo(UnitClass.CITY);
    assertThat(shares("3 1 1 0", "0 0 0 0").level1()).isEqualTo(UnitClass.RURAL_AREA);
    assertThat(find("0 0", "0 -")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "30 23 22 21 13 12 11, 50 0 0 0 50 0 0, CITY_LEVEL_2, CITY_LEVEL_2",
    "30 23 22 21 13 12 11, 20 30 0 50 0 0 0, DENSE_TOWN, SUBURB",
    "30 23 22 21 13 12 11, 0 30 21 29 20 0 0, SEMI_DENSE_TOWN, DENSE_TOWN",
    "30 23 22 21 13 12 11, 0 20 31 20 29 0 0, SEMI_DENSE_TOWN, SEMI_DENSE_TOWN",
    "30 23 22 21 13 12 11, 0 20 30 20 30 0 0, SUBURB, SEMI_DENSE_TOWN",
    "30 23 22 21 13 12 11, 10 10 0 5 25 25 25, VILLAGE, VILLAGE",
    "30 23 22 21 13 12 11, 0 0 0 20 20 31 29, DISPERSED_RURAL_AREA, DISPERSED_RURAL_AREA",
    "30 23 22 21 13 12 11, 0 0 0 10 10 30 50, MOSTLY_UNINHABITED_AREA, MOSTLY_UNINHABITED_AREA",
    "30 23 22 21 13 12 11, 0 0 0 0 30 30 40, DISPERSED_RURAL_AREA, MOSTLY_UNINHABITED_AREA",
  })
  void level2ByBothRules(String classes, String people, UnitClass july2024, UnitClass manual2021) {
    UnitShares shares = shares(classes, people);
    assertThat(shares.level2(UnitRules.JULY_2024)).isEqualTo(july2024);
    assertThat(shares.level2(UnitRules.MANUAL_2021)).isEqualTo(manual2021);
  }

  @Test
  void coveredPartsCount() {
    Coverage half = new Coverage(0, 0, 2, 1, new double[] {0.5, 1});
    UnitShares shares = UnitShares.of(half, grid("3 1"), Grids.raster("100 100")).orElseThrow();
    assertThat(shares.of(CellClass.URBAN_CENTRE)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(shares.of(CellClass.URBAN_CLUSTER)).isZero();
  }

  @Test
  void level2NeedsCellsOfLevel2() {
    assertThatThrownBy(() -> shares("3 1", "1 1").level2(UnitRules.JULY_2024))
        .hasMessageStartingWith("Cannot classify a unit at level 2");
  }

  private static UnitShares shares(String classes, String people) {
    return find(classes, people).orElseThrow();
  }

  private static Optional<UnitShares> find(String classes, String people) {
    Raster population = Grids.raster(people);
    double[] all = new double[population.values().length];
    Arrays.fill(all, 1);
    return UnitShares.of(new Coverage(0, 0, all.length, 1, all), grid(classes), population);
  }

  private static ClassifiedGrid grid(String classes) {
    Raster codes = Grids.raster(classes);
    byte[] bytes = new byte[codes.values().length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) codes.values()[i];
    }
    return new ClassifiedGrid(
        codes.lattice(), bytes, new int[bytes.length], new Classification(List.of(), List.of()));
  }
}
