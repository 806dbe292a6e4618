package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.urbanobservatory.job.sample.plane.Point;

/** The nodes of a drawing: points nearer than half a centimetre are one node. */
final class Joints {
  private static final double SAME_M = 0.005;
  private static final double BUCKET_M = 0.02;

  private final List<Point> points = new ArrayList<>();
  private final Map<Long, List<Integer>> buckets = new HashMap<>();

  List<Point> points() {
    return points;
  }

  Point point(int node) {
    return points.get(node);
  }

  int nodeAt(Point p) {
    long column = bucket(p.x());
    long row = bucket(p.y());
    for (long c = column - 1; c <= column + 1; c++) {
      for (long r = row - 1; r <= row + 1; r++) {
        for (int node : buckets.getOrDefault(key(c, r), List.of())) {
          if (points.get(node).distance(p) < SAME_M) {
            return node;
          }
        }
      }
    }
    return add(p, key(column, row));
  }

  private int add(Point p, long key) {
    points.add(p);
    buckets.computeIfAbsent(key, k -> new ArrayList<>()).add(points.size() - 1);
    return points.size() - 1;
  }

  private static long bucket(double value) {
    return (long) StrictMath.floor(value / BUCKET_M);
  }

  private static long key(long column, long row) {
    return (column << 32) ^ (row & 0xFFFFFFFFL);
  }
}
