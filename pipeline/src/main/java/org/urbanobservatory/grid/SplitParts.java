package org.urbanobservatory.grid;

import java.util.Arrays;
import java.util.List;

/**
 * What some rows of a raster give to the cells of a target lattice: parts in the order of the cells
 * that gave them, not yet added up. Rows can so be split by several threads and added in order.
 */
final class SplitParts {
  private final Lattice target;
  private int[] cells = new int[1024];
  private double[] parts = new double[1024];
  private int size;
  private double[] beside = new double[64];
  private int besideSize;

  private SplitParts(Lattice target) {
    this.target = target;
  }

  /**
   * Splits the cells of some rows.
   *
   * @param first row from north
   * @param end the row after the last
   */
  static SplitParts of(Raster counts, Lattice target, PlaneTransform toTarget, int first, int end) {
    var parts = new SplitParts(target);
    CellImages images = CellImages.ofRows(counts.lattice(), toTarget, first, end);
    while (images.nextRow()) {
      for (int column = 0; column < counts.lattice().columns(); column++) {
        double count = counts.value(column, images.row());
        if (!Double.isNaN(count)) {
          parts.spread(count, images.ring(column));
        }
      }
    }
    return parts;
  }

  /** Adds the parts to the cells, NaN before the first, and what is beside them to a sum. */
  void addTo(double[] values, ExactSum outside) {
    for (int i = 0; i < size; i++) {
      double before = values[cells[i]];
      values[cells[i]] = Double.isNaN(before) ? parts[i] : before + parts[i];
    }
    for (int i = 0; i < besideSize; i++) {
      outside.add(beside[i]);
    }
  }

  private void spread(double count, double[] image) {
    int whole = cellAround(image);
    if (whole >= 0) {
      add(whole, count);
      return;
    }
    double area = Math.abs(Ring.signedArea(image));
    Coverage coverage = Coverage.exact(target, List.of(new Ring(image, false)));
    double inside = 0;
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      if (coverage.shares()[cell] > 0) {
        double part = count * (coverage.shares()[cell] * target.cellArea() / area);
        add(coverage.latticeIndex(target, cell), part);
        inside += part;
      }
    }
    addBeside(count - inside);
  }

  /** The cell of the target that holds all of an image, or -1: most small cells lie in one. */
  private int cellAround(double[] image) {
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

  private void add(int cell, double part) {
    if (size == cells.length) {
      cells = Arrays.copyOf(cells, 2 * size);
      parts = Arrays.copyOf(parts, 2 * size);
    }
    cells[size] = cell;
    parts[size++] = part;
  }

  private void addBeside(double part) {
    if (part == 0) {
      return;
    }
    if (besideSize == beside.length) {
      beside = Arrays.copyOf(beside, 2 * besideSize);
    }
    beside[besideSize++] = part;
  }
}
