package org.urbanobservatory.compute;

import org.urbanobservatory.model.Term;

/** Why an indicator has no value: the codes of column {@code reason}. */
public final class Reason {
  /** No observation feeds the indicator in any year asked for. */
  public static final String NO_DATA = "no_data";

  /** The inputs exist, but on different extents, so no ratio combines them. */
  public static final String EXTENT_MISMATCH = "extent_mismatch";

  /** A denominator is 0. */
  public static final String DIVISION_BY_ZERO = "division_by_zero";

  /** The result is too large for a number, or not a number. */
  public static final String NOT_FINITE = "not_finite";

  /** A part of a concentration is negative. */
  public static final String NEGATIVE_PART = "negative_part";

  /** Growth needs a year before the latest one. */
  public static final String NO_EARLIER_YEAR = "no_earlier_year";

  /** Growth of a population that is 0 or less at either end. */
  public static final String POPULATION_NOT_POSITIVE = "population_not_positive";

  /** Growth of an area that is 0 or less at the start. */
  public static final String BUILT_T0_NOT_POSITIVE = "built_t0_not_positive";

  /** Growth of an area that is negative, or 0 under a logarithm, at the end. */
  public static final String BUILT_T1_NOT_POSITIVE = "built_t1_not_positive";

  /** The population's growth rate is exactly 0, so no ratio to it exists. */
  public static final String NO_GROWTH = "no_growth";

  private static final String MISSING_INPUT = "missing_input: ";
  private static final String EXTENT_MISSING = "extent_missing: ";

  private Reason() {}

  /** The first variable that a formula lacks. */
  public static String missingInput(Term term) {
    return MISSING_INPUT + term.variable();
  }

  /** The indicator is defined on an extent for which the place has no inputs. */
  public static String extentMissing(String extentId) {
    return EXTENT_MISSING + extentId;
  }
}
