package org.urbanobservatory.job.run;

import java.util.Comparator;
import org.urbanobservatory.model.InputSummary;

/**
 * One input file or query in one state: what values are made from.
 *
 * @param input id of the input
 * @param path as the configuration writes it
 * @param sha256 of the bytes, null if they could not be read
 */
record FileState(String input, String path, String sha256) implements Comparable<FileState> {
  private static final Comparator<FileState> ORDER =
      Comparator.comparing(FileState::input)
          .thenComparing(FileState::path)
          .thenComparing(FileState::sha256, Comparator.nullsFirst(Comparator.naturalOrder()));

  static FileState of(InputSummary file) {
    return new FileState(file.input(), file.path(), file.sha256());
  }

  @Override
  public int compareTo(FileState other) {
    return ORDER.compare(this, other);
  }
}
