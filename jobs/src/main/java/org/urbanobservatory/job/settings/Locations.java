package org.urbanobservatory.job.settings;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a written path leads. */
public final class Locations {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

  private Locations() {}

  /** A URI stays; a path is absolute, relative ones beginning at the folder of {@code file}. */
  public static String resolve(Path file, String written) {
    return SCHEME.matcher(written).matches()
        ? written
        : file.toAbsolutePath().resolveSibling(written).normalize().toString();
  }
}
