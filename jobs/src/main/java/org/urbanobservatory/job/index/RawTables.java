package org.urbanobservatory.job.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.DelimitedFile;
import org.urbanobservatory.source.tabular.DelimitedReader;
import org.urbanobservatory.source.tabular.DelimitedRow;
import org.urbanobservatory.source.tabular.DelimitedSettings;

/** Reads a table of any supported format: delimited text, a Parquet file or a folder of them. */
final class RawTables {
  static final String INPUT = "observations";

  private RawTables() {}

  /**
   * The table in a file or folder.
   *
   * @throws ConfigException when it cannot be read as a whole
   */
  static RawTable read(Path file) {
    try {
      if (!Files.exists(file)) {
        throw new ConfigException("Cannot read observations " + file + ": there is no such file");
      }
      return isParquet(file) ? ParquetTable.read(file) : delimited(file);
    } catch (Fault fault) {
      throw new ConfigException(fault.refused(INPUT, file.toString()).message());
    } catch (IOException e) {
      throw new ConfigException("Cannot read observations " + file + ": " + e.getMessage());
    }
  }

  private static boolean isParquet(Path file) {
    return Files.isDirectory(file)
        || file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  private static RawTable delimited(Path file) throws IOException, Fault {
    DelimitedFile table =
        DelimitedReader.open(ByteSource.of(file), DelimitedSettings.detected(INPUT));
    for (String column : IndicatorTable.REQUIRED) {
      table.header().require(column);
    }
    var collector = new Collector(file);
    table.forEach(collector);
    List<String> columns =
        table.header().names().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return new RawTable(columns, collector.rows, collector.issues);
  }

  /** Keeps every row as text. */
  private static final class Collector implements DelimitedFile.RowVisitor {
    private final Path file;
    private final List<RawRow> rows = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();

    Collector(Path file) {
      this.file = file;
    }

    @Override
    public void row(DelimitedRow row) {
      Map<String, String> cells = new HashMap<>();
      for (String name : row.header().names()) {
        String text = row.text(name);
        if (text != null) {
          cells.put(name.toLowerCase(Locale.ROOT), text);
        }
      }
      rows.add(new RawRow("line " + row.line(), cells));
    }

    @Override
    public void refused(long line, Fault fault) {
      issues.add(fault.rejected(INPUT, file.toString(), "line " + line));
    }
  }
}
