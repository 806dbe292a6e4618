package org.urbanobservatory.source.osm;

import java.util.Arrays;

/** A growing list of ids that ends as a sorted set in one flat array. */
final class SortedLongs {
  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  void addAll(SortedLongs other) {
    for (int i = 0; i < other.size; i++) {
      add(other.values[i]);
    }
  }

  long[] distinct() {
    return distinct(Arrays.copyOf(values, size));
  }

  static long[] distinct(long[] values) {
    Arrays.sort(values);
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[n++] = values[i];
      }
    }
    return Arrays.copyOf(values, n);
  }

  static boolean has(long[] sorted, long value) {
    return Arrays.binarySearch(sorted, value) >= 0;
  }
}
