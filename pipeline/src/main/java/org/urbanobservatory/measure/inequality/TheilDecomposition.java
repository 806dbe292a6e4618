package org.urbanobservatory.measure.inequality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.urbanobservatory.grid.ExactSum;

/**
 * Theil's T of a city, split into what lies between its zones and what lies within them.
 *
 * <p>What counts: every person with a value, in one zone each; the people of no zone are one part
 * more. What does not: people without a value.
 *
 * <p>Formula: {@code between = sum s_z ln(m_z / m)}, {@code within = sum s_z T_z} with the zone's
 * share s of the whole amount and its mean m; the two add up to T of all.
 *
 * <p>Source: Haughton and Khandker, Handbook on Poverty and Inequality, World Bank 2009, chapter 6;
 * Bellu and Liberati, EASYPol module 052, FAO 2006.
 *
 * <p>Unit: 1. There is none where a value is negative, all have nothing, or nobody has a value.
 *
 * @param total T of all people
 * @param between what would remain if all people of a zone had its mean
 * @param within the mean of the zones' T, weighted by their share of the amount
 * @param zones in the order of their ids
 */
public record TheilDecomposition(double total, double between, double within, List<Zone> zones) {
  /**
   * One zone.
   *
   * @param id {@link Holding#NO_ZONE} for the people of no zone
   * @param people with a value
   * @param mean over these people
   * @param theil T inside the zone; 0 where all have nothing
   * @param amountShare its share of the whole amount, 0 to 1
   */
  public record Zone(String id, double people, double mean, double theil, double amountShare) {}

  public TheilDecomposition {
    zones = List.copyOf(zones);
  }

  /** Empty where the whole has no T; {@link Inequality#theilT} says why. */
  public static Optional<TheilDecomposition> find(Collection<Holding> holdings) {
    Distribution all = Distribution.of(holdings);
    return Inequality.obstacle(all) == null
        ? Optional.of(decomposed(all, byZone(holdings)))
        : Optional.empty();
  }

  private static SortedMap<String, List<Holding>> byZone(Collection<Holding> holdings) {
    SortedMap<String, List<Holding>> zones = new TreeMap<>();
    for (Holding holding : holdings) {
      if (holding.hasValue() && holding.people() > 0) {
        zones.computeIfAbsent(holding.zone(), id -> new ArrayList<>()).add(holding);
      }
    }
    return zones;
  }

  private static TheilDecomposition decomposed(
      Distribution all, SortedMap<String, List<Holding>> byZone) {
    double mean = all.total() / all.people();
    var between = new ExactSum();
    var within = new ExactSum();
    List<Zone> zones = new ArrayList<>();
    byZone.forEach((id, holdings) -> zones.add(zone(id, Distribution.of(holdings), all.total())));
    for (Zone zone : zones) {
      double share = zone.amountShare();
      between.add(share == 0 ? 0 : share * StrictMath.log(zone.mean() / mean));
      within.add(share * zone.theil());
    }
    return new TheilDecomposition(
        Inequality.rawTheilT(all), Math.max(0, between.value()), within.value(), zones);
  }

  private static Zone zone(String id, Distribution of, double amount) {
    double theil = of.total() == 0 ? 0 : Inequality.rawTheilT(of);
    return new Zone(id, of.people(), of.total() / of.people(), theil, of.total() / amount);
  }
}
