package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/** What a form draws on the board, line by line; {@link Drawing} joins the lines afterwards. */
final class Sketch {
  final List<Line> lines = new ArrayList<>();
  final List<Ground> grounds = new ArrayList<>();
  final List<Place> places = new ArrayList<>();
  Region boundary;
  private int names;

  /** A street on the ground. */
  void street(String highway, Point... points) {
    street(Map.of("highway", highway), points);
  }

  void street(Map<String, String> tags, Point... points) {
    Map<String, String> named = new TreeMap<>(tags);
    if (named.get("highway").endsWith("_link") || named.containsKey("junction")) {
      line(named, points);
      return;
    }
    named.putIfAbsent("name", Names.street(names++));
    line(named, points);
  }

  /** Two one-way carriageways at 8 metres on either side of a straight axis. */
  void boulevard(Map<String, String> tags, Point from, Point to) {
    Map<String, String> named = new TreeMap<>(tags);
    named.put("oneway", "yes");
    named.putIfAbsent("name", Names.street(names++));
    double dx = (to.x() - from.x()) * 8 / from.distance(to);
    double dy = (to.y() - from.y()) * 8 / from.distance(to);
    line(named, from.plus(dy, -dx), to.plus(dy, -dx));
    line(named, to.plus(-dy, dx), from.plus(-dy, dx));
  }

  /** Footways, service roads and other ways that are not streets. */
  void path(String highway, Point... points) {
    line(Map.of("highway", highway), points);
  }

  void line(Map<String, String> tags, Point... points) {
    lines.add(new Line(List.of(points), tags));
  }

  void ground(Ring ring, String key, String value) {
    grounds.add(new Ground(ring, null, Map.of(key, value)));
  }

  void park(Ring ring, Ring pond, String name) {
    grounds.add(new Ground(ring, pond, Map.of("leisure", "park", "name", name)));
    if (pond != null) {
      grounds.add(new Ground(pond, null, Map.of("natural", "water", "water", "pond")));
    }
  }

  void place(Point point, String key, String value, String name) {
    places.add(new Place(point, Map.of(key, value, "name", name)));
  }
}
