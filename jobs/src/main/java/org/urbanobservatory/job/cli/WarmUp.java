package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.urbanobservatory.job.spark.SparkSessions;

/**
 * Loads the classes that every run needs, so that the launcher can archive them: a session, a
 * shuffle, Parquet out and in.
 */
final class WarmUp {
  private WarmUp() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("observatory-warm-up");
    try (SparkSession spark = SparkSessions.local("local[2]")) {
      roundTrip(spark, folder.resolve("table").toString());
    } finally {
      delete(folder);
    }
  }

  private static void roundTrip(SparkSession spark, String path) {
    Dataset<String> words = spark.createDataset(List.of("one", "two", "one"), Encoders.STRING());
    words.groupBy("value").count().orderBy("value").write().parquet(path);
    spark.read().parquet(path).collectAsList();
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
