package org.urbanobservatory.job.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.TableSchema;

/**
 * The tables of one release, published or about to be.
 *
 * @param folder the folder of the release
 * @param manifest what is in it
 */
public record ReleaseTables(Folder folder, ReleaseManifest manifest) {
  /** The wanted rows of a table, in the order of its files; one file at a time. */
  public List<Row> rows(TableSchema table, Predicate<Row> wanted) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (ReleaseManifest.FileEntry file : files(table)) {
      read(table, file).stream().filter(wanted).forEach(rows::add);
    }
    return rows;
  }

  /** The rows of a table that belong to one city, or to a country as such. */
  public List<Row> rows(TableSchema table, Place place) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (ReleaseManifest.FileEntry file : filesThatMayHold(table, place)) {
      read(table, file).stream().filter(row -> Rows.place(row).equals(place)).forEach(rows::add);
    }
    return rows;
  }

  List<ReleaseManifest.FileEntry> filesThatMayHold(TableSchema table, Place place) {
    return files(table).stream().filter(file -> mayHold(file.path(), place)).toList();
  }

  List<ReleaseManifest.FileEntry> files(TableSchema table) {
    return manifest
        .findTable(table.name())
        .map(ReleaseManifest.TableEntry::files)
        .orElse(List.of());
  }

  List<Row> read(TableSchema table, ReleaseManifest.FileEntry file) throws IOException {
    return CanonicalParquet.read(table, folder, file.path());
  }

  private static boolean mayHold(String path, Place place) {
    boolean otherCountry =
        path.contains("/country=") && !path.contains("/country=" + place.countryCode() + "/");
    boolean otherCity = path.contains("/city=") && !path.contains("/city=" + place.cityId() + "/");
    return !otherCountry && !otherCity;
  }
}
