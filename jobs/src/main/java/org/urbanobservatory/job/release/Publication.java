package org.urbanobservatory.job.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.release.ReleaseManifest.FileEntry;
import org.urbanobservatory.job.release.ReleaseManifest.TableEntry;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;

/** Turns a staged release into the latest, in steps that can stop anywhere without harm. */
public final class Publication {
  /** One step; the order is what makes the whole safe. */
  interface Step {
    void run() throws IOException;
  }

  /** Writes the pages of a release that is described and not yet published. */
  public interface Reporter {
    void report(ReleaseTables tables) throws IOException;
  }

  private final Staging staging;
  private final Folder output;
  private final ReleaseFacts facts;
  private final Reporter reporter;
  private ReleaseManifest manifest;

  Publication(Staging staging, ReleaseFacts facts, Reporter reporter) {
    this.staging = staging;
    this.output = staging.output();
    this.facts = facts;
    this.reporter = reporter;
  }

  /** Publishes what was staged, without pages, and returns its manifest. */
  public static ReleaseManifest publish(Staging staging, ReleaseFacts facts) throws IOException {
    return publish(staging, facts, tables -> {});
  }

  /** Publishes what was staged, with its pages, and returns its manifest. */
  public static ReleaseManifest publish(Staging staging, ReleaseFacts facts, Reporter reporter)
      throws IOException {
    Publication publication = new Publication(staging, facts, reporter);
    for (Step step : publication.steps()) {
      step.run();
    }
    return publication.manifest;
  }

  /**
   * From {@link #writeManifest} on the release exists; from {@link #pointToIt} it is the latest.
   */
  List<Step> steps() {
    return List.of(
        this::removeScratchFiles,
        this::addEmptyTables,
        this::describe,
        this::report,
        this::moveToReleases,
        this::writeManifest,
        this::pointToIt,
        this::linkToIt);
  }

  /** A task that was killed leaves the file it was writing. */
  private void removeScratchFiles() throws IOException {
    for (String file : output.files(staging.path())) {
      if (file.endsWith(".tmp")) {
        output.delete(staging.path() + "/" + file);
      }
    }
  }

  private void addEmptyTables() throws IOException {
    for (TableSchema table : Tables.load().all()) {
      if (output.files(staging.path() + "/" + table.name()).isEmpty()) {
        String file = table.name() + "/" + FileLayout.FILE;
        CanonicalParquet.write(table, List.of(), staging.folder(), file);
      }
    }
  }

  private void describe() throws IOException {
    Map<String, List<FileEntry>> filesByTable = new TreeMap<>();
    for (String file : output.files(staging.path())) {
      if (!file.startsWith(Verification.REPORT)) {
        filesByTable.computeIfAbsent(table(file), name -> new ArrayList<>()).add(entry(file));
      }
    }
    List<TableEntry> tables =
        Tables.load().all().stream().map(t -> entry(t, filesByTable.get(t.name()))).toList();
    manifest = ReleaseManifest.of(staging.id(), facts, tables);
  }

  private void report() throws IOException {
    reporter.report(new ReleaseTables(staging.folder(), manifest));
  }

  private void moveToReleases() throws IOException {
    output.move(staging.path(), Releases.path(staging.id()));
  }

  private void writeManifest() throws IOException {
    output.write(Releases.path(staging.id()) + "/" + ReleaseManifest.FILE, manifest.json());
  }

  private void pointToIt() throws IOException {
    Map<String, String> latest =
        new TreeMap<>(Map.of("release_id", staging.id(), "path", Releases.path(staging.id())));
    String json = new ObjectMapper().writeValueAsString(latest) + "\n";
    output.write(Releases.LATEST, json.getBytes(StandardCharsets.UTF_8));
  }

  /** A convenience for people; a disk without symbolic links does without. */
  private void linkToIt() throws IOException {
    if (!output.isLocal()) {
      return;
    }
    Path scratch = output.scratch("latest");
    try {
      Files.createSymbolicLink(scratch, Path.of(Releases.FOLDER, staging.id()));
      Files.move(scratch, output.localPath().resolve("latest"), StandardCopyOption.ATOMIC_MOVE);
    } catch (UnsupportedOperationException | IOException e) {
      Files.deleteIfExists(scratch);
    }
  }

  private static String table(String file) {
    String name = file.substring(0, Math.max(0, file.indexOf('/')));
    if (Tables.load().find(name).isEmpty() || !file.endsWith("/" + FileLayout.FILE)) {
      throw new IllegalStateException("Invalid file in a release: " + file + " is of no table");
    }
    return name;
  }

  private FileEntry entry(String file) throws IOException {
    String path = staging.path() + "/" + file;
    return new FileEntry(
        file,
        CanonicalParquet.rowCount(output, path),
        output.size(path),
        Checksum.sha256(output, path));
  }

  private static TableEntry entry(TableSchema table, List<FileEntry> files) {
    long rows = files.stream().mapToLong(FileEntry::rows).sum();
    return new TableEntry(table.name(), table.version(), rows, files);
  }
}
