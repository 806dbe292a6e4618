package org.urbanobservatory.measure.growth;

import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Regions;
import org.urbanobservatory.grid.Regions.Neighbourhood;

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

  /**
   * @param lattice in square metres
   * @param before the earlier date; its extent tells infill from extension under either limits
   * @param after the later date
   */
  public static GrowthTypes of(
      Lattice lattice, LandInYear before, LandInYear after, Limits limits, Neighbourhood touch) {
    check(lattice, before, after);
    Objects.requireNonNull(limits, "limits");
    return new Count(lattice, before, after, limits).types(touch);
  }

  private static void check(Lattice lattice, LandInYear before, LandInYear after) {
    if (before.built().length != lattice.size() || after.built().length != lattice.size()) {
      throw new IllegalArgumentException(
          "Invalid dates of growth: %d and %d cells on a lattice of %d; bring both to one lattice"
              .formatted(before.built().length, after.built().length, lattice.size()));
    }
  }

  private record Count(Lattice lattice, LandInYear before, LandInYear after, Limits limits) {
    GrowthTypes types(Neighbourhood touch) {
      boolean[] outside = newOutside();
      Regions patches = Regions.of(lattice, outside, touch);
      boolean[] attached = attached(patches, touch);
      long extension = 0;
      for (int cell = 0; cell < outside.length; cell++) {
        extension += outside[cell] && attached[patches.labels()[cell]] ? 1 : 0;
      }
      return new GrowthTypes(
          area(count(cell -> isNew(cell) && before.extent()[cell])),
          area(extension),
          area(count(cell -> outside[cell]) - extension),
          area(count(cell -> isOld(cell) && isIn(cell) && !wasIn(cell))),
          area(count(cell -> isOld(cell) && !isIn(cell) && wasIn(cell))),
          area(count(cell -> wasIn(cell) && before.built()[cell] && !after.built()[cell])));
    }

    private boolean[] newOutside() {
      boolean[] outside = new boolean[lattice.size()];
      for (int cell = 0; cell < outside.length; cell++) {
        outside[cell] = isNew(cell) && !before.extent()[cell];
      }
      return outside;
    }

    /** Whether each patch touches the earlier extent. */
    private boolean[] attached(Regions patches, Neighbourhood touch) {
      boolean[] attached = new boolean[patches.count()];
      for (int cell = 0; cell < lattice.size(); cell++) {
        int patch = patches.labels()[cell];
        if (patch >= 0 && !attached[patch]) {
          attached[patch] = touchesExtent(cell, touch);
        }
      }
      return attached;
    }

    private boolean touchesExtent(int cell, Neighbourhood touch) {
      int column = cell % lattice.columns();
      int row = cell / lattice.columns();
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          boolean isNear = touch == Neighbourhood.SIDES_AND_CORNERS || dx == 0 || dy == 0;
          if (isNear && wasExtent(column + dx, row + dy)) {
            return true;
          }
        }
      }
      return false;
    }

    private boolean wasExtent(int column, int row) {
      return column >= 0
          && row >= 0
          && column < lattice.columns()
          && row < lattice.rows()
          && before.extent()[lattice.index(column, row)];
    }

    private boolean isNew(int cell) {
      return after.built()[cell] && !before.built()[cell] && isIn(cell);
    }

    private boolean isOld(int cell) {
      return after.built()[cell] && before.built()[cell];
    }

    private boolean isIn(int cell) {
      return after.extent()[cell];
    }

    private boolean wasIn(int cell) {
      return limits == Limits.FIXED_T1 ? after.extent()[cell] : before.extent()[cell];
    }

    private long count(IntPredicate counts) {
      return IntStream.range(0, lattice.size()).filter(counts).count();
    }

    private double area(long cells) {
      return cells * lattice.cellArea();
    }
  }
}
