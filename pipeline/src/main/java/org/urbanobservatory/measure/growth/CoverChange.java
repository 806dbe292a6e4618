package org.urbanobservatory.measure.growth;

import java.util.Optional;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * How much of a region a kind of land covers at two dates: built-up land, or green.
 *
 * <p>What counts: cells with a value at both dates, each by its covered share of area and by the
 * share of the kind of land in it. What does not: a cell that one of the dates does not know, so
 * that a larger file never looks like growth.
 *
 * <p>Formula: area = sum of share x covered share x area of the cell; gain = sum of the rises of
 * the cells' shares, loss = sum of their falls.
 *
 * <p>Source: UN-Habitat, metadata of SDG 11.3.1 (built-up area at two dates).
 *
 * <p>Unit: m2; without a cell that both dates know there is no change.
 *
 * @param knownM2 area of the region that both dates know, above 0
 * @param beforeM2 area at the earlier date
 * @param afterM2 area at the later date
 * @param gainM2 what was gained, at least 0
 * @param lossM2 what was lost, at least 0
 */
public record CoverChange(
    double knownM2, double beforeM2, double afterM2, double gainM2, double lossM2) {
  /**
   * @param before share of the kind of land in each cell, 0 to 1; NaN for no value
   * @param after the same on the same lattice
   * @param cellAreas ground area of each cell in m2, see {@code CellImages.areas}
   * @param region share of each cell that the region covers
   * @return empty where no cell of the region is known at both dates
   */
  public static Optional<CoverChange> find(
      Raster before, Raster after, double[] cellAreas, Coverage region) {
    check(before.lattice(), after.lattice());
    var sums = new Sums();
    for (int cell = 0; cell < region.shares().length; cell++) {
      int at = region.latticeIndex(before.lattice(), cell);
      sums.add(before.values()[at], after.values()[at], region.shares()[cell] * cellAreas[at]);
    }
    return sums.known.value() > 0 ? Optional.of(sums.change()) : Optional.empty();
  }

  private static void check(Lattice before, Lattice after) {
    if (!before.equals(after)) {
      throw new IllegalArgumentException(
          "Invalid dates of cover: on %s and on %s; bring both to one lattice"
              .formatted(before, after));
    }
  }

  /** Share of the known area at the earlier date, 0 to 1. */
  public double beforeShare() {
    return beforeM2 / knownM2;
  }

  /** Share of the known area at the later date, 0 to 1. */
  public double afterShare() {
    return afterM2 / knownM2;
  }

  private static final class Sums {
    private final ExactSum known = new ExactSum();
    private final ExactSum before = new ExactSum();
    private final ExactSum after = new ExactSum();
    private final ExactSum gain = new ExactSum();
    private final ExactSum loss = new ExactSum();

    void add(double shareBefore, double shareAfter, double area) {
      if (area > 0 && !Double.isNaN(shareBefore) && !Double.isNaN(shareAfter)) {
        known.add(area);
        before.add(shareBefore * area);
        after.add(shareAfter * area);
        gain.add(Math.max(0, shareAfter - shareBefore) * area);
        loss.add(Math.max(0, shareBefore - shareAfter) * area);
      }
    }

    CoverChange change() {
      return new CoverChange(
          known.value(), before.value(), after.value(), gain.value(), loss.value());
    }
  }
}
