package org.urbanobservatory.measure.street;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/** Items with boxes, found through square cells. An item may be reported several times. */
final class EdgeGrid {
  private final double cell;
  private final Map<Long, int[]> items = new HashMap<>();
  private final Map<Long, Integer> sizes = new HashMap<>();

  EdgeGrid(double cell) {
    this.cell = cell;
  }

  void add(int item, double minX, double minY, double maxX, double maxY) {
    for (long c = number(minX); c <= number(maxX); c++) {
      for (long r = number(minY); r <= number(maxY); r++) {
        add(item, c << 32 ^ (r & 0xffffffffL));
      }
    }
  }

  void near(double minX, double minY, double maxX, double maxY, IntConsumer each) {
    for (long c = number(minX); c <= number(maxX); c++) {
      for (long r = number(minY); r <= number(maxY); r++) {
        long key = c << 32 ^ (r & 0xffffffffL);
        int[] found = items.get(key);
        for (int i = 0; found != null && i < sizes.get(key); i++) {
          each.accept(found[i]);
        }
      }
    }
  }

  private void add(int item, long key) {
    int size = sizes.merge(key, 1, Integer::sum);
    int[] found = items.computeIfAbsent(key, k -> new int[4]);
    if (size > found.length) {
      found = Arrays.copyOf(found, 2 * found.length);
      items.put(key, found);
    }
    found[size - 1] = item;
  }

  private long number(double metres) {
    return (long) Math.floor(metres / cell);
  }
}
