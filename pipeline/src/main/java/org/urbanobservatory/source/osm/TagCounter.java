package org.urbanobservatory.source.osm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the selection's counted tags in one block by comparing indices, not text. */
final class TagCounter {
  private static final int ANY = -1;
  private static final int ABSENT = -2;

  private final List<String> wanted;
  private final int[] keys;
  private final int[] values;
  private final long[] counts;

  TagCounter(PbfBlock block, OsmSelection selection) {
    this.wanted = new ArrayList<>(selection.sortedCountedTags());
    this.keys = new int[wanted.size()];
    this.values = new int[wanted.size()];
    this.counts = new long[wanted.size()];
    resolve(block);
  }

  void count(PbfBlock.Tags tags) {
    for (int t = 0; t < tags.size(); t++) {
      for (int w = 0; w < keys.length; w++) {
        if (keys[w] == tags.key(t) && (values[w] == ANY || values[w] == tags.value(t))) {
          counts[w]++;
        }
      }
    }
  }

  void addTo(Map<String, Long> totals) {
    for (int w = 0; w < counts.length; w++) {
      totals.merge(wanted.get(w), counts[w], Long::sum);
    }
  }

  private void resolve(PbfBlock block) {
    Map<String, Integer> indices = indices(block);
    for (int w = 0; w < keys.length; w++) {
      String[] parts = wanted.get(w).split("=", 2);
      keys[w] = indices.getOrDefault(parts[0], ABSENT);
      values[w] = parts.length == 1 ? ANY : indices.getOrDefault(parts[1], ABSENT);
    }
  }

  private Map<String, Integer> indices(PbfBlock block) {
    var indices = new HashMap<String, Integer>();
    boolean[] used = block.indicesOf(words());
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        indices.putIfAbsent(block.text(i), i);
      }
    }
    return indices;
  }

  private java.util.Set<String> words() {
    var words = new java.util.HashSet<String>();
    wanted.forEach(w -> words.addAll(List.of(w.split("=", 2))));
    return words;
  }
}
