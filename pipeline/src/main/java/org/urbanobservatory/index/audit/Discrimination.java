package org.urbanobservatory.index.audit;

/**
 * Whether an indicator tells places apart.
 *
 * @param componentId the indicator
 * @param n places with a score
 * @param distinct different scores among them
 * @param topShare share of them at 100
 * @param bottomShare share of them at 0
 * @param verdict what follows
 */
public record Discrimination(
    String componentId,
    int n,
    int distinct,
    double topShare,
    double bottomShare,
    Verdict verdict) {
  /** Whether scores tell places apart. */
  public enum Verdict {
    TELLS_APART,
    /** At least nine in ten places have the same end of the scale. */
    NEARLY_CONSTANT,
    /** All places have the same score. */
    CONSTANT,
    /** Fewer than two places have one. */
    TOO_FEW
  }
}
