package org.urbanobservatory.job.release;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.ReleaseManifest.FileEntry;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.RowCursor;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.TableSchema;

/**
 * Reads the rows of one city after the other. A file that holds the cities of a whole country is
 * read once, so that one city at a time is in memory.
 */
public final class PlaceReader implements Closeable {
  private final ReleaseTables tables;
  private final TableSchema table;
  private String open;
  private RowCursor cursor;
  private Row pending;
  private Place last;

  public PlaceReader(ReleaseTables tables, TableSchema table) {
    this.tables = tables;
    this.table = table;
  }

  /**
   * The rows of a city.
   *
   * @param place after those that were asked for before, in the order of places
   */
  public List<Row> rows(Place place) throws IOException {
    if (last != null && place.compareTo(last) <= 0) {
      throw new IllegalArgumentException("Invalid order: " + place + " after " + last);
    }
    last = place;
    List<Row> rows = new ArrayList<>();
    for (FileEntry file : tables.filesThatMayHold(table, place)) {
      rows.addAll(
          file.path().contains("/city=") ? tables.read(table, file) : next(file.path(), place));
    }
    return rows;
  }

  /** The rows of the place from a file in the order of places. */
  private List<Row> next(String path, Place place) throws IOException {
    if (!path.equals(open)) {
      close();
      open = path;
      cursor = CanonicalParquet.open(table, tables.folder(), path);
      pending = cursor.next();
    }
    List<Row> rows = new ArrayList<>();
    while (pending != null && Rows.place(pending).compareTo(place) <= 0) {
      if (Rows.place(pending).equals(place)) {
        rows.add(pending);
      }
      pending = cursor.next();
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    if (cursor != null) {
      cursor.close();
      cursor = null;
      open = null;
    }
  }
}
