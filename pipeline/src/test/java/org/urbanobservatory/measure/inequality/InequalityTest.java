package org.urbanobservatory.measure.inequality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.measure.Measured;

class InequalityTest {
  /** Haughton and Khandker, Handbook on Poverty and Inequality, 2009, table 6.3. */
  private static final double[] HANDBOOK = {10, 15, 20, 25, 40, 20, 30, 35, 45, 90};

  /** The example of package ineq of R, `Gini(x)` and `Theil(x)`. */
  private static final double[] R_INEQ = {
    541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261
  };

  @Test
  void giniOfPublishedExamples() {
    assertThat(gini(persons(HANDBOOK))).isCloseTo(0.3272727, within(5e-8));
    assertThat(gini(persons(R_INEQ))).isCloseTo(0.4620911, within(5e-8));
    // Essama-Nssah, The Lorenz Model of the Size Distribution of Income, World Bank 2005.
    assertThat(gini(persons(25, 75))).isEqualTo(0.25);
  }

  @Test
  void giniOfGroupsOfPeople() {
    // Fifths of households with 8.1, 11.5, 20, 22.8 and 37.6 % of income: 0.2812.
    List<Holding> fifths =
        List.of(
            Holding.of(8.1, 20),
            Holding.of(11.5, 20),
            Holding.of(20, 20),
            Holding.of(22.8, 20),
            Holding.of(37.6, 20));
    assertThat(gini(fifths)).isCloseTo(0.2812, within(1e-12));
    // Package DescTools of R, special case: two people with 10, three with nothing.
    assertThat(gini(List.of(Holding.of(10, 2), Holding.of(0, 3)))).isEqualTo(0.6);
  }

  @Test
  void theilOfPublishedExamples() {
    // Table 6.3 with natural logarithms, as in PovertyAndInequalityMeasures.jl.
    assertThat(theilT(persons(HANDBOOK))).isCloseTo(0.1830644, within(5e-8));
    assertThat(theilL(persons(HANDBOOK))).isCloseTo(0.1792203, within(5e-8));
    assertThat(theilT(persons(R_INEQ))).isCloseTo(0.3623412, within(5e-8));
    // Stoermann, Regionaloekonomik, 2009, as in package REAT of R.
    assertThat(theilL(persons(10, 10, 10, 20, 50))).isCloseTo(0.2326302, within(5e-8));
  }

  @Test
  void theilOfOneWhoHasAllIsTheLogarithmOfTheNumberOfPeople() {
    assertThat(theilT(persons(0, 0, 0, 7))).isCloseTo(StrictMath.log(4), within(1e-15));
    assertThat(theilT(List.of(Holding.of(0, 999), Holding.of(3, 1))))
        .isCloseTo(StrictMath.log(1000), within(1e-12));
  }

  @Test
  void palmaSplitsTheCellAtTheEdgeOfAGroup() {
    // Lowest four have 10 + 15 + 20 + 20 = 65, the highest 90.
    assertThat(palma(persons(HANDBOOK))).isCloseTo(90 / 65.0, within(1e-15));
    // 100 people: the lowest 40 are 30 with 1 and 10 of the 2s, the highest 10 half of the 5s.
    assertThat(palma(List.of(Holding.of(1, 30), Holding.of(2, 50), Holding.of(5, 20))))
        .isCloseTo((10 * 5) / (30 * 1 + 10 * 2.0), within(1e-15));
    assertThat(palma(persons(3, 3, 3))).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void sharesBelowAndAboveAThresholdLeaveItOut() {
    // Handbook, chapter 4, country A at a line of 125: half are poor.
    assertThat(of(persons(100, 100, 150, 150)).shareBelow(125)).isEqualTo(Measured.of(0.5));
    Distribution some = of(List.of(Holding.of(400, 30), Holding.of(500, 50), Holding.of(600, 20)));
    assertThat(some.shareBelow(500)).isEqualTo(Measured.of(0.3));
    assertThat(some.shareAbove(500).orElseThrow()).isCloseTo(0.2, within(1e-15));
    assertThat(some.shareBelow(400)).isEqualTo(Measured.of(0));
    assertThat(some.shareAbove(1000)).isEqualTo(Measured.of(0));
  }

  @Test
  void percentilesCountPeople() {
    assertThat(of(persons(HANDBOOK)).percentile(0.5)).isEqualTo(Measured.of(27.5));
    assertThat(of(persons(3, 1, 2)).percentile(0.5)).isEqualTo(Measured.of(2));
    Distribution cells = of(List.of(Holding.of(1, 0.1), Holding.of(2, 0.2), Holding.of(9, 0.7)));
    assertThat(cells.percentile(0.3)).isEqualTo(Measured.of(5.5));
    assertThat(cells.percentile(0.31)).isEqualTo(Measured.of(9));
    assertThat(cells.percentile(0)).isEqualTo(Measured.of(1));
    assertThat(cells.percentile(1)).isEqualTo(Measured.of(9));
    assertThatThrownBy(() -> cells.percentile(50))
        .hasMessage("Invalid percentile: 50.0; between 0 and 1");
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() {
    Distribution nobody = of(List.of(Holding.of(5, 0), Holding.of(Double.NaN, 7)));
    assertThat(Inequality.gini(nobody).reason()).isEqualTo("nobody_with_a_value");
    assertThat(nobody.mean().reason()).isEqualTo("nobody_with_a_value");
    assertThat(nobody.percentile(0.5).reason()).isEqualTo("nobody_with_a_value");
    assertThat(nobody.coveredShare()).isEqualTo(Measured.of(0));
    assertThat(Inequality.gini(of(persons(0, 0))).reason()).isEqualTo("total_is_zero");
    assertThat(Inequality.theilT(of(persons(-1, 2))).reason()).isEqualTo("negative_values");
    assertThat(Inequality.theilL(of(persons(0, 2))).reason()).isEqualTo("zero_values");
    assertThat(Inequality.palma(of(persons(0, 0, 0, 0, 1))).reason()).isEqualTo("division_by_zero");
    assertThat(of(persons(-1, 3)).mean()).isEqualTo(Measured.of(1));
    assertThatThrownBy(() -> Holding.of(1, -2)).hasMessage("Invalid people of a cell: -2.0");
    assertThatThrownBy(() -> Holding.of(Double.POSITIVE_INFINITY, 2))
        .hasMessage("Invalid value of a cell: Infinity");
  }

  /** Overlays leave a share of 1e-16 where there is none. */
  @Test
  void whatIsLeftOfACutIsNothing() {
    List<Holding> cut =
        List.of(
            Holding.of(0, 37),
            Holding.of(8.64e-17, 10),
            Holding.of(-3e-17, 1),
            Holding.of(0.5, 60));

    assertThat(Inequality.palma(of(cut)).reason()).isEqualTo("division_by_zero");
    assertThat(Inequality.theilL(of(cut)).reason()).isEqualTo(Inequality.ZERO_VALUES);
    assertThat(gini(cut)).isCloseTo(48 / 108.0, within(1e-12));
    assertThat(palma(List.of(Holding.of(1e-11, 40), Holding.of(1, 60)))).isGreaterThan(1e9);
  }

  @Test
  void peopleWithoutAValueAreLeftOutAndCounted() {
    Distribution some = of(List.of(Holding.of(4, 3), Holding.of(Double.NaN, 1)));
    assertThat(some.people()).isEqualTo(3);
    assertThat(some.peopleWithoutValue()).isEqualTo(1);
    assertThat(some.coveredShare()).isEqualTo(Measured.of(0.75));
    assertThat(some.mean()).isEqualTo(Measured.of(4));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theFactorOfAUnitDoesNotMatter(long seed) {
    List<Holding> cells = city(seed);
    assertSame(cells, changed(cells, value -> value * 0.001));
    assertSame(cells, changed(cells, value -> value * 4096));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void repeatingThePopulationDoesNotMatter(long seed) {
    List<Holding> cells = city(seed);
    List<Holding> twice = new ArrayList<>(cells);
    twice.addAll(cells);
    assertSame(cells, twice);
    List<Holding> larger = new ArrayList<>();
    cells.forEach(c -> larger.add(new Holding(c.value(), 7 * c.people(), c.zone())));
    assertSame(cells, larger);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderOfCellsChangesNoBit(long seed) {
    List<Holding> cells = city(seed);
    List<Holding> shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, new Random(seed));
    assertThat(numbers(shuffled)).containsExactly(numbers(cells));
    assertThat(TheilDecomposition.find(shuffled)).isEqualTo(TheilDecomposition.find(cells));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aTransferToSomeoneWhoHasLessLowersGiniAndTheil(long seed) {
    var chance = new Random(seed);
    double[] values = DoubleStream.generate(() -> 1 + 99 * chance.nextDouble()).limit(50).toArray();
    double[] after = values.clone();
    int rich = values[0] > values[1] ? 0 : 1;
    double gift = Math.abs(values[0] - values[1]) / 4;
    after[rich] -= gift;
    after[1 - rich] += gift;
    assertThat(gini(persons(after))).isLessThan(gini(persons(values)));
    assertThat(theilT(persons(after))).isLessThan(theilT(persons(values)));
    assertThat(theilL(persons(after))).isLessThan(theilL(persons(values)));
    assertThat(palma(persons(after))).isLessThanOrEqualTo(palma(persons(values)) + 1e-12);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void betweenAndWithinZonesAddUp(long seed) {
    List<Holding> cells = city(seed);
    TheilDecomposition parts = TheilDecomposition.find(cells).orElseThrow();
    assertThat(parts.between() + parts.within()).isCloseTo(parts.total(), within(1e-12));
    assertThat(parts.total()).isEqualTo(theilT(cells));
    assertThat(parts.zones()).extracting(TheilDecomposition.Zone::id).isSorted();
    assertThat(parts.zones().stream().mapToDouble(TheilDecomposition.Zone::people).sum())
        .isCloseTo(of(cells).people(), within(1e-9));
    assertThat(parts.zones().stream().mapToDouble(TheilDecomposition.Zone::amountShare).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void decompositionByHand() {
    // Two zones of two: (1, 3) and (2, 6); means 2 and 4, all 3; amounts 4 and 8 of 12.
    List<Holding> cells =
        List.of(
            new Holding(1, 1, "a"),
            new Holding(3, 1, "a"),
            new Holding(2, 1, "b"),
            new Holding(6, 1, "b"));
    TheilDecomposition parts = TheilDecomposition.find(cells).orElseThrow();
    double inside = (0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2;
    assertThat(parts.within()).isCloseTo(inside, within(1e-15));
    assertThat(parts.between())
        .isCloseTo(Math.log(2 / 3.0) / 3 + 2 * Math.log(4 / 3.0) / 3, within(1e-15));
    assertThat(parts.zones()).extracting(TheilDecomposition.Zone::mean).containsExactly(2.0, 4.0);
  }

  @Test
  void zonesThatAreAlikeHaveNothingBetweenThem() {
    List<Holding> cells =
        List.of(new Holding(1, 5, "a"), new Holding(3, 5, "a"), new Holding(2, 9, "b"));
    TheilDecomposition parts = TheilDecomposition.find(cells).orElseThrow();
    assertThat(parts.between()).isZero();
    assertThat(parts.within()).isCloseTo(parts.total(), within(1e-15));
    assertThat(TheilDecomposition.find(List.of(new Holding(-1, 5, "a")))).isEmpty();
  }

  @Test
  void aZoneThatHasNothingAddsItsPeopleAlone() {
    List<Holding> cells = List.of(new Holding(0, 5, "a"), new Holding(4, 5, "b"));
    TheilDecomposition parts = TheilDecomposition.find(cells).orElseThrow();
    assertThat(parts.within()).isZero();
    assertThat(parts.between()).isCloseTo(StrictMath.log(2), within(1e-15));
  }

  @Test
  void theGiniOfManyCellsIsThatOfAllPairs() {
    List<Holding> cells = city(42);
    double pairs = 0;
    double people = 0;
    double amount = 0;
    for (Holding a : cells) {
      for (Holding b : cells) {
        pairs += a.people() * b.people() * Math.abs(a.value() - b.value());
      }
      people += a.people();
      amount += a.people() * a.value();
    }
    assertThat(gini(cells)).isCloseTo(pairs / (2 * people * amount), within(1e-13));
  }

  private static void assertSame(List<Holding> expected, List<Holding> actual) {
    double[] numbers = numbers(expected);
    double[] others = numbers(actual);
    for (int i = 0; i < numbers.length; i++) {
      assertThat(others[i]).isCloseTo(numbers[i], within(1e-12));
    }
  }

  private static double[] numbers(List<Holding> cells) {
    return new double[] {gini(cells), palma(cells), theilT(cells), theilL(cells)};
  }

  /** 300 cells in 7 zones, a tenth of them outside of all. */
  private static List<Holding> city(long seed) {
    var chance = new Random(seed);
    List<Holding> cells = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String zone = chance.nextInt(10) == 0 ? Holding.NO_ZONE : "z" + chance.nextInt(7);
      cells.add(
          new Holding(
              1 + 1000 * chance.nextDouble() * chance.nextDouble(),
              200 * chance.nextDouble(),
              zone));
    }
    return cells;
  }

  private static List<Holding> changed(List<Holding> cells, DoubleUnaryOperator change) {
    return cells.stream()
        .map(c -> new Holding(change.applyAsDouble(c.value()), c.people(), c.zone()))
        .toList();
  }

  private static List<Holding> persons(double... values) {
    return DoubleStream.of(values).mapToObj(value -> Holding.of(value, 1)).toList();
  }

  private static Distribution of(List<Holding> cells) {
    return Distribution.of(cells);
  }

  private static double gini(List<Holding> cells) {
    return Inequality.gini(of(cells)).orElseThrow();
  }

  private static double palma(List<Holding> cells) {
    return Inequality.palma(of(cells)).orElseThrow();
  }

  private static double theilT(List<Holding> cells) {
    return Inequality.theilT(of(cells)).orElseThrow();
  }

  private static double theilL(List<Holding> cells) {
    return Inequality.theilL(of(cells)).orElseThrow();
  }
}
