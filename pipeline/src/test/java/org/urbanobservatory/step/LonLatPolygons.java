package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.List;

/** GeoJSON polygons in degrees. */
public final class LonLatPolygons {
  private LonLatPolygons() {}

  public static String ring(double... xy) {
    var points = new ArrayList<String>();
    for (int i = 0; i <= xy.length; i += 2) {
      points.add("[" + xy[i % xy.length] + "," + xy[i % xy.length + 1] + "]");
    }
    return "[[" + String.join(",", points) + "]]";
  }

  public static String feature(String id, String ring) {
    return "{\"type\":\"Feature\",\"properties\":{\"id\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":%s}}"
        .formatted(id, ring);
  }

  public static String collection(List<String> features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
  }
}
