package org.urbanobservatory.index.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.urbanobservatory.index.explain.PeerComparison.Verdict;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/**
 * Strengths and weaknesses of a place against its peers: above the upper or below the lower quartile
 * (type 7 of Hyndman and Fan 1996) of the others' scores. Fewer than five peers are no comparison.
 */
public final class PeerComparisons {
  /** The fewest peers that are compared with. */
  public static final int FEWEST_PEERS = 5;

  private final Map<Place, PeerFacts> facts;

  /**
   * @param facts by what places are peers; a place that is not in it has no peers
   */
  public PeerComparisons(Map<Place, PeerFacts> facts) {
    this.facts = new TreeMap<>(facts);
  }

  /**
   * By what a place has peers; a null is unknown.
   *
   * @param population people, for the size class
   * @param region for example an SDG region
   * @param income for example a World Bank income group
   */
  public record PeerFacts(Double population, String region, String income) {
    private static final double[] CLASSES = {300e3, 500e3, 1e6, 5e6, 10e6};

    /** Size class of the UN's World Urbanization Prospects: how many of its bounds are reached. */
    Integer sizeClass() {
      if (population == null) {
        return null;
      }
      int reached = 0;
      for (double bound : CLASSES) {
        reached += population >= bound ? 1 : 0;
      }
      return reached;
    }

    Object key(String peerSet) {
      return switch (peerSet) {
        case "size_class" -> sizeClass();
        case "region" -> region;
        case "income" -> income;
        default -> throw new IllegalArgumentException("Invalid peer set: " + peerSet);
      };
    }
  }

  /**
   * The comparisons of a place, those farthest above the median first, within each peer set.
   *
   * @param scores of all places, of one edition and year
   */
  public List<PeerComparison> of(Place place, List<Score> scores) {
    var byComponent = new TreeMap<String, List<Score>>();
    for (Score score : scores) {
      if (score.score() != null && !score.place().isNational()) {
        byComponent.computeIfAbsent(score.componentId(), id -> new ArrayList<>()).add(score);
      }
    }
    var comparisons = new ArrayList<PeerComparison>();
    for (String peerSet : List.of("country", "size_class", "region", "income")) {
      byComponent.forEach((id, members) -> compare(place, peerSet, members, comparisons));
    }
    comparisons.sort(
        Comparator.comparing(PeerComparison::peerSet)
            .thenComparing(Comparator.comparingDouble(PeerComparison::difference).reversed())
            .thenComparing(PeerComparison::componentId));
    return comparisons;
  }

  private void compare(
      Place place, String peerSet, List<Score> members, List<PeerComparison> comparisons) {
    double[] peers =
        members.stream()
            .filter(score -> !score.place().equals(place))
            .filter(score -> isPeer(place, score.place(), peerSet))
            .mapToDouble(Score::score)
            .toArray();
    members.stream()
        .filter(score -> score.place().equals(place) && peers.length >= FEWEST_PEERS)
        .findFirst()
        .ifPresent(score -> comparisons.add(comparison(score, peerSet, peers)));
  }

  private boolean isPeer(Place place, Place other, String peerSet) {
    if (peerSet.equals("country")) {
      return place.countryCode().equals(other.countryCode());
    }
    PeerFacts mine = facts.get(place);
    PeerFacts theirs = facts.get(other);
    return mine != null
        && theirs != null
        && mine.key(peerSet) != null
        && Objects.equals(mine.key(peerSet), theirs.key(peerSet));
  }

  private static PeerComparison comparison(Score score, String peerSet, double[] peers) {
    double lower = quantile(peers, 25);
    double upper = quantile(peers, 75);
    Verdict verdict =
        score.score() > upper
            ? Verdict.STRENGTH
            : score.score() < lower ? Verdict.WEAKNESS : Verdict.TYPICAL;
    return new PeerComparison(
        score.componentId(),
        peerSet,
        peers.length,
        score.score(),
        lower,
        quantile(peers, 50),
        upper,
        verdict);
  }

  private static double quantile(double[] numbers, double percent) {
    return new Percentile().withEstimationType(EstimationType.R_7).evaluate(numbers, percent);
  }
}
