package org.urbanobservatory.job.release;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.urbanobservatory.job.release.ReleaseManifest.FileEntry;
import org.urbanobservatory.job.release.ReleaseManifest.TableEntry;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Folder;

/**
 * Compares a release with its manifest. Reports are not compared, since they can be rendered again.
 */
final class Verification {
  static final String REPORT = "report/";

  private final Folder output;
  private final String path;
  private final ReleaseManifest manifest;
  private final List<String> problems = new ArrayList<>();

  Verification(Folder output, String path, ReleaseManifest manifest) {
    this.output = output;
    this.path = path;
    this.manifest = manifest;
  }

  List<String> problems() throws IOException {
    if (!path.endsWith("/" + manifest.releaseId())) {
      problems.add("release.json: names release " + manifest.releaseId());
    }
    for (TableEntry table : manifest.tables()) {
      checkTable(table);
    }
    for (FileEntry file : manifest.files()) {
      checkFile(file);
    }
    checkUnexpected();
    return List.copyOf(problems);
  }

  private void checkTable(TableEntry table) {
    long rows = table.files().stream().mapToLong(FileEntry::rows).sum();
    if (rows != table.rows() || table.files().isEmpty()) {
      problems.add(
          "release.json: table %s has %d rows, its %d files have %d"
              .formatted(table.name(), table.rows(), table.files().size(), rows));
    }
  }

  private void checkFile(FileEntry file) throws IOException {
    String at = path + "/" + file.path();
    if (!output.exists(at)) {
      problems.add(file.path() + ": missing");
      return;
    }
    String sha256 = Checksum.sha256(output, at);
    if (!sha256.equals(file.sha256())) {
      problems.add(
          "%s: SHA-256 is %s, was published as %s".formatted(file.path(), sha256, file.sha256()));
    }
    checkRows(file, at);
  }

  private void checkRows(FileEntry file, String at) {
    try {
      long rows = CanonicalParquet.rowCount(output, at);
      if (rows != file.rows()) {
        problems.add(
            "%s: %d rows, was published with %d".formatted(file.path(), rows, file.rows()));
      }
    } catch (IOException | RuntimeException e) {
      problems.add(file.path() + ": no Parquet file: " + e.getMessage());
    }
  }

  private void checkUnexpected() throws IOException {
    Set<String> expected = new HashSet<>(Set.of(ReleaseManifest.FILE));
    manifest.files().forEach(file -> expected.add(file.path()));
    for (String file : output.files(path)) {
      if (!expected.contains(file) && !file.startsWith(REPORT)) {
        problems.add(file + ": unexpected");
      }
    }
  }
}
