package org.urbanobservatory.job.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Spark sessions as a small machine needs them. */
public final class SparkSessions {
  private static final int SMALL_SHUFFLE = 8;

  private SparkSessions() {}

  /**
   * A session for the master. On {@code local} masters it needs no network, no user interface and
   * leaves nothing in the working folder; on a cluster, what {@code spark-submit} says stays. ANSI
   * mode stays on: a silent overflow or cast would be a wrong number.
   *
   * @param master for example {@code local[*]}
   */
  public static SparkSession local(String master) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("observatory")
            .master(master)
            .config("spark.ui.enabled", false)
            .config("spark.ui.showConsoleProgress", false)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.ansi.enabled", true)
            .config("spark.sql.catalogImplementation", "in-memory")
            .config("spark.sql.warehouse.dir", warehouse().toUri().toString())
            .config("spark.sql.shuffle.partitions", SMALL_SHUFFLE);
    return (master.startsWith("local") ? alone(builder) : builder).getOrCreate();
  }

  private static SparkSession.Builder alone(SparkSession.Builder builder) {
    return builder
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.adaptive.enabled", false)
        .config("spark.cleaner.referenceTracking.cleanCheckpoints", true);
  }

  private static Path warehouse() {
    return Path.of(System.getProperty("java.io.tmpdir"), "observatory-warehouse");
  }
}
