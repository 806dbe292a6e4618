package org.urbanobservatory.job.run;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.Phase;

/**
 * How the phases of a run are told of, and how what they yield is kept.
 *
 * @param observatory id of the observatory, which names the jobs of the engine
 */
record Phases(SparkSession spark, String observatory, Console console) {

  /** Starts a phase; to be closed. */
  Phase start(String name, String unit, long total) {
    spark.sparkContext().setJobDescription("observatory " + observatory + ": " + name);
    return console.phase(name, unit, total);
  }

  /**
   * Computes an emission once for all steps that read it. In one process its past is forgotten, so
   * that no later task carries the plans and closures of earlier phases; on a cluster it is kept,
   * to be computed again when an executor is lost.
   */
  <T> Dataset<T> keep(Dataset<T> emission) {
    return spark.sparkContext().isLocal()
        ? emission.localCheckpoint(true)
        : emission.persist(StorageLevel.MEMORY_AND_DISK());
  }
}
