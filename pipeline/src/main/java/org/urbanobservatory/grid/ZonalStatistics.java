package org.urbanobservatory.grid;

/**
 * What the cells of a region hold.
 *
 * <p>What counts: cells with a value, each by its covered share; under the rule of centres or of
 * lines this is 1. What does not: cells without a value.
 *
 * <p>Formula: sum = sum of value x share, count = sum of shares, mean = sum / count; minimum and
 * maximum over cells with any share.
 *
 * <p>Source: rasterstats (statistics of zones), whose figures the rules of centres and lines give.
 *
 * <p>Unit: that of the values; without a cell with a value the sum is 0 and the others are NaN.
 *
 * @param count number of cells with a value, or their covered part
 * @param sum of the values
 * @param mean of the values
 * @param minimum smallest value
 * @param maximum largest value
 */
public record ZonalStatistics(
    double count, double sum, double mean, double minimum, double maximum) {
  /** The statistics of a raster in a region, see the rules of {@link Coverage}. */
  public static ZonalStatistics of(Raster raster, Coverage region) {
    double minimum = Double.NaN;
    double maximum = Double.NaN;
    for (int cell = 0; cell < region.shares().length; cell++) {
      double value = raster.values()[region.latticeIndex(raster.lattice(), cell)];
      if (region.shares()[cell] > 0 && !Double.isNaN(value)) {
        minimum = minimum <= value ? minimum : value;
        maximum = maximum >= value ? maximum : value;
      }
    }
    double count = region.cells(raster);
    double sum = region.sum(raster);
    return new ZonalStatistics(count, sum, sum / count, minimum, maximum);
  }
}
