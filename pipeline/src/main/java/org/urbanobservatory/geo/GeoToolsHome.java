package org.urbanobservatory.geo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.geotools.referencing.factory.epsg.hsql.ThreadedHsqlEpsgFactory;
import org.geotools.referencing.operation.projection.MapProjection;

/**
 * Prepares GeoTools once per process: where the EPSG database unpacks, what is logged, and which
 * self-checks run.
 */
final class GeoToolsHome {
  /** Loggers are held here because the JDK keeps them by weak references only. */
  private static final List<Logger> SILENCED =
      Stream.of("org.geotools", "it.geosolutions", "javax.media.jai", "hsqldb.db")
          .map(Logger::getLogger)
          .toList();

  static {
    System.setProperty("hsqldb.reconfig_logging", "false");
    System.setProperty("com.sun.media.jai.disableMediaLib", "true");
    SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    // With assertions on, every projected point would be projected back to prove itself.
    MapProjection.SKIP_SANITY_CHECKS = true;
    if (System.getProperty(ThreadedHsqlEpsgFactory.DIRECTORY_KEY) == null) {
      System.setProperty(ThreadedHsqlEpsgFactory.DIRECTORY_KEY, epsgFolder().toString());
    }
  }

  private GeoToolsHome() {}

  /** Runs the static set-up above; further calls do nothing. */
  static void prepare() {}

  /**
   * The folder of the unpacked EPSG database (33 MB): {@code <home>/.cache/urban-observatory/epsg},
   * or below the temporary folder, in a folder named after the user, when home is not writable, as
   * on many cluster nodes. The system property {@code EPSG-HSQL.directory} overrides it.
   */
  private static Path epsgFolder() {
    Path cache = Path.of(System.getProperty("user.home", "/"), ".cache", "urban-observatory");
    try {
      return writable(cache.resolve("epsg"));
    } catch (IOException e) {
      return epsgTemporaryFolder();
    }
  }

  private static Path epsgTemporaryFolder() {
    String folder = "urban-observatory-" + System.getProperty("user.name");
    try {
      return writable(Path.of(System.getProperty("java.io.tmpdir"), folder, "epsg"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot create a folder for the EPSG database: "
              + e.getMessage()
              + "; set the system property "
              + ThreadedHsqlEpsgFactory.DIRECTORY_KEY,
          e);
    }
  }

  private static Path writable(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + " is not writable");
    }
    return folder;
  }
}
