package org.urbanobservatory.grid.atlas;

import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Regions;

/** Finds the patches of open land that a city has enclosed. */
final class CapturedSpace {
  private final Lattice lattice;
  private final byte[] codes;
  private final int[] patches;
  private final boolean[] isOpen;

  private CapturedSpace(Lattice lattice, byte[] codes, Regions regions) {
    this.lattice = lattice;
    this.codes = codes;
    this.patches = regions.labels();
    this.isOpen = new boolean[regions.count()];
  }

  /** Marks captured cells among those that are rural open land. */
  static void add(Lattice lattice, byte[] codes, AtlasSettings.OpenSpace settings) {
    boolean[] open = new boolean[codes.length];
    for (int cell = 0; cell < open.length; cell++) {
      open[cell] = LandClass.of(codes[cell]) == LandClass.RURAL_OPEN;
    }
    Regions regions = Regions.of(lattice, open, settings.patches());
    var space = new CapturedSpace(lattice, codes, regions);
    space.findOpenings();
    space.mark(regions.sizes(), settings.capturedBelowM2() / lattice.cellArea());
  }

  private void findOpenings() {
    for (int row = 0; row < lattice.rows(); row++) {
      for (int column = 0; column < lattice.columns(); column++) {
        int patch = patches[lattice.index(column, row)];
        if (patch >= 0 && !isOpen[patch]) {
          isOpen[patch] = hasOpening(column, row, patch);
        }
      }
    }
  }

  /** Whether one of the eight neighbours is neither of the patch nor of the city. */
  private boolean hasOpening(int column, int row, int patch) {
    for (int y = row - 1; y <= row + 1; y++) {
      for (int x = column - 1; x <= column + 1; x++) {
        if (!closes(x, y, patch)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean closes(int column, int row, int patch) {
    if (column < 0 || row < 0 || column >= lattice.columns() || row >= lattice.rows()) {
      return false;
    }
    int cell = lattice.index(column, row);
    return patches[cell] == patch || LandClass.of(codes[cell]).isUrban();
  }

  private void mark(int[] sizes, double limit) {
    for (int cell = 0; cell < codes.length; cell++) {
      int patch = patches[cell];
      if (patch >= 0 && !isOpen[patch] && sizes[patch] < limit) {
        codes[cell] = LandClass.CAPTURED_OPEN.code();
      }
    }
  }
}
