package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.NearestName;

/** Reads Parquet that any tool wrote, without Spark: text, whole numbers and floating numbers. */
final class ParquetTable {
  private final Path root;
  private final List<String> columns = new ArrayList<>();
  private final List<RawRow> rows = new ArrayList<>();

  private ParquetTable(Path root) {
    this.root = root;
  }

  /** The rows of a file, or of all files below a folder in the order of their paths. */
  static RawTable read(Path root) throws IOException {
    var table = new ParquetTable(root);
    for (Path file : files(root)) {
      table.add(file);
    }
    return new RawTable(table.columns.stream().distinct().toList(), table.rows, List.of());
  }

  private static List<Path> files(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      List<Path> files =
          paths.filter(path -> path.toString().endsWith(".parquet")).sorted().toList();
      if (files.isEmpty()) {
        throw new ConfigException(
            "Cannot read observations " + root + ": the folder holds no .parquet file");
      }
      return files;
    }
  }

  private void add(Path file) throws IOException {
    String prefix = file.equals(root) ? "" : root.relativize(file) + " ";
    long number = 0;
    try (ParquetReader<Group> reader = new GroupReader(new LocalInputFile(file)).build()) {
      for (Group group = reader.read(); group != null; group = reader.read()) {
        number++;
        if (number == 1) {
          check(file, group.getType().getFields());
        }
        rows.add(new RawRow(prefix + "row " + number, cells(group)));
      }
    } catch (RuntimeException e) {
      throw e instanceof ConfigException
          ? e
          : new ConfigException(
              "Cannot read observations " + file + ": it is no Parquet file, or it is damaged");
    }
  }

  private void check(Path file, List<Type> fields) {
    List<String> names = fields.stream().map(ParquetTable::name).toList();
    columns.addAll(names);
    for (String column : IndicatorTable.REQUIRED) {
      if (!names.contains(column)) {
        throw new ConfigException(
            "Invalid header in %s: column '%s' is missing; found: %s%s"
                .formatted(
                    file, column, String.join(", ", names), NearestName.hint(column, names)));
      }
    }
    fields.stream().filter(ParquetTable::isDecimal).forEach(field -> refuseDecimal(file, field));
  }

  private static void refuseDecimal(Path file, Type field) {
    throw new ConfigException(
        "Invalid column '%s' in %s: it is a decimal; write it as a double"
            .formatted(field.getName(), file));
  }

  private static boolean isDecimal(Type field) {
    return field.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation;
  }

  private static Map<String, String> cells(Group group) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < group.getType().getFieldCount(); i++) {
      Type field = group.getType().getType(i);
      if (field instanceof PrimitiveType && group.getFieldRepetitionCount(i) == 1) {
        String text = group.getValueToString(i, 0);
        if (!text.isEmpty()) {
          cells.put(name(field), text);
        }
      }
    }
    return cells;
  }

  private static String name(Type field) {
    return field.getName().toLowerCase(Locale.ROOT);
  }

  private static final class GroupReader extends ParquetReader.Builder<Group> {
    GroupReader(InputFile file) {
      super(file, (ParquetConfiguration) new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }
}
