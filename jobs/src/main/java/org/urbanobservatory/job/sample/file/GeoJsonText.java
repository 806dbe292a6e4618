package org.urbanobservatory.job.sample.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.urbanobservatory.job.sample.plane.DrawingBoard;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Ring;

/** What GeoJSON files of a drawing board have in common: degrees with eight decimals. */
final class GeoJsonText {
  static final String START = "{\"type\":\"FeatureCollection\",\"features\":[\n";
  static final String END = "\n]}\n";

  private GeoJsonText() {}

  /** A closed ring as coordinates. */
  static String ring(Ring ring, DrawingBoard board) {
    List<Point> closed = new ArrayList<>(ring.points());
    closed.add(ring.point(0));
    return closed.stream()
        .map(board::inverse)
        .map(p -> String.format(Locale.ROOT, "[%.8f,%.8f]", p.x(), p.y()))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
