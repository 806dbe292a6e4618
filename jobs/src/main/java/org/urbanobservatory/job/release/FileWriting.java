package org.urbanobservatory.job.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.TableSchema;

/**
 * Writes the files of one table from rows that are sorted by place. Files appear whole, so a task
 * that is tried again writes the same file again.
 */
final class FileWriting implements ForeachPartitionFunction<Row> {
  private static final long serialVersionUID = 1L;

  private final TableSchema table;
  private final FileLayout layout;
  private final String folder;

  FileWriting(TableSchema table, FileLayout layout, String folder) {
    this.table = table;
    this.layout = layout;
    this.folder = folder;
  }

  @Override
  public void call(Iterator<Row> rows) throws IOException {
    List<Row> file = new ArrayList<>();
    Place place = null;
    while (rows.hasNext()) {
      Row row = rows.next();
      Place next = place(row);
      if (!next.equals(place)) {
        write(place, file);
        file.clear();
        place = next;
      }
      file.add(row);
    }
    write(place, file);
  }

  private Place place(Row row) {
    Place place = Rows.place(row);
    return layout.dividesByCity(table) ? place : Place.national(place.countryCode());
  }

  private void write(Place place, List<Row> rows) throws IOException {
    if (!rows.isEmpty()) {
      CanonicalParquet.write(table, rows, Folder.of(folder), layout.path(table, place));
    }
  }
}
