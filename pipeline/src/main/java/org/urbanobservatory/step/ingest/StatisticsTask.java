package org.urbanobservatory.step.ingest;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;
import org.urbanobservatory.source.ByteSource;

/**
 * One file of statistics to read.
 *
 * @param id of the input in the configuration
 * @param path as the configuration writes it
 * @param bytes the file
 * @param source label of the source, null if not said
 * @param licence licence of the source, null if not said
 * @param latestYear the latest year that is read, null for all
 * @param options {@code encoding}, {@code delimiter}, {@code decimal}, {@code extent} where
 *     declared
 * @param columns names of the file's columns where they differ, by what they stand for
 * @param constants values for every row where the file has no such column
 */
public record StatisticsTask(
    String id,
    String path,
    ByteSource bytes,
    String source,
    String licence,
    Integer latestYear,
    Map<String, String> options,
    Map<String, String> columns,
    Map<String, String> constants)
    implements Serializable {
  public StatisticsTask {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(bytes, "bytes of input " + id);
    options = Map.copyOf(options);
    columns = Map.copyOf(columns);
    constants = Map.copyOf(constants);
  }
}
