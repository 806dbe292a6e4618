package org.urbanobservatory.job.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/** Reads the tables of one release. */
record Released(Releases releases, String id) {
  static Released latest(Path output) throws IOException {
    Releases releases = Releases.of(output.toString());
    return new Released(releases, releases.latest().orElseThrow());
  }

  ReleaseManifest manifest() throws IOException {
    return releases.show(id);
  }

  List<Row> rows(String table) throws IOException {
    return releases.rows(id, Tables.load().table(table));
  }

  List<Score> scores() throws IOException {
    return rows("scores").stream().map(Rows::score).toList();
  }

  List<Observation> observations() throws IOException {
    return rows("observations").stream().map(Rows::observation).toList();
  }

  /** Values of whole cities by {@link #key}. */
  Map<String, Double> cityTotals() throws IOException {
    var totals = new TreeMap<String, Double>();
    for (Observation o : observations()) {
      if (!o.place().isNational() && o.breakdown().isTotal() && o.zoneId() == null) {
        totals.put(key(o.place().cityId(), o.extentId(), o.variable(), o.year()), o.value());
      }
    }
    return totals;
  }

  /** SHA-256 of every file of the tables by path. */
  Map<String, String> checksums() throws IOException {
    var sums = new TreeMap<String, String>();
    manifest().tables().stream()
        .flatMap(table -> table.files().stream())
        .forEach(file -> sums.put(file.path(), file.sha256()));
    return sums;
  }

  static String key(String cityId, String extentId, String variable, int year) {
    return String.join("/", cityId, extentId, variable, String.valueOf(year));
  }

  static Place city(Row row) {
    return new Place(row.getAs("country_code"), row.getAs("city_id"));
  }
}
