package org.urbanobservatory.grid;

import java.util.Arrays;
import java.util.List;

/**
 * Counts moved onto another lattice, totals conserved: each source cell is split over the target
 * cells by the share of its area.
 *
 * @param raster the target: NaN where no source cell with a value reaches
 * @param outside the sum of what fell beside the target
 */
public record AreaSplit(Raster raster, double outside) {
  /**
   * @param counts values that may be added up, such as people; NaN cells are nobody
   * @param target the lattice to fill
   * @param toTarget from the plane of the counts to the plane of the target
   */
  public static AreaSplit onto(Raster counts, Lattice target, PlaneTransform toTarget) {
    double[] values = new double[target.size()];
    Arrays.fill(values, Double.NaN);
    var outside = new ExactSum();
    var images = new CellImages(counts.lattice(), toTarget);
    while (images.nextRow()) {
      for (int column = 0; column < counts.lattice().columns(); column++) {
        double count = counts.value(column, images.row());
        if (!Double.isNaN(count)) {
          outside.add(spread(count, images.ring(column), target, values));
        }
      }
    }
    return new AreaSplit(new Raster(target, values), outside.value());
  }

  /** Spreads one cell and returns what lies beside the target. */
  private static double spread(double count, double[] image, Lattice target, double[] values) {
    int whole = cellAround(image, target);
    if (whole >= 0) {
      values[whole] = Double.isNaN(values[whole]) ? count : values[whole] + count;
      return 0;
    }
    double area = Math.abs(Ring.signedArea(image));
    Coverage coverage = Coverage.exact(target, List.of(new Ring(image, false)));
    double inside = 0;
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      if (coverage.shares()[cell] > 0) {
        double part = count * (coverage.shares()[cell] * target.cellArea() / area);
        int at = coverage.latticeIndex(target, cell);
        values[at] = Double.isNaN(values[at]) ? part : values[at] + part;
        inside += part;
      }
    }
    return count - inside;
  }

  /** The cell of the target that holds all of an image, or -1: most small cells lie in one. */
  private static int cellAround(double[] image, Lattice target) {
    double column = Math.floor((image[0] - target.west()) / target.cellWidth());
    double row = Math.floor((target.north() - image[1]) / target.cellHeight());
    if (!(column >= 0 && row >= 0 && column < target.columns() && row < target.rows())) {
      return -1;
    }
    double west = target.x((int) column);
    double north = target.y((int) row);
    for (int i = 0; i < image.length; i += 2) {
      if (image[i] < west
          || image[i] > west + target.cellWidth()
          || image[i + 1] > north
          || image[i + 1] < north - target.cellHeight()) {
        return -1;
      }
    }
    return target.index((int) column, (int) row);
  }
}
