package org.urbanobservatory.step;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/**
 * Phase 7, publish: the rows of every table become canonical files, each written by the task that
 * holds its rows. A task that runs twice writes the same bytes to the same name.
 */
public final class WriteTables {
  /** How city tables are divided into files. */
  public enum CityLayout {
    BY_CITY,
    BY_COUNTRY
  }

  private WriteTables() {}

  /**
   * Writes the rows of all tables but the single-file ones.
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
  public static long write(Dataset<Row> emission, String folder, CityLayout layout) {
    return emission
        .groupByKey((MapFunction<Row, String>) row -> file(row, layout), Encoders.STRING())
        .mapGroups(
            (MapGroupsFunction<String, Row, Long>)
                (file, rows) -> writeFile(Folder.of(folder), file, rows),
            Encoders.LONG())
        .collectAsList()
        .size();
  }

  private static String file(Row emitted, CityLayout layout) {
    int table = Emissions.filled(emitted);
    Row row = emitted.getStruct(table);
    TableSchema schema = Tables.load().table(emitted.schema().fieldNames()[table]);
    return switch (schema.layout()) {
      case SINGLE -> TablePath.single(schema.name());
      case COUNTRY -> TablePath.country(schema.name(), row.getAs("country_code"));
      case CITY ->
          layout == CityLayout.BY_CITY
              ? TablePath.city(schema.name(), row.getAs("country_code"), row.getAs("city_id"))
              : TablePath.country(schema.name(), row.getAs("country_code"));
    };
  }

  private static long writeFile(Folder folder, String file, Iterator<Row> emitted)
      throws java.io.IOException {
    TableSchema table = Tables.load().table(TablePath.table(file));
    Iterable<Row> rows = () -> new Unwrapped(emitted);
    return CanonicalParquet.write(table, rows, folder, file);
  }

  /** The filled struct of each emitted row. */
  private record Unwrapped(Iterator<Row> emitted) implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      return emitted.hasNext();
    }

    @Override
    public Row next() {
      Row row = emitted.next();
      return row.getStruct(Emissions.filled(row));
    }
  }
}
