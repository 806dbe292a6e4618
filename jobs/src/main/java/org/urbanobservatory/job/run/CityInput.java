package org.urbanobservatory.job.run;

import org.apache.spark.sql.Row;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Rows;

/**
 * A file that a city's rows rest on: a row of table {@code city_inputs}.
 *
 * @param city the city
 * @param file in the state in which it was when the rows were made
 * @param counts of what was read, or refused of what all cities share, for the city alone; null if
 *     nothing was
 */
record CityInput(Place city, FileState file, Counts counts) {
  /**
   * Rows or features of a file. Where a city refuses some of those that were counted when the file
   * was read for all, none is read and as many are accepted less.
   */
  record Counts(long read, long accepted, long rejected) {
    private static Counts refused(long rows) {
      return new Counts(0, -rows, rows);
    }

    static Counts of(InputSummary summary) {
      return new Counts(summary.read(), summary.accepted(), summary.rejected());
    }

    Counts plus(Counts more) {
      return new Counts(read + more.read, accepted + more.accepted, rejected + more.rejected);
    }

    Counts minus(Counts less) {
      return new Counts(read - less.read, accepted - less.accepted, rejected - less.rejected);
    }

    /** The file with these counts in place of its own. */
    InputSummary in(InputSummary file) {
      return file.withCounts(read, accepted, rejected);
    }
  }

  static CityInput of(Row row) {
    var file = new FileState(row.getAs("input"), row.getAs("path"), row.getAs("sha256"));
    return new CityInput(Rows.place(row), file, counts(row));
  }

  private static Counts counts(Row row) {
    Long read = row.getAs("rows_read");
    Long rejected = row.getAs("rows_rejected");
    if (read == null) {
      return rejected == null ? null : Counts.refused(rejected);
    }
    return new Counts(read, row.getAs("rows_accepted"), rejected);
  }

  Row row() {
    boolean isRead = counts != null && counts.read() > 0;
    boolean isRefused = counts != null && counts.rejected() > 0;
    return Rows.builder("city_inputs")
        .at(city)
        .set("input", file.input())
        .set("path", file.path())
        .set("sha256", file.sha256())
        .set("rows_read", isRead ? counts.read() : null)
        .set("rows_accepted", isRead ? counts.accepted() : null)
        .set("rows_rejected", isRead || isRefused ? counts.rejected() : null)
        .row();
  }
}
