package org.urbanobservatory.job.degurba;

import java.nio.file.Path;
import org.urbanobservatory.geo.RasterRows;
import org.urbanobservatory.grid.degurba.CellRows;
import org.urbanobservatory.job.settings.ConfigException;

/**
 * The rows of a file, with values that cannot be refused by their place.
 *
 * @param source the rows of the file
 * @param unit that its values are divided by
 * @param highest value that may be there after that
 * @param advice begins and ends the message on a wrong value
 */
record CheckedRows(RasterRows source, double unit, double highest, Advice advice)
    implements CellRows {
  /** Slack for shares that were stored as single precision. */
  private static final double SHARE_SLACK = 1e-6;

  /** What is said of a wrong value. */
  record Advice(String option, Path file, String remedy) {}

  static CheckedRows people(Path file, RasterRows rows) {
    return new CheckedRows(
        rows,
        1,
        Double.MAX_VALUE,
        new Advice(
            "--population",
            file,
            "nobody less than none can live there: declare the value that stands for no data in the file (gdal_edit -a_nodata)"));
  }

  static CheckedRows shares(String option, Path file, RasterRows rows, double unit) {
    String remedy =
        unit == 1
            ? "a share is 0 to 1; if these are square metres, say --areas m2"
            : "a cell has 0 to %.0f square metres; if these are shares, say --areas share"
                .formatted(unit);
    return new CheckedRows(rows, unit, 1 + SHARE_SLACK, new Advice(option, file, remedy));
  }

  @Override
  public int columns() {
    return source.columns();
  }

  @Override
  public int rows() {
    return source.rows();
  }

  @Override
  public double[] readRow(int row) {
    double[] values = read(row);
    for (int i = 0; i < values.length; i++) {
      double value = values[i] / unit;
      if (value < -SHARE_SLACK || value > highest) {
        throw new ConfigException(
            "Invalid %s: %s holds %s in row %d, column %d; %s"
                .formatted(
                    advice.option(), advice.file(), values[i], row + 1, i + 1, advice.remedy()));
      }
      values[i] = Math.max(0, value);
    }
    return values;
  }

  private double[] read(int row) {
    try {
      return source.readRow(row);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("Invalid %s: %s".formatted(advice.option(), e.getMessage()));
    }
  }
}
