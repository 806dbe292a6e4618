package org.urbanobservatory.job.sample.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.job.sample.city.City;
import org.urbanobservatory.job.sample.plane.DrawingBoard;
import org.urbanobservatory.job.sample.plane.Point;
import org.urbanobservatory.job.sample.plane.Region;
import org.urbanobservatory.job.sample.plane.Ring;

/** The boundaries: one feature a city and line; outer rings counter-clockwise as RFC 7946 says. */
public final class CitiesGeoJson {
  private CitiesGeoJson() {}

  public static void write(Path path, List<City> cities) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(path)) {
      out.write(GeoJsonText.START);
      for (City city : cities) {
        out.write(city.number() == 0 ? "" : ",\n");
        out.write(feature(city));
      }
      out.write(GeoJsonText.END);
    }
  }

  private static String feature(City city) {
    return String.format(
        Locale.ROOT,
        "{\"type\":\"Feature\",\"properties\":{\"city_id\":\"%s\",\"name\":\"%s\","
            + "\"country_code\":\"%s\",\"official_code\":\"%s\"},\"geometry\":%s}",
        city.id(),
        city.name(),
        city.countryCode(),
        city.officialCode(),
        geometry(city.drawing().boundary(), city.board()));
  }

  private static String geometry(Region boundary, DrawingBoard board) {
    List<String> polygons = new ArrayList<>();
    for (Ring outer : boundary.outers()) {
      List<String> rings = new ArrayList<>(List.of(GeoJsonText.ring(outer, board)));
      boundary.holes().stream()
          .filter(hole -> outer.contains(hole.point(0)))
          .forEach(hole -> rings.add(GeoJsonText.ring(reversed(hole), board)));
      polygons.add("[" + String.join(",", rings) + "]");
    }
    return polygons.size() == 1
        ? "{\"type\":\"Polygon\",\"coordinates\":" + polygons.get(0) + "}"
        : "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", polygons) + "]}";
  }

  private static Ring reversed(Ring ring) {
    List<Point> points = new ArrayList<>(ring.points());
    java.util.Collections.reverse(points);
    return new Ring(points);
  }
}
