package org.urbanobservatory.job.query;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.ReleaseManifest.TableEntry;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.table.Folder;

/** Answers one SQL query from the latest release of an output. */
public final class Query {
  /** How an answer is written: an aligned table, or one JSON object a line. */
  public enum Format {
    TEXT,
    JSON
  }

  private static final Pattern UNKNOWN_TABLE =
      Pattern.compile("Table with name \"?([^\\s\"]+)\"? does not exist");

  private Query() {}

  /**
   * Runs a query and writes its answer.
   *
   * @param outputPath the observatory's output on a local disk
   * @param sql one {@code SELECT}, {@code WITH}, {@code FROM}, {@code DESCRIBE}, {@code SUMMARIZE}
   *     or {@code SHOW}; tables by their names
   * @param out receives the answer, rows as they come
   * @return how many rows were written
   * @throws QueryException when there is no release, or the query is not one that reads the tables
   */
  public static long run(String outputPath, String sql, Format format, Appendable out)
      throws IOException {
    ReleaseManifest release = latest(outputPath);
    Folder folder = Releases.of(outputPath).folder(release.releaseId());
    try (Connection connection = ReleaseDatabase.open(folder.localPath(), release)) {
      SelectOnly.check(connection, sql);
      return answer(connection, sql, format, out);
    } catch (SQLException e) {
      throw explained(e, release);
    }
  }

  private static ReleaseManifest latest(String outputPath) throws IOException {
    if (!Folder.of(outputPath).isLocal()) {
      throw new QueryException(
          "Cannot query " + outputPath + ": only local disks; copy the release or use Spark");
    }
    Releases releases = Releases.of(outputPath);
    String id =
        releases
            .latest()
            .orElseThrow(
                () ->
                    new QueryException(
                        "Cannot query "
                            + outputPath
                            + ": no release there; publish one with 'run'"));
    return releases.show(id);
  }

  private static long answer(Connection connection, String sql, Format format, Appendable out)
      throws SQLException, IOException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return format == Format.JSON ? JsonLines.write(rows, out) : TextTable.write(rows, out);
    }
  }

  private static QueryException explained(SQLException e, ReleaseManifest release) {
    Matcher unknown = UNKNOWN_TABLE.matcher(String.valueOf(e.getMessage()));
    if (!unknown.find()) {
      return new QueryException("Cannot answer the query: " + said(e), e);
    }
    List<String> tables = release.tables().stream().map(TableEntry::name).toList();
    return new QueryException(
        "Cannot answer the query: no table '%s' in release %s%s (tables: %s)"
            .formatted(
                unknown.group(1),
                release.releaseId(),
                NearestName.hint(unknown.group(1), tables),
                String.join(", ", tables)),
        e);
  }

  /** DuckDB's own words, without those of its driver. */
  private static String said(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int start = message.indexOf("\nError: ");
    return (start < 0 ? message : message.substring(start + "\nError: ".length())).strip();
  }
}
