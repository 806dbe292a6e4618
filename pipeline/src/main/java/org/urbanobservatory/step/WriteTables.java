package org.urbanobservatory.step;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/**
 * Phase 7, publish: the rows of every table become canonical files, each written by the task that
 * holds its rows. A task that runs twice writes the same bytes to the same name.
 */
public final class WriteTables {
  private WriteTables() {}

  /**
   * Writes the rows of all tables that are divided by city or country, in one job.
   *
   * <ol>
   *   <li>name the file that each row belongs to
   *   <li>group by file
   *   <li>sort, check and write each file
   * </ol>
   *
   * @param emission rows of several tables
   * @param folder where the release is staged
   * @return how many files were written
   */
  public static long write(Dataset<Row> emission, String folder, FileLayout layout) {
    return emission
        .groupByKey((MapFunction<Row, String>) row -> file(row, layout), Encoders.STRING())
        .mapGroups(
            (MapGroupsFunction<String, Row, Long>)
                (file, rows) -> writeFile(Folder.of(folder), file, rows),
            Encoders.LONG())
        .collectAsList()
        .size();
  }

  private static String file(Row emitted, FileLayout layout) {
    TableSchema table = Tables.load().table(Emission.table(emitted));
    return layout.path(table, Emission.place(emitted));
  }

  private static long writeFile(Folder folder, String file, Iterator<Row> emitted)
      throws IOException {
    TableSchema table = Tables.load().table(file.substring(0, file.indexOf('/')));
    var packs = new ArrayList<Row>();
    emitted.forEachRemaining(packs::add);
    // Most tables come in the order of their key then, and are written row by row.
    packs.sort(Comparator.comparing(WriteTables::place));
    return CanonicalParquet.write(table, () -> Emission.rows(packs), folder, file);
  }

  private static String place(Row emitted) {
    return Emission.hasPlace(emitted) ? Emission.place(emitted).toString() : "";
  }
}
