package org.urbanobservatory.job.run;

import org.apache.spark.sql.Row;
import org.urbanobservatory.model.CityCounts;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.InputRows;
import org.urbanobservatory.table.Rows;

/**
 * A file that a city's rows rest on: a row of table {@code city_inputs}.
 *
 * @param city the city
 * @param file in the state in which it was when the rows were made
 * @param counts of what the city read and refused of it; null if nothing was, or the file was read
 *     once for all cities and the city refused nothing
 */
record CityInput(Place city, FileState file, CityCounts counts) {
  static CityInput of(Row row) {
    var file = new FileState(row.getAs("input"), row.getAs("path"), row.getAs("sha256"));
    return new CityInput(Rows.place(row), file, InputRows.cityCounts(row).orElse(null));
  }

  Row row() {
    return InputRows.of(city, file.input(), file.path(), file.sha256(), counts);
  }
}
