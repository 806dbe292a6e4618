package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Ranks cities at every node, among all cities and among those of their country. */
public final class Rankings {
  /** Peer set: every city of the observatory. */
  public static final String ALL_CITIES = "all";

  /** Peer set: the cities of the same country. */
  public static final String COUNTRY = "country";

  private static final Comparator<Peers> PEERS =
      Comparator.comparing(Peers::edition)
          .thenComparingInt(Peers::year)
          .thenComparing(Peers::peerSet)
          .thenComparing(Peers::countryCode)
          .thenComparing(Peers::componentId);

  private Rankings() {}

  /** Who is compared with whom: {@code countryCode} is empty for all cities. */
  private record Peers(
      String edition, int year, String peerSet, String countryCode, String componentId) {}

  /**
   * The ranks of every city with a score, sorted by edition, year, peer set, country, component,
   * rank and place. Countries and missing scores have no rank.
   */
  public static List<Ranking> rank(List<Score> scores) {
    var peers = new TreeMap<Peers, List<Score>>(PEERS);
    for (Score score : scores) {
      if (score.score() != null && !score.place().isNational()) {
        add(peers, score, ALL_CITIES, "");
        add(peers, score, COUNTRY, score.place().countryCode());
      }
    }
    var rankings = new ArrayList<Ranking>();
    peers.forEach((set, members) -> rankings.addAll(rank(set, members)));
    return rankings;
  }

  private static void add(
      Map<Peers, List<Score>> peers, Score score, String peerSet, String countryCode) {
    var key = new Peers(score.edition(), score.year(), peerSet, countryCode, score.componentId());
    peers.computeIfAbsent(key, set -> new ArrayList<>()).add(score);
  }

  private static List<Ranking> rank(Peers peers, List<Score> members) {
    members.sort(
        Comparator.<Score>comparingDouble(score -> -score.score()).thenComparing(Score::place));
    var rankings = new ArrayList<Ranking>();
    int rank = 1;
    for (int i = 0; i < members.size(); i++) {
      Place place = members.get(i).place();
      if (i > 0 && !members.get(i).score().equals(members.get(i - 1).score())) {
        rank = i + 1;
      }
      rankings.add(
          new Ranking(
              peers.edition(),
              peers.year(),
              peers.peerSet(),
              place,
              peers.componentId(),
              rank,
              null,
              null));
    }
    return rankings;
  }
}
