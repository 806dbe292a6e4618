package org.urbanobservatory.job.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.urbanobservatory.job.settings.OutputSettings;
import org.urbanobservatory.source.ByteSource;

/** Whether a release can be written where the configuration wants it, found out without writing. */
final class OutputCheck {
  private OutputCheck() {}

  /** What is in the way; another file system is asked when the run begins. */
  static Optional<String> problem(OutputSettings output) {
    var location = new ByteSource(output.location());
    return location.isLocal() ? problem(output.path(), location.localPath()) : Optional.empty();
  }

  private static Optional<String> problem(String written, Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    String what = "Cannot write to output " + written + ": " + existing;
    if (!Files.isDirectory(existing)) {
      return Optional.of(what + " is a file, not a folder; choose another output.path");
    }
    return Files.isWritable(existing)
        ? Optional.empty()
        : Optional.of(what + " may not be written to; change its rights or choose another path");
  }
}
