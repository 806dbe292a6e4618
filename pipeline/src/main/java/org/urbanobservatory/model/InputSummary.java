package org.urbanobservatory.model;

import java.io.Serializable;

/**
 * What became of one input: a row of table {@code inputs}.
 *
 * @param input id of the input in the configuration
 * @param kind statistics, streets, population, ...
 * @param path as the configuration writes it
 * @param sha256 of the bytes, null if it could not be read
 * @param read rows or features of the file, each once; null, as the next two are, for a raster of
 *     which several cities read their parts
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
    Long read,
    Long accepted,
    Long rejected,
    String referenceDate,
    String source,
    String licence)
    implements Serializable {
  public InputSummary {
    boolean isUncounted = read == null && accepted == null && rejected == null;
    if (!isUncounted && !isSum(read, accepted, rejected)) {
      throw new IllegalArgumentException(
          "Invalid counts of input %s: read %s is not accepted %s + rejected %s, each 0 or more"
              .formatted(input, read, accepted, rejected));
    }
  }

  /** A file with rows or features that are counted. */
  public InputSummary(
      String input,
      String kind,
      String path,
      String sha256,
      long read,
      long accepted,
      long rejected,
      String referenceDate,
      String source,
      String licence) {
    this(
        input,
        kind,
        path,
        sha256,
        Long.valueOf(read),
        Long.valueOf(accepted),
        Long.valueOf(rejected),
        referenceDate,
        source,
        licence);
  }

  private static boolean isSum(Long read, Long accepted, Long rejected) {
    return read != null
        && accepted != null
        && rejected != null
        && accepted >= 0
        && rejected >= 0
        && read == accepted + rejected;
  }

  /** The counts with some accepted rows refused after all. */
  public InputSummary refusing(long rows) {
    return withCounts(read, rejected + rows);
  }

  /** The counts of this part and another part of the same input. */
  public InputSummary plus(InputSummary part) {
    return withCounts(read + part.read, rejected + part.rejected);
  }

  public InputSummary withSha256(String newSha256) {
    return new InputSummary(
        input, kind, path, newSha256, read, accepted, rejected, referenceDate, source, licence);
  }

  /** The same file with other counts. */
  public InputSummary withCounts(long newRead, long newRejected) {
    return with(newRead, newRead - newRejected, newRejected);
  }

  /** The same file, of which nothing can be said as a whole. */
  public InputSummary uncounted() {
    return with(null, null, null);
  }

  private InputSummary with(Long newRead, Long newAccepted, Long newRejected) {
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
