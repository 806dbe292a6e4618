package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * What became of one input: a row of table {@code inputs}.
 *
 * @param input id of the input in the configuration
 * @param kind statistics, streets, population, ...
 * @param path as the configuration writes it
 * @param sha256 of the bytes, null if it could not be read
 * @param read rows or features read
 * @param accepted of them kept
 * @param rejected of them refused, each with an issue
 * @param referenceDate year or date the data refer to, null if unknown
 * @param source label of the source
 * @param licence licence of the source, null if not said
 */
public record InputSummary(
    String input,
    String kind,
    String path,
    String sha256,
    long read,
    long accepted,
    long rejected,
    String referenceDate,
    String source,
    String licence)
    implements Serializable {
  public InputSummary {
    if (read != accepted + rejected) {
      throw new IllegalArgumentException(
          "Invalid counts of input "
              + input
              + ": read "
              + read
              + " is not accepted "
              + accepted
              + " + rejected "
              + rejected);
    }
  }

  /** The counts with some accepted rows refused after all. */
  public InputSummary refusing(long rows) {
    return withCounts(read, accepted - rows, rejected + rows);
  }

  /** The counts of this part and another part of the same input. */
  public InputSummary plus(InputSummary part) {
    return withCounts(read + part.read, accepted + part.accepted, rejected + part.rejected);
  }

  public InputSummary withSha256(String newSha256) {
    return new InputSummary(
        input, kind, path, newSha256, read, accepted, rejected, referenceDate, source, licence);
  }

  /** The same file with other counts. */
  public InputSummary withCounts(long newRead, long newAccepted, long newRejected) {
    return new InputSummary(
        input,
        kind,
        path,
        sha256,
        newRead,
        newAccepted,
        newRejected,
        referenceDate,
        source,
        licence);
  }
}
