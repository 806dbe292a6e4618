package org.urbanobservatory.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/**
 * Parquet whose bytes follow from its rows alone: the same rows in any order, from any number of
 * partitions, in any JVM, give the same file. Rows are sorted by the table's key; a table with a
 * geometry becomes GeoParquet 1.1.0 in OGC:CRS84.
 *
 * <p>Written without Spark, whose files carry random names and whose footers follow object
 * identity; one small file costs a few milliseconds.
 */
public final class CanonicalParquet {
  private static final long ROW_GROUP_BYTES = 64L << 20;

  /**
   * Columns of measurements, which hardly repeat: a dictionary of them is built, and given up. The
   * same list serves every table, because parquet-java keeps what makes encoders in one object for
   * all writers: a writer may find the list of another that starts at the same time.
   */
  private static final List<String> PLAIN =
      Tables.load().all().stream()
          .flatMap(table -> table.columns().stream())
          .filter(column -> column.type() == ColumnType.DOUBLE || column.isGeometry())
          .map(Column::name)
          .distinct()
          .sorted()
          .toList();

  private CanonicalParquet() {}

  /**
   * Writes one file; it appears at its path whole or not at all.
   *
   * @param rows of the table, in any order; gone through twice when it is not that of the key
   * @return how many rows the file holds
   * @throws IllegalArgumentException when two rows have one key, or a value does not fit its column
   */
  public static long write(TableSchema table, Iterable<Row> rows, Folder folder, String path)
      throws IOException {
    Path scratch = folder.scratch(path);
    try {
      OptionalLong count = writeOrdered(table, rows, scratch);
      if (count.isEmpty()) {
        Files.delete(scratch);
        count = writeOrdered(table, sorted(table, rows), scratch);
      }
      CanonicalFooter.rewrite(scratch);
      folder.put(scratch, path);
      return count.orElseThrow();
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  /** Writes one local file. */
  public static long write(TableSchema table, Iterable<Row> rows, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    return write(table, rows, Folder.of(absolute.getParent()), absolute.getFileName().toString());
  }

  /**
   * The rows of one file in file order, with their schema. A column that the file lacks, because an
   * older release wrote it, is null.
   */
  public static List<Row> read(TableSchema table, Folder folder, String path) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (RowCursor cursor = open(table, folder, path)) {
      for (Row row = cursor.next(); row != null; row = cursor.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /**
   * The rows of one file in file order, one at a time; see {@link #read(TableSchema, Folder,
   * String)}.
   */
  public static RowCursor open(TableSchema table, Folder folder, String path) throws IOException {
    StructType structType = table.structType();
    ParquetReader<Group> reader = new GroupReader(folder.inputFile(path)).build();
    return new RowCursor() {
      @Override
      public Row next() throws IOException {
        Group group = reader.read();
        return group == null ? null : row(table, structType, group);
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  /** The rows of one local file. */
  public static List<Row> read(TableSchema table, Path file) throws IOException {
    Path absolute = file.toAbsolutePath();
    return read(table, Folder.of(absolute.getParent()), absolute.getFileName().toString());
  }

  /** How many rows a Parquet file holds, by its footer. */
  public static long rowCount(Folder folder, String path) throws IOException {
    try (ParquetFileReader reader = ParquetFileReader.open(folder.inputFile(path))) {
      return reader.getRecordCount();
    }
  }

  private static List<Row> sorted(TableSchema table, Iterable<Row> rows) {
    RowCheck check = new RowCheck(table);
    List<Row> sorted = new ArrayList<>();
    rows.forEach(row -> sorted.add(check.checked(row)));
    sorted.sort(new KeyOrder(table));
    return sorted;
  }

  /**
   * Writes rows as they come, so that not all of them are in memory.
   *
   * @return how many there are; empty when they are not in the order of the key, and the file is
   *     worth nothing
   */
  private static OptionalLong writeOrdered(TableSchema table, Iterable<Row> rows, Path file)
      throws IOException {
    RowCheck check = new RowCheck(table);
    KeyOrder order = new KeyOrder(table);
    try (ParquetWriter<Row> writer = new RowWriter(file, table).build()) {
      long count = 0;
      Row before = null;
      for (Row row : rows) {
        check.checked(row);
        int step = before == null ? -1 : order.compare(before, row);
        if (step == 0) {
          throw new IllegalArgumentException(
              "Invalid rows of table %s: key (%s) is there twice"
                  .formatted(table.name(), order.describe(row)));
        }
        if (step > 0) {
          return OptionalLong.empty();
        }
        writer.write(row);
        before = row;
        count++;
      }
      return OptionalLong.of(count);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Row row(TableSchema table, StructType structType, Group group) {
    Object[] values = new Object[table.columns().size()];
    Arrays.setAll(values, i -> value(table.columns().get(i), group));
    return new GenericRowWithSchema(values, structType);
  }

  private static Object value(Column column, Group group) {
    String name = column.name();
    if (!group.getType().containsField(name) || group.getFieldRepetitionCount(name) == 0) {
      return null;
    }
    return switch (column.type()) {
      case STRING -> group.getString(name, 0);
      case INT -> group.getInteger(name, 0);
      case LONG -> group.getLong(name, 0);
      case DOUBLE -> group.getDouble(name, 0);
      case BOOLEAN -> group.getBoolean(name, 0);
      case GEOMETRY -> group.getBinary(name, 0).getBytes();
    };
  }

  /** Settings that fix the bytes; nothing is taken from a Hadoop configuration. */
  private static final class RowWriter extends ParquetWriter.Builder<Row, RowWriter> {
    private final TableSchema table;

    RowWriter(Path file, TableSchema table) {
      super((OutputFile) new LocalOutputFile(file));
      this.table = table;
      withConf(new PlainParquetConfiguration());
      withCompressionCodec(CompressionCodecName.ZSTD);
      withRowGroupSize(ROW_GROUP_BYTES);
      withDictionaryEncoding(true);
      withSizeStatisticsEnabled(false);
      PLAIN.forEach(column -> withDictionaryEncoding(column, false));
      // Bounds help a reader to skip pages where rows are sorted; of other texts they say nothing.
      table.columns().stream()
          .filter(column -> column.type() == ColumnType.STRING)
          .filter(column -> !table.key().contains(column.name()))
          .forEach(column -> withStatisticsEnabled(column.name(), false));
    }

    @Override
    protected RowWriter self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract, so it cannot be left out
    protected WriteSupport<Row> getWriteSupport(Configuration configuration) {
      return new RowWriteSupport(table);
    }

    @Override
    protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
      return new RowWriteSupport(table);
    }
  }

  private static final class GroupReader extends ParquetReader.Builder<Group> {
    GroupReader(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
