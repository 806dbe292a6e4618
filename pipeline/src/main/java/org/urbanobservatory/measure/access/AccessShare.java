package org.urbanobservatory.measure.access;

import java.util.Optional;

/**
 * How many people of one group and region reach a facility.
 *
 * @param people all of them
 * @param within those with a facility within its threshold
 * @param notConnected those with no edge of the network near enough; they count as not served
 * @param cutOff those on the network from whom no way leads to any facility
 * @param medianM metres that half of all the people walk at most; null where that is beyond the
 *     horizon or nobody lives
 */
public record AccessShare(
    double people, double within, double notConnected, double cutOff, Double medianM) {
  /** More people than this share without a connection make a value unfit for use. */
  public static final double MAX_NOT_CONNECTED_SHARE = 0.05;

  /** Reason: more than 5 % of the people are too far from every edge. */
  public static final String TOO_MANY_NOT_CONNECTED = "too_many_people_not_connected";

  /** Reason: a share of nobody. */
  public static final String NO_PEOPLE = "no_people";

  /**
   * Share of people with a facility within walking distance.
   *
   * <p>What counts: everyone whose walking distance to the nearest facility is at most the
   * threshold. What does not: people beyond it, cut off from it, or not connected to the network;
   * they stay in the denominator.
   *
   * <p>Formula: within / people.
   *
   * <p>Source: SDG indicator metadata 11.2.1 (2021) and 11.7.1.
   *
   * <p>Unit: 0 to 1. Empty where nobody lives, and where more than 5 % are not connected.
   */
  public Optional<Double> share() {
    return findReason().isPresent() ? Optional.empty() : Optional.of(within / people);
  }

  /** Share of people not connected to the network; empty where nobody lives. */
  public Optional<Double> notConnectedShare() {
    return people > 0 ? Optional.of(notConnected / people) : Optional.empty();
  }

  /** Why there is no share. */
  public Optional<String> findReason() {
    if (!(people > 0)) {
      return Optional.of(NO_PEOPLE);
    }
    return notConnected / people > MAX_NOT_CONNECTED_SHARE
        ? Optional.of(TOO_MANY_NOT_CONNECTED)
        : Optional.empty();
  }
}
