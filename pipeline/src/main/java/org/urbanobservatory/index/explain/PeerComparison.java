package org.urbanobservatory.index.explain;

/**
 * A place's score at a component against its peers.
 *
 * @param componentId the component
 * @param peerSet by what they are peers: {@code country}, {@code size_class}, {@code region}, {@code
 *     income}
 * @param peers how many others have a score
 * @param score of the place
 * @param lowerQuartile of the peers
 * @param median of the peers
 * @param upperQuartile of the peers
 * @param verdict where the place stands
 */
public record PeerComparison(
    String componentId,
    String peerSet,
    int peers,
    double score,
    double lowerQuartile,
    double median,
    double upperQuartile,
    Verdict verdict) {

  /** Against the middle half of the peers. */
  public enum Verdict {
    /** Above the upper quartile. */
    STRENGTH,
    TYPICAL,
    /** Below the lower quartile. */
    WEAKNESS
  }

  /** Points above the median of the peers. */
  public double difference() {
    return score - median;
  }
}
