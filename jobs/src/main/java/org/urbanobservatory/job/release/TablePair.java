package org.urbanobservatory.job.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.ReleaseManifest.FileEntry;
import org.urbanobservatory.table.TableSchema;

/**
 * One table in two releases. Files with the same checksum are not read; the others are compared
 * file by file, or country by country where only one release has the file, as when the layout is
 * another.
 */
record TablePair(Releases releases, TableSchema table, String earlier, String later) {
  /**
   * @param limit how many differing rows are kept
   */
  TableDiff diff(int limit) throws IOException {
    Map<String, FileEntry> before = files(earlier);
    Map<String, FileEntry> after = files(later);
    var comparison = new RowComparison(table, limit);
    for (List<String> group : groups(before, after)) {
      comparison.compare(rows(earlier, group, before), rows(later, group, after));
    }
    return comparison.diff();
  }

  private Map<String, FileEntry> files(String id) throws IOException {
    Map<String, FileEntry> files = new TreeMap<>();
    releases.files(id, table).forEach(file -> files.put(file.path(), file));
    return files;
  }

  private static Iterable<List<String>> groups(
      Map<String, FileEntry> before, Map<String, FileEntry> after) {
    var paths = new TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    Map<String, List<String>> groups = new TreeMap<>();
    for (String path : paths) {
      boolean isOnBothSides = before.containsKey(path) && after.containsKey(path);
      if (!isOnBothSides || !before.get(path).sha256().equals(after.get(path).sha256())) {
        String group = isOnBothSides ? path : country(path);
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(path);
      }
    }
    return groups.values();
  }

  /** The folder of the country that a file is of, else of the table. */
  private static String country(String path) {
    int start = path.indexOf("/country=");
    return path.substring(0, path.indexOf('/', start < 0 ? 0 : start + 1));
  }

  private List<Row> rows(String id, List<String> paths, Map<String, FileEntry> files)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String path : paths) {
      if (files.containsKey(path)) {
        rows.addAll(releases.rows(id, table, files.get(path)));
      }
    }
    return rows;
  }
}
