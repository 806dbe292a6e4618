package org.urbanobservatory.step;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A GeoJSON layer on a plan in hundred metres, about 50 degrees north and 10 east. */
public final class Layer {
  /** Degrees of 100 m at the south-western corner of the plan, by the radius of its parallel. */
  private static final double EAST = 100 / 71_695.0;

  private static final double NORTH = 100 / 111_229.0;

  private final List<String> features = new ArrayList<>();

  /**
   * Adds a feature.
   *
   * @param type GeoJSON type: Point, LineString or Polygon
   * @param properties JSON members, for example {@code "class": "park"}
   * @param xy hundreds of metres, east then north, point by point
   */
  public Layer add(String type, String properties, double... xy) {
    var points = new ArrayList<String>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(point(xy[i], xy[i + 1]));
    }
    String list = "[" + String.join(",", points) + "]";
    String coordinates =
        switch (type) {
          case "Point" -> points.get(0);
          case "Polygon" -> "[" + list + "]";
          default -> list;
        };
    features.add(
        """
        {"type":"Feature","properties":{%s},"geometry":{"type":"%s","coordinates":%s}}"""
            .formatted(properties, type, coordinates));
    return this;
  }

  /** Adds a rectangle. */
  public Layer box(String properties, double west, double south, double east, double north) {
    return add(
        "Polygon", properties, west, south, east, south, east, north, west, north, west, south);
  }

  public Path write(Path folder, String name) {
    try {
      return Files.writeString(
          folder.resolve(name),
          "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double lon(double east) {
    return 10 + east * EAST;
  }

  public static double lat(double north) {
    return 50 + north * NORTH;
  }

  private static String point(double east, double north) {
    return String.format(Locale.ROOT, "[%.9f,%.9f]", lon(east), lat(north));
  }
}
