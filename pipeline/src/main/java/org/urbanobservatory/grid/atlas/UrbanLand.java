package org.urbanobservatory.grid.atlas;

import java.util.Arrays;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;

/**
 * The class of every cell of a built-up raster: urban, suburban and rural built-up land, fringe and
 * captured open space, rural open land.
 *
 * <p>What counts: a cell is built from a share of its area on; its class follows from the built
 * share of the land within walking distance. Open cells near urban or suburban ones are fringe;
 * other patches of open cells that only urban, suburban and fringe cells touch are captured when
 * they are small. What does not: a cell without a value, for example water, has no class, is in no
 * circle's area, and opens a patch that it touches; so does the edge of the raster.
 *
 * <p>Formula: built share of a circle = sum of built shares / number of cells with a value.
 *
 * <p>Source: Angel et al., Atlas of Urban Expansion 2016; UN-Habitat, metadata of SDG 11.3.1.
 *
 * <p>Unit: cells; without a built cell every cell with a value is rural open land.
 */
public final class UrbanLand {
  private final Lattice lattice;
  private final byte[] codes;
  private final int[] counts = new int[LandClass.values().length];

  private UrbanLand(Lattice lattice, byte[] codes) {
    this.lattice = lattice;
    this.codes = codes;
    for (byte code : codes) {
      counts[code]++;
    }
  }

  /**
   * @param built built share of each cell, 0 to 1, on a lattice in metres; NaN for no value
   */
  public static UrbanLand of(Raster built, AtlasSettings settings) {
    byte[] codes = builtClasses(built, settings.circle());
    addFringe(built.lattice(), codes, settings.openSpace());
    CapturedSpace.add(built.lattice(), codes, settings.openSpace());
    return new UrbanLand(built.lattice(), codes);
  }

  private static byte[] builtClasses(Raster built, AtlasSettings.Circle circle) {
    double[] around = FocalShares.of(built, circle.radiusM());
    byte[] codes = new byte[around.length];
    for (int cell = 0; cell < codes.length; cell++) {
      codes[cell] = classOf(built.values()[cell], around[cell], circle).code();
    }
    return codes;
  }

  private static LandClass classOf(double share, double around, AtlasSettings.Circle circle) {
    if (Double.isNaN(share)) {
      return LandClass.UNKNOWN;
    }
    if (share < circle.builtShare()) {
      return LandClass.RURAL_OPEN;
    }
    if (around >= circle.urbanShare()) {
      return LandClass.URBAN_BUILT_UP;
    }
    return around >= circle.suburbanShare()
        ? LandClass.SUBURBAN_BUILT_UP
        : LandClass.RURAL_BUILT_UP;
  }

  /** An open cell is fringe when a circle of the fringe's reach around it holds a core cell. */
  private static void addFringe(Lattice lattice, byte[] codes, AtlasSettings.OpenSpace settings) {
    var circle = WalkingCircle.of(lattice, reach(lattice, settings));
    var near = new FocalSums(circle, lattice.columns(), lattice.rows());
    byte[] core = codes.clone();
    long[] sums = new long[lattice.columns()];
    for (int row = 0; row < lattice.rows(); row++) {
      near.of(row, (r, into) -> fillCore(core, r * lattice.columns(), into), sums);
      for (int column = 0; column < sums.length; column++) {
        int cell = lattice.index(column, row);
        if (sums[column] > 0 && LandClass.of(codes[cell]) == LandClass.RURAL_OPEN) {
          codes[cell] = LandClass.FRINGE_OPEN.code();
        }
      }
    }
  }

  private static double reach(Lattice lattice, AtlasSettings.OpenSpace settings) {
    double halfDiagonal = Math.sqrt(square(lattice.cellWidth()) + square(lattice.cellHeight())) / 2;
    return settings.reach() == AtlasSettings.Reach.HALF_DIAGONAL
        ? settings.fringeM() + halfDiagonal
        : settings.fringeM();
  }

  private static double square(double length) {
    return length * length;
  }

  private static void fillCore(byte[] codes, int from, long[] into) {
    for (int column = 0; column < into.length; column++) {
      into[column] = LandClass.of(codes[from + column]).isCore() ? 1 : 0;
    }
  }

  public Lattice lattice() {
    return lattice;
  }

  public LandClass classOf(int cell) {
    return LandClass.of(codes[cell]);
  }

  /** Number of cells of a class. */
  public int count(LandClass landClass) {
    return counts[landClass.code()];
  }

  /** Whether each cell is part of an urban cluster. */
  boolean[] urban() {
    boolean[] urban = new boolean[codes.length];
    for (int cell = 0; cell < urban.length; cell++) {
      urban[cell] = LandClass.of(codes[cell]).isUrban();
    }
    return urban;
  }

  @Override
  public String toString() {
    return "UrbanLand" + Arrays.toString(counts);
  }
}
