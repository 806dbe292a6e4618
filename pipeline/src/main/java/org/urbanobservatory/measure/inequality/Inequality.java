package org.urbanobservatory.measure.inequality;

import org.urbanobservatory.measure.Measured;

/** Numbers that say how unequally a measure is spread over people. */
public final class Inequality {
  /** A relative measure of inequality has no meaning where some have less than nothing. */
  public static final String NEGATIVE_VALUES = "negative_values";

  /** The logarithm of a value of zero does not exist. */
  public static final String ZERO_VALUES = "zero_values";

  /** Nobody has anything: there is nothing to share. */
  public static final String TOTAL_IS_ZERO = "total_is_zero";

  private static final double TOP = 0.1;
  private static final double BOTTOM = 0.4;

  private Inequality() {}

  /**
   * Gini coefficient: half the mean distance between two people, relative to the mean.
   *
   * <p>What counts: every person with a value, zeros included; people of one cell do not differ.
   * What does not: people without a value.
   *
   * <p>Formula: {@code sum_ij p_i p_j |v_i - v_j| / (2 P sum(p v))}, summed exactly over the gaps
   * between neighbours in order of value; no correction for small samples, because the cells are
   * everybody.
   *
   * <p>Source: Haughton and Khandker, Handbook on Poverty and Inequality, World Bank 2009, chapter
   * 6.
   *
   * <p>Unit: 1, from 0 (all alike) towards 1. Missing where nobody has a value, where all have
   * nothing, and where a value is negative.
   */
  public static Measured gini(Distribution of) {
    return Measured.unless(obstacle(of), () -> of.sumOfDifferences() / (of.people() * of.total()));
  }

  /**
   * Palma ratio: what the highest tenth of the people has, over what the lowest four tenths have.
   *
   * <p>What counts: every person with a value; the cell at the edge of a group is split. What does
   * not: the half in between.
   *
   * <p>Formula: {@code (1 - L(0.9)) / L(0.4)} with the Lorenz curve L.
   *
   * <p>Source: Cobham and Sumner, "Is It All About the Tails? The Palma Measure of Income
   * Inequality", Center for Global Development, 2013.
   *
   * <p>Unit: 1; 0.25 where all are alike. Missing where the lowest four tenths have nothing, and as
   * for {@link #gini}.
   */
  public static Measured palma(Distribution of) {
    String obstacle = obstacle(of);
    return obstacle == null
        ? Measured.ratio(of.amountOfHighest(TOP), of.amountOfLowest(BOTTOM))
        : Measured.missing(obstacle);
  }

  /**
   * Theil's T: the entropy that the shares of the people lack.
   *
   * <p>What counts: every person with a value; a zero adds nothing ({@code 0 ln 0 = 0}). What does
   * not: people without a value.
   *
   * <p>Formula: {@code 1/P sum p (v/m) ln(v/m)} with the mean m.
   *
   * <p>Source: Haughton and Khandker, Handbook on Poverty and Inequality, World Bank 2009, chapter
   * 6.
   *
   * <p>Unit: 1, from 0 (all alike) to ln P. Missing as {@link #gini}.
   */
  public static Measured theilT(Distribution of) {
    return Measured.unless(obstacle(of), () -> rawTheilT(of));
  }

  /**
   * Theil's L, the mean logarithmic deviation; it weighs the low end more than T.
   *
   * <p>What counts: every person with a value. What does not: people without a value.
   *
   * <p>Formula: {@code 1/P sum p ln(m/v)} with the mean m.
   *
   * <p>Source: Haughton and Khandker, Handbook on Poverty and Inequality, World Bank 2009, chapter
   * 6.
   *
   * <p>Unit: 1, from 0 (all alike). Missing where a value is zero, and as {@link #gini}.
   */
  public static Measured theilL(Distribution of) {
    String obstacle = obstacle(of);
    String zeros = of.lowest() == 0 ? ZERO_VALUES : null;
    return Measured.unless(obstacle == null ? zeros : obstacle, () -> rawTheilL(of));
  }

  static double rawTheilT(Distribution of) {
    double mean = of.total() / of.people();
    double sum = of.sum(value -> value == 0 ? 0 : value / mean * StrictMath.log(value / mean));
    return Math.max(0, sum / of.people());
  }

  private static double rawTheilL(Distribution of) {
    double mean = of.total() / of.people();
    return Math.max(0, of.sum(value -> StrictMath.log(mean / value)) / of.people());
  }

  /** What forbids a relative measure of inequality; null for nothing. */
  static String obstacle(Distribution of) {
    if (of.people() == 0) {
      return Measured.NOBODY;
    }
    if (of.lowest() < 0) {
      return NEGATIVE_VALUES;
    }
    return of.total() == 0 ? TOTAL_IS_ZERO : null;
  }
}
