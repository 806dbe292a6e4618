package org.urbanobservatory.job.release;

import java.io.IOException;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.TableSchema.Layout;

/** A release in the making: its tables are written here, out of sight of every reader. */
public final class Staging implements AutoCloseable {
  private final Folder output;
  private final String id;
  private final FileLayout layout;
  private final RunLock lock;

  Staging(Folder output, String id, FileLayout layout, RunLock lock) {
    this.output = output;
    this.id = id;
    this.layout = layout;
    this.lock = lock;
  }

  /** The id that the release will have. */
  public String id() {
    return id;
  }

  /** The folder of the release in the making; reports go to {@code report/} in it. */
  public Folder folder() {
    return Folder.of(output.uri(path()));
  }

  /**
   * Writes the file of a table that holds a place.
   *
   * @param place any place for a table in a single file, else the city or country whose file it is
   * @param rows all rows of that file, in any order
   * @return how many rows were written
   */
  public long write(TableSchema table, Place place, Iterable<Row> rows) throws IOException {
    return CanonicalParquet.write(table, rows, folder(), layout.path(table, place));
  }

  /** Writes a table that has a single file. */
  public long write(TableSchema table, Iterable<Row> rows) throws IOException {
    if (table.layout() != Layout.SINGLE) {
      throw new IllegalArgumentException(
          "Invalid table " + table.name() + ": has a file for each place; name the place");
    }
    return CanonicalParquet.write(table, rows, folder(), layout.path(table, null));
  }

  /** Removes what was not published, and lets the next run begin. */
  @Override
  public void close() throws IOException {
    try {
      output.delete(ReleaseStore.STAGING);
    } finally {
      lock.close();
    }
  }

  Folder output() {
    return output;
  }

  String path() {
    return ReleaseStore.STAGING + "/" + id;
  }
}
