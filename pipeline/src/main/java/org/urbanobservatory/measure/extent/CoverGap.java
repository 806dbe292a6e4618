package org.urbanobservatory.measure.extent;

/**
 * How much less of a region one date knows than another: beside the other date, what the first does
 * not know would look like change.
 *
 * <p>What counts: the land that the other date knows and the first does not, place by place, and
 * the land of the kind on it. What does not: land that neither knows, such as water without values.
 *
 * <p>Formula: land = known by the other alone / known by the other; cover = of the kind at the
 * other date where the first knows nothing / of the kind at the other date. Cells of another
 * lattice are looked up by their centres.
 *
 * <p>Source: UN-Habitat, metadata of SDG 11.3.1 (built-up area of the same land at two dates).
 *
 * <p>Unit: 0 to 1; 0 where the other date has nothing.
 *
 * @param land share of the land
 * @param cover share of the land of the kind, built-up or green
 */
public record CoverGap(double land, double cover) {
  /** From this share on two dates are not of the same land. */
  public static final double LEAST = 0.01;

  static final CoverGap NONE = new CoverGap(0, 0);

  /** The gap of a source that says nothing of other land. */
  public static CoverGap ofCover(double lacking, double all) {
    return new CoverGap(0, share(lacking, all));
  }

  /** Whether the two dates can stand beside each other. */
  public boolean isComparable() {
    return worst() < LEAST;
  }

  /** The larger of both shares. */
  public double worst() {
    return Math.max(land, cover);
  }

  /** A part of a whole; 0 of nothing. */
  static double share(double part, double whole) {
    return whole > 0 ? Math.min(1, part / whole) : 0;
  }
}
