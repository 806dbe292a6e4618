package org.urbanobservatory.grid;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Counts moved onto another lattice, totals conserved: each source cell is split over the target
 * cells by the share of its area.
 *
 * @param raster the target: NaN where no source cell with a value reaches
 * @param outside the sum of what fell beside the target
 */
public record AreaSplit(Raster raster, double outside) {
  /** Cells that one thread splits at a time; their parts wait in memory until they are added. */
  private static final int CELLS_AT_A_TIME = 1 << 15;

  /**
   * @param counts values that may be added up, such as people; NaN cells are nobody
   * @param target the lattice to fill
   * @param toTarget from the plane of the counts to the plane of the target
   */
  public static AreaSplit onto(Raster counts, Lattice target, PlaneTransform toTarget) {
    return onto(counts, target, toTarget, UnaryOperator.identity());
  }

  /**
   * The same numbers, by all cores: parts are added in the order of the cells, whoever split them.
   */
  public static AreaSplit byAllCores(Raster counts, Lattice target, PlaneTransform toTarget) {
    return onto(counts, target, toTarget, IntStream::parallel);
  }

  private static AreaSplit onto(
      Raster counts, Lattice target, PlaneTransform toTarget, UnaryOperator<IntStream> workers) {
    double[] values = new double[target.size()];
    Arrays.fill(values, Double.NaN);
    var outside = new ExactSum();
    Lattice source = counts.lattice();
    int height = Math.max(1, CELLS_AT_A_TIME / source.columns());
    int batch = height * 2 * Runtime.getRuntime().availableProcessors();
    for (int row = 0; row < source.rows(); row += batch) {
      int end = Math.min(source.rows(), row + batch);
      IntStream starts = IntStream.iterate(row, first -> first < end, first -> first + height);
      split(
              workers.apply(starts),
              first ->
                  SplitParts.of(counts, target, toTarget, first, Math.min(end, first + height)))
          .forEach(parts -> parts.addTo(values, outside));
    }
    return new AreaSplit(new Raster(target, values), outside.value());
  }

  private static List<SplitParts> split(IntStream starts, IntFunction<SplitParts> split) {
    try {
      return starts.mapToObj(split).toList();
    } catch (IllegalArgumentException e) {
      // A fault on another thread arrives as the cause of one that quotes it.
      throw e.getCause() instanceof IllegalArgumentException own ? own : e;
    }
  }
}
