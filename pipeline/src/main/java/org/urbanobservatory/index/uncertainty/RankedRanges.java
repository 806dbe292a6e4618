package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.index.Ranking;
import org.urbanobservatory.index.Rankings;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;

/** Puts rank ranges into rankings, among all cities and among those of a country. */
public final class RankedRanges {
  private RankedRanges() {}

  /** Whether ranges of ranks are computed at a node: at the index and its dimensions. */
  public static boolean isRanged(Component component) {
    return component.level() == Level.INDEX || component.level() == Level.DIMENSION;
  }

  /** The components at which ranks have a range. */
  public static List<String> componentIds(Edition edition) {
    return edition.components().stream().filter(RankedRanges::isRanged).map(Component::id).toList();
  }

  /** The ranges at a node, within both peer sets. */
  public static List<RankRange> of(
      MonteCarlo monteCarlo, String componentId, List<CitySheet> places) {
    var ranges =
        new ArrayList<>(monteCarlo.ranks(componentId, places, place -> Rankings.ALL_CITIES));
    ranges.addAll(monteCarlo.ranks(componentId, places, RankedRanges::country));
    return ranges;
  }

  private static String country(Place place) {
    return Rankings.COUNTRY + "/" + place.countryCode();
  }

  /** The peer set of a range, as a ranking names it. */
  public static String peerSet(RankRange range) {
    return range.peers().equals(Rankings.ALL_CITIES) ? Rankings.ALL_CITIES : Rankings.COUNTRY;
  }

  /** The rankings of one edition and year with their ranges. */
  public static List<Ranking> fill(List<Ranking> rankings, List<RankRange> ranges) {
    Map<List<Object>, RankRange> byPlace = new HashMap<>();
    ranges.forEach(
        range -> byPlace.put(List.of(range.componentId(), range.peers(), range.place()), range));
    return rankings.stream().map(ranking -> with(ranking, byPlace)).toList();
  }

  private static Ranking with(Ranking ranking, Map<List<Object>, RankRange> byPlace) {
    boolean isAll = ranking.peerSet().equals(Rankings.ALL_CITIES);
    String peers = isAll ? Rankings.ALL_CITIES : country(ranking.place());
    RankRange range = byPlace.get(List.of(ranking.componentId(), peers, ranking.place()));
    return range == null
        ? ranking
        : new Ranking(
            ranking.edition(),
            ranking.year(),
            ranking.peerSet(),
            ranking.place(),
            ranking.componentId(),
            ranking.rank(),
            range.rankLow(),
            range.rankHigh());
  }
}
