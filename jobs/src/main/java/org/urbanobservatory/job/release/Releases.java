package org.urbanobservatory.job.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Folder;
import org.urbanobservatory.table.TableSchema;

/** The published releases of one output folder. Reads only, but for {@link #prune}. */
public final class Releases {
  static final String FOLDER = "releases";
  static final String LATEST = "latest.json";

  private final Folder output;

  private Releases(Folder output) {
    this.output = output;
  }

  /** The releases of an output, a local path or a URI that Hadoop knows. */
  public static Releases of(String outputPath) {
    return new Releases(Folder.of(outputPath));
  }

  static Releases of(Folder output) {
    return new Releases(output);
  }

  /** The ids of all releases that exist, the oldest first. */
  public List<String> list() throws IOException {
    List<String> ids = new ArrayList<>();
    for (String name : output.names(FOLDER)) {
      if (ReleaseId.isReleaseId(name) && exists(name)) {
        ids.add(name);
      }
    }
    return ids;
  }

  /** The release that readers are sent to; empty before the first. */
  public Optional<String> latest() throws IOException {
    Optional<String> named = named();
    if (named.isPresent() && exists(named.get())) {
      return named;
    }
    List<String> ids = list();
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
  }

  /**
   * The manifest of a release.
   *
   * @throws ReleaseException when there is none of that id, with the nearest
   */
  public ReleaseManifest show(String id) throws IOException {
    if (!ReleaseId.isReleaseId(id) || !exists(id)) {
      throw new ReleaseException(
          "Invalid release: no '%s' in %s%s"
              .formatted(id, output.uri(FOLDER), NearestName.hint(id, list())));
    }
    try (InputStream in = output.open(path(id) + "/" + ReleaseManifest.FILE)) {
      return ReleaseManifest.read(in);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new ReleaseException(
          "Invalid release.json of %s: %s".formatted(id, e.getOriginalMessage()), e);
    }
  }

  /** All rows of a table of a release, in the order of its files. */
  public List<Row> rows(String id, TableSchema table) throws IOException {
    return rows(id, table, row -> true);
  }

  /** The wanted rows of a table of a release, in the order of its files; one file at a time. */
  public List<Row> rows(String id, TableSchema table, Predicate<Row> wanted) throws IOException {
    return tables(id).rows(table, wanted);
  }

  /** The rows of a table of a release that belong to one city, or to a country as such. */
  public List<Row> rows(String id, TableSchema table, Place place) throws IOException {
    return tables(id).rows(table, place);
  }

  /** All tables of a release. */
  public ReleaseTables tables(String id) throws IOException {
    ReleaseManifest manifest = show(id);
    return new ReleaseTables(folder(id), manifest);
  }

  /** What is wrong with a release, one line each; empty when it is as it was published. */
  public List<String> verify(String id) throws IOException {
    return new Verification(output, path(id), show(id)).problems();
  }

  /** What moved from one release to another, and what may have moved it. */
  public ReleaseDiff diff(String earlier, String later, ReleaseDiff.Scope scope)
      throws IOException {
    return ReleaseDiff.of(this, earlier, later, scope);
  }

  /** The newest release that is older than another; empty for the oldest. */
  public Optional<String> findBefore(String id) throws IOException {
    return list().stream().filter(other -> other.compareTo(id) < 0).reduce((a, b) -> b);
  }

  /**
   * Removes all but the newest releases; never the latest.
   *
   * @param keep how many stay, at least 1
   * @return the ids that were removed
   */
  public List<String> prune(int keep) throws IOException {
    if (keep < 1) {
      throw new IllegalArgumentException("Invalid number of releases to keep: " + keep);
    }
    try (RunLock lock = RunLock.take(output)) {
      List<String> ids = list();
      List<String> old = new ArrayList<>(ids.subList(0, Math.max(0, ids.size() - keep)));
      latest().ifPresent(old::remove);
      for (String id : old) {
        remove(id);
      }
      return old;
    }
  }

  /** Where a release lies, for readers of its files. */
  public Folder folder(String id) {
    return Folder.of(output.uri(path(id)));
  }

  static String path(String id) {
    return FOLDER + "/" + id;
  }

  boolean exists(String id) throws IOException {
    return output.exists(path(id) + "/" + ReleaseManifest.FILE);
  }

  /** The manifest goes first, so that a half-removed release does not exist. */
  private void remove(String id) throws IOException {
    output.delete(path(id) + "/" + ReleaseManifest.FILE);
    output.delete(path(id));
  }

  List<Row> rows(String id, TableSchema table, ReleaseManifest.FileEntry file) throws IOException {
    return CanonicalParquet.read(table, output, path(id) + "/" + file.path());
  }

  List<ReleaseManifest.FileEntry> files(String id, TableSchema table) throws IOException {
    return tables(id).files(table);
  }

  private Optional<String> named() throws IOException {
    try (InputStream in = output.open(LATEST)) {
      JsonNode id = new ObjectMapper().readTree(in).path("release_id");
      return id.isTextual() && ReleaseId.isReleaseId(id.asText())
          ? Optional.of(id.asText())
          : Optional.empty();
    } catch (NoSuchFileException
        | FileNotFoundException
        | com.fasterxml.jackson.core.JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
