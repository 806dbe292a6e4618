package org.urbanobservatory.measure.growth;

/**
 * What the growth of a city between two dates is made of.
 *
 * <p>What counts: cells that are built at the later date and were not at the earlier one, inside
 * the later extent. Infill lies inside the earlier extent; extension is a patch of new cells
 * outside it that touches it; leapfrog is a patch that does not. Inclusion is land that was built
 * already, outside the earlier and inside the later extent; release is the reverse. Demolition was
 * built inside the earlier extent and no longer is. What does not count: cells outside both
 * extents.
 *
 * <p>Formula: built(t1 in extent t1) - built(t0 in extent t0) = infill + extension + leapfrog +
 * inclusion - release - demolition.
 *
 * <p>{@link GrowthMap} tells which cell is what.
 *
 * <p>Source: Angel et al., Atlas of Urban Expansion 2016 (names); which cells touch is a setting.
 *
 * <p>Unit: m2; all are 0 where nothing changes.
 *
 * @param infillM2 new built-up land inside the earlier extent
 * @param extensionM2 new built-up land in patches that touch the earlier extent
 * @param leapfrogM2 new built-up land in patches apart from it
 * @param inclusionM2 old built-up land that joins the extent
 * @param releaseM2 built-up land that leaves the extent
 * @param demolitionM2 built-up land of the earlier extent that is open again
 */
public record GrowthTypes(
    double infillM2,
    double extensionM2,
    double leapfrogM2,
    double inclusionM2,
    double releaseM2,
    double demolitionM2) {
  /** Whose limits the two dates are measured in. */
  public enum Limits {
    /** Each date in its own extent: the growth of the city. */
    PER_YEAR,
    /** Both dates in the later extent: what happened inside its limits. Nothing joins or leaves. */
    FIXED_T1
  }

  /** New built-up land of every type. */
  public double newBuiltUpM2() {
    return infillM2 + extensionM2 + leapfrogM2;
  }

  /** Built-up land of the later date less that of the earlier one. */
  public double changeM2() {
    return newBuiltUpM2() + inclusionM2 - releaseM2 - demolitionM2;
  }
}
