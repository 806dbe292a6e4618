package org.urbanobservatory.job.cli;

import java.io.IOException;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.job.settings.ConfigException;

/** The release that is meant where none is named. */
final class ReleaseChoice {
  private ReleaseChoice() {}

  /**
   * The one that readers are sent to.
   *
   * @throws ConfigException before the first release
   */
  static String latest(Releases releases) throws IOException {
    return releases
        .latest()
        .orElseThrow(() -> new ConfigException("Cannot find a release: none is published yet"));
  }

  /**
   * The one before another.
   *
   * @throws ConfigException when there is none
   */
  static String before(Releases releases, String id) throws IOException {
    int known = releases.list().size();
    return releases
        .findBefore(id)
        .orElseThrow(
            () ->
                new ConfigException(
                    known == 1
                        ? "Cannot compare release " + id + ": it is the only one there"
                        : "Cannot compare release " + id + ": it is the oldest one there"));
  }
}
