package org.urbanobservatory.job.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.stream.Collectors;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.ReleaseManifest.TableEntry;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/**
 * A DuckDB database in memory with a view for each table of a release. Once the views stand it can
 * read nothing outside the release, and no setting can change that.
 */
final class ReleaseDatabase {
  private ReleaseDatabase() {}

  static Connection open(Path release, ReleaseManifest manifest) throws SQLException, IOException {
    Path folder = release.toRealPath();
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings());
    try (Statement statement = connection.createStatement()) {
      for (TableEntry table : manifest.tables()) {
        statement.execute(view(folder, table));
      }
      statement.execute("SET allowed_directories = [" + quoted(folder + "/") + "]");
      statement.execute("SET temp_directory = ''");
      statement.execute("SET enable_external_access = false");
      statement.execute("SET lock_configuration = true");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Properties settings() {
    Properties settings = new Properties();
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("jdbc_stream_results", "true");
    return settings;
  }

  /** The bounds beside a geometry serve readers of files; a table has the columns of its schema. */
  private static String view(Path folder, TableEntry table) {
    String files =
        table.files().stream()
            .map(file -> quoted(folder.resolve(file.path()).toString()))
            .collect(Collectors.joining(", "));
    return "CREATE VIEW \"%s\" AS SELECT * %s FROM read_parquet([%s], hive_partitioning = false)"
        .formatted(table.name(), withoutBounds(table), files);
  }

  private static String withoutBounds(TableEntry table) {
    boolean hasBounds =
        Tables.load().find(table.name()).flatMap(TableSchema::findGeometry).isPresent();
    return hasBounds ? "EXCLUDE (" + TableSchema.BBOX + ")" : "";
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
