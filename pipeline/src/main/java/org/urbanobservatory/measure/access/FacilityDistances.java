package org.urbanobservatory.measure.access;

import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How far every origin is from the nearest facility of one set, or of several. */
public final class FacilityDistances {
  private final String id;
  private final double[] metres;
  private final BitSet within;
  private final BitSet notConnected;
  private final BitSet cutOff;
  private final int facilitiesNotConnected;
  private int[] nearestFirst;

  FacilityDistances(
      String id, double[] metres, BitSet within, Unreached unreached, int facilitiesNotConnected) {
    this.id = id;
    this.metres = metres;
    this.within = within;
    this.notConnected = unreached.notConnected();
    this.cutOff = unreached.cutOff();
    this.facilitiesNotConnected = facilitiesNotConnected;
  }

  /**
   * Why origins have no distance, besides being too far.
   *
   * @param notConnected no edge is near enough
   * @param cutOff on a part of the network that no way joins to a facility
   */
  record Unreached(BitSet notConnected, BitSet cutOff) {}

  /** What every origin reaches of any of some sets, each within its own threshold. */
  public static FacilityDistances any(String id, List<FacilityDistances> sets) {
    if (sets.isEmpty()) {
      throw new IllegalArgumentException("Invalid union " + id + ": it has no facility sets");
    }
    double[] metres = sets.get(0).metres.clone();
    var within = new BitSet();
    BitSet notConnected = (BitSet) sets.get(0).notConnected.clone();
    BitSet cutOff = (BitSet) sets.get(0).cutOff.clone();
    for (FacilityDistances set : sets) {
      for (int i = 0; i < metres.length; i++) {
        metres[i] = Math.min(metres[i], set.metres[i]);
      }
      within.or(set.within);
      notConnected.and(set.notConnected);
      cutOff.and(set.cutOff);
    }
    int facilities = sets.stream().mapToInt(FacilityDistances::facilitiesNotConnected).sum();
    return new FacilityDistances(
        id, metres, within, new Unreached(notConnected, cutOff), facilities);
  }

  public String id() {
    return id;
  }

  /** Metres from an origin to the nearest facility; empty if none is within the horizon. */
  public OptionalDouble metres(int origin) {
    return Double.isFinite(metres[origin])
        ? OptionalDouble.of(metres[origin])
        : OptionalDouble.empty();
  }

  /** Whether a facility is within its threshold. */
  public boolean isWithin(int origin) {
    return within.get(origin);
  }

  /** Whether no edge is near enough to the origin. */
  public boolean isNotConnected(int origin) {
    return notConnected.get(origin);
  }

  /** Whether the origin is on the network and no way leads to any facility. */
  public boolean isCutOff(int origin) {
    return cutOff.get(origin);
  }

  /** Facilities that no edge is near enough to; nobody reaches them. */
  public int facilitiesNotConnected() {
    return facilitiesNotConnected;
  }

  int origins() {
    return metres.length;
  }

  /** Origins by distance, then by number; those without a distance last. */
  int[] nearestFirst() {
    if (nearestFirst == null) {
      nearestFirst =
          IntStream.range(0, metres.length)
              .boxed()
              .sorted((a, b) -> Double.compare(metres[a], metres[b]))
              .mapToInt(i -> i)
              .toArray();
    }
    return nearestFirst;
  }

  /** Positions among some origins by distance, then in their order; those without one last. */
  int[] nearestFirst(int[] origins) {
    return IntStream.range(0, origins.length)
        .boxed()
        .sorted((a, b) -> Double.compare(metres[origins[a]], metres[origins[b]]))
        .mapToInt(i -> i)
        .toArray();
  }
}
