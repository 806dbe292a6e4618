package org.urbanobservatory.job.release;

import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Folder;

/** The output folder of an observatory: where releases are staged and published. */
public final class ReleaseStore {
  static final String STAGING = ".staging";

  private final Folder output;
  private final Clock clock;

  private ReleaseStore(Folder output, Clock clock) {
    this.output = output;
    this.clock = clock;
  }

  /** The store at a local path or a URI that Hadoop knows; need not exist yet. */
  public static ReleaseStore of(String outputPath) {
    return of(outputPath, Clock.systemUTC());
  }

  static ReleaseStore of(String outputPath, Clock clock) {
    return new ReleaseStore(Folder.of(outputPath), clock);
  }

  /** What is published. */
  public Releases releases() {
    return Releases.of(output);
  }

  /**
   * Begins a release: takes the lock, removes what killed runs left behind, and names the release.
   * Close it in any case; what was not published then is gone.
   *
   * @throws ReleaseException when another run holds the output
   */
  public Staging begin(FileLayout layout) throws IOException {
    RunLock lock = RunLock.take(output);
    try {
      clean();
      String id = ReleaseId.next(clock, new HashSet<>(output.names(Releases.FOLDER)));
      return new Staging(output, id, layout, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Breaks the lock of a run that is gone without saying so, as one on another host may be. */
  public void breakLock() throws IOException {
    RunLock.breakUp(output);
  }

  private void clean() throws IOException {
    output.delete(STAGING);
    for (String name : output.names(Releases.FOLDER)) {
      if (ReleaseId.isReleaseId(name) && !releases().exists(name)) {
        output.delete(Releases.path(name));
      }
    }
    for (String name : output.names("")) {
      if (name.startsWith(".latest") && name.endsWith(".tmp")) {
        output.delete(name);
      }
    }
  }
}
