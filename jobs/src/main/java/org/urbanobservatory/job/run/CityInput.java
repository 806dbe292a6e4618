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
 * @param counts of what was read for the city alone, null if the file is read once for all
 */
record CityInput(Place city, FileState file, Counts counts) {
  private static final String TABLE = "city_inputs";

  /** Rows or features of a file. */
  record Counts(long read, long accepted, long rejected) {
    static Counts of(InputSummary summary) {
      return new Counts(summary.read(), summary.accepted(), summary.rejected());
    }

    Counts plus(Counts more) {
      return new Counts(read + more.read, accepted + more.accepted, rejected + more.rejected);
    }

    InputSummary in(InputSummary file) {
      return file.withCounts(read, accepted, rejected);
    }
  }

  static CityInput of(Row row) {
    Long read = row.getAs("rows_read");
    Counts counts =
        read == null
            ? null
            : new Counts(read, row.getAs("rows_accepted"), row.getAs("rows_rejected"));
    var file = new FileState(row.getAs("input"), row.getAs("path"), row.getAs("sha256"));
    return new CityInput(Rows.place(row), file, counts);
  }

  Row row() {
    return Rows.builder(TABLE)
        .at(city)
        .set("input", file.input())
        .set("path", file.path())
        .set("sha256", file.sha256())
        .set("rows_read", counts == null ? null : counts.read())
        .set("rows_accepted", counts == null ? null : counts.accepted())
        .set("rows_rejected", counts == null ? null : counts.rejected())
        .row();
  }
}
