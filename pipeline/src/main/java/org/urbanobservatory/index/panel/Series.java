package org.urbanobservatory.index.panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A series of years, in parts that can be compared: a break begins a new part, and no trend crosses
 * it.
 *
 * @param points sorted by year, no year twice
 */
public record Series(List<SeriesPoint> points) {
  public Series {
    points = points.stream().sorted(Comparator.comparingInt(SeriesPoint::year)).toList();
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).year() == points.get(i - 1).year()) {
        throw new IllegalArgumentException(
            "Invalid series: year " + points.get(i).year() + " is there twice");
      }
    }
  }

  /** The parts between breaks, the earliest first. */
  public List<Series> parts() {
    var parts = new ArrayList<Series>();
    var part = new ArrayList<SeriesPoint>();
    for (SeriesPoint point : points) {
      if (point.isBreak() && !part.isEmpty()) {
        parts.add(new Series(part));
        part.clear();
      }
      part.add(point);
    }
    if (!part.isEmpty()) {
      parts.add(new Series(part));
    }
    return parts;
  }

  /** The part after the last break. */
  public Series latestPart() {
    List<Series> parts = parts();
    return parts.isEmpty() ? this : parts.get(parts.size() - 1);
  }
}
