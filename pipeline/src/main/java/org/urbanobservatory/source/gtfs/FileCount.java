package org.urbanobservatory.source.gtfs;

import java.io.Serializable;

/**
 * What became of one table of a feed.
 *
 * @param file for example {@code stop_times.txt}
 * @param read rows
 * @param rejected of them refused, each with an issue or, beyond a number of one kind, counted in
 *     one
 */
public record FileCount(String file, long read, long rejected) implements Serializable {
  public FileCount {
    if (read < 0 || rejected < 0 || rejected > read) {
      throw new IllegalArgumentException(
          "Invalid counts of %s: %d of %d rows rejected".formatted(file, rejected, read));
    }
  }

  public long accepted() {
    return read - rejected;
  }
}
