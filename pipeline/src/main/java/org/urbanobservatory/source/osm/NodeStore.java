package org.urbanobservatory.source.osm;

import java.util.Arrays;

/** Node positions in flat arrays, ascending by id: 24 bytes a node. */
final class NodeStore {
  private final long[] ids;
  private final double[] lon;
  private final double[] lat;
  private final int duplicates;

  private NodeStore(long[] ids, double[] lon, double[] lat, int duplicates) {
    this.ids = ids;
    this.lon = lon;
    this.lat = lat;
    this.duplicates = duplicates;
  }

  /** Position of the node, negative if absent. */
  int find(long id) {
    return Arrays.binarySearch(ids, id);
  }

  boolean has(long id) {
    return find(id) >= 0;
  }

  double lon(int position) {
    return lon[position];
  }

  double lat(int position) {
    return lat[position];
  }

  /** Nodes of which an earlier one in the file had the id; the first is kept. */
  int duplicates() {
    return duplicates;
  }

  /** Collects nodes in file order. */
  static final class Builder {
    private long[] ids = new long[64];
    private double[] lon = new double[64];
    private double[] lat = new double[64];
    private int size;

    void add(long id, double x, double y) {
      room(1);
      ids[size] = id;
      lon[size] = x;
      lat[size++] = y;
    }

    void addAll(Builder other) {
      room(other.size);
      System.arraycopy(other.ids, 0, ids, size, other.size);
      System.arraycopy(other.lon, 0, lon, size, other.size);
      System.arraycopy(other.lat, 0, lat, size, other.size);
      size += other.size;
    }

    void addAll(NodeStore store) {
      for (int i = 0; i < store.ids.length; i++) {
        add(store.ids[i], store.lon[i], store.lat[i]);
      }
    }

    NodeStore build() {
      return isAscending() ? trimmed() : sorted();
    }

    private void room(int more) {
      if (size + more > ids.length) {
        int capacity = Math.max(size + more, ids.length + (ids.length >> 1));
        ids = Arrays.copyOf(ids, capacity);
        lon = Arrays.copyOf(lon, capacity);
        lat = Arrays.copyOf(lat, capacity);
      }
    }

    private boolean isAscending() {
      for (int i = 1; i < size; i++) {
        if (ids[i] <= ids[i - 1]) {
          return false;
        }
      }
      return true;
    }

    private NodeStore trimmed() {
      return new NodeStore(
          Arrays.copyOf(ids, size), Arrays.copyOf(lon, size), Arrays.copyOf(lat, size), 0);
    }

    /** Sorts distinct ids, then drops each node into its place; the first of equals stays. */
    private NodeStore sorted() {
      long[] order = SortedLongs.distinct(Arrays.copyOf(ids, size));
      var x = new double[order.length];
      var y = new double[order.length];
      for (int i = size - 1; i >= 0; i--) {
        int at = Arrays.binarySearch(order, ids[i]);
        x[at] = lon[i];
        y[at] = lat[i];
      }
      return new NodeStore(order, x, y, size - order.length);
    }
  }
}
