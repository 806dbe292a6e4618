package org.urbanobservatory.job.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.urbanobservatory.job.release.ReleaseManifest.TableEntry;
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

  FileLayout layout() {
    return layout;
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

  /**
   * Writes all files of a table, those of different places in parallel where the rows are.
   *
   * <ol>
   *   <li>bring the rows of each file into one partition
   *   <li>sort by place, so that a file's rows follow each other
   *   <li>write a file whenever the place changes
   * </ol>
   */
  public void writeAll(TableSchema table, Dataset<Row> rows) throws IOException {
    if (table.layout() == Layout.SINGLE) {
      write(table, rows.collectAsList());
      return;
    }
    Column[] place = filePlace(table);
    Dataset<Row> rowsByFile = rows.repartition(place).sortWithinPartitions(place);
    rowsByFile.foreachPartition(new FileWriting(table, layout, folder().uri("")));
  }

  /**
   * Takes a city's file of a table over from an earlier release: byte by byte, unless the table's
   * schema has changed since.
   *
   * @return whether the earlier release holds the city in this table
   */
  public boolean carryOver(String releaseId, TableSchema table, Place city) throws IOException {
    if (!layout.dividesByCity(table)) {
      throw new IllegalArgumentException(
          "Cannot carry over %s of %s: its file holds other places too; add the rows instead"
              .formatted(table.name(), city));
    }
    String file = layout.path(table, city);
    if (holdsSameFile(releaseId, table, file)) {
      copy(Releases.path(releaseId) + "/" + file, path() + "/" + file);
      return true;
    }
    List<Row> rows = Releases.of(output).rows(releaseId, table, city);
    if (!rows.isEmpty()) {
      write(table, city, rows);
    }
    return !rows.isEmpty();
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

  private Column[] filePlace(TableSchema table) {
    List<String> names =
        layout.dividesByCity(table)
            ? Arrays.asList("country_code", "city_id")
            : List.of("country_code");
    return names.stream().map(functions::col).toArray(Column[]::new);
  }

  private boolean holdsSameFile(String releaseId, TableSchema table, String file)
      throws IOException {
    return Releases.of(output)
        .show(releaseId)
        .findTable(table.name())
        .filter(entry -> entry.schemaVersion() == table.version())
        .map(TableEntry::files)
        .stream()
        .flatMap(List::stream)
        .anyMatch(entry -> entry.path().equals(file));
  }

  private void copy(String from, String to) throws IOException {
    Path scratch = output.scratch(to);
    try (InputStream in = output.open(from)) {
      Files.copy(in, scratch);
    }
    output.put(scratch, to);
  }
}
