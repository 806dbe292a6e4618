package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.urbanobservatory.model.Place;

/** Ranks places in every draw and counts. */
final class RankCounts {
  private static final double TAIL = 0.05;

  private final String componentId;
  private final Function<Place, String> peers;
  private final Function<CitySheet, double[]> drawn;

  /**
   * @param drawn scores of a place at the node: by the edition's own choices, then by draw
   */
  RankCounts(
      String componentId, Function<Place, String> peers, Function<CitySheet, double[]> drawn) {
    this.componentId = componentId;
    this.peers = peers;
    this.drawn = drawn;
  }

  /** Sorted by peers, then by place. */
  List<RankRange> ranks(List<CitySheet> places) {
    List<Drawn> scored =
        places.parallelStream()
            .map(place -> new Drawn(place.place(), drawn.apply(place)))
            .filter(place -> Means.isScore(place.scores()[0]))
            .toList();
    var sets = new TreeMap<String, List<Drawn>>();
    for (Drawn place : scored) {
      sets.computeIfAbsent(peers.apply(place.place()), set -> new ArrayList<>()).add(place);
    }
    var ranges = new ArrayList<RankRange>();
    for (Map.Entry<String, List<Drawn>> set : sets.entrySet()) {
      ranges.addAll(ranks(set.getKey(), set.getValue()));
    }
    return ranges;
  }

  private record Drawn(Place place, double[] scores) {}

  private List<RankRange> ranks(String set, List<Drawn> members) {
    members.sort((a, b) -> a.place().compareTo(b.place()));
    int draws = members.get(0).scores().length;
    var ranks = new int[members.size()][draws];
    for (int draw = 0; draw < draws; draw++) {
      rank(members, draw, ranks);
    }
    var ranges = new ArrayList<RankRange>();
    for (int i = 0; i < members.size(); i++) {
      ranges.add(range(set, members.get(i).place(), ranks[i]));
    }
    return ranges;
  }

  /** One more than the number of higher scores; 0 for a place without a score in the draw. */
  private static void rank(List<Drawn> members, int draw, int[][] ranks) {
    double[] sorted =
        members.stream()
            .mapToDouble(member -> member.scores()[draw])
            .filter(Means::isScore)
            .sorted()
            .toArray();
    for (int i = 0; i < ranks.length; i++) {
      double score = members.get(i).scores()[draw];
      ranks[i][draw] = Means.isScore(score) ? 1 + higher(sorted, score) : 0;
    }
  }

  private static int higher(double[] sorted, double score) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > score) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted.length - low;
  }

  private RankRange range(String set, Place place, int[] ranks) {
    int[] drawnRanks = Arrays.stream(ranks, 1, ranks.length).filter(r -> r > 0).sorted().toArray();
    if (drawnRanks.length == 0) {
      return new RankRange(place, set, componentId, ranks[0], ranks[0], ranks[0], List.of());
    }
    int last = drawnRanks.length - 1;
    return new RankRange(
        place,
        set,
        componentId,
        ranks[0],
        drawnRanks[(int) StrictMath.floor(TAIL * last)],
        drawnRanks[(int) StrictMath.ceil((1 - TAIL) * last)],
        frequencies(drawnRanks));
  }

  private static List<RankRange.Frequency> frequencies(int[] sorted) {
    var frequencies = new ArrayList<RankRange.Frequency>();
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] != sorted[from]) {
        frequencies.add(new RankRange.Frequency(sorted[from], (double) (i - from) / sorted.length));
        from = i;
      }
    }
    return frequencies;
  }
}
