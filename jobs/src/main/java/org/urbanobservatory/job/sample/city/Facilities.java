package org.urbanobservatory.job.sample.city;

import java.util.List;
import java.util.Map;
import org.urbanobservatory.job.sample.plane.Point;

/** Stops and public buildings that every form has. */
final class Facilities {
  private static final double STOP_SPACING_M = 420;
  private static final List<String> PUBLIC =
      List.of("school", "library", "clinic", "townhall", "school", "hospital", "kindergarten");

  private Facilities() {}

  /** Bus stops beside an upward street at {@code x}, and a public building at every second one. */
  static void along(Sketch sketch, double x, double from, double to) {
    int stops = (int) StrictMath.floor((to - from) / STOP_SPACING_M);
    for (int i = 0; i < stops; i++) {
      Point stop = Point.of(x + 4, from + (i + 0.5) * STOP_SPACING_M);
      sketch.places.add(
          new Place(
              stop,
              Map.of(
                  "highway", "bus_stop",
                  "public_transport", "platform",
                  "name", "Stop " + (i + 1))));
      if (i % 2 == 0) {
        String amenity = PUBLIC.get(i / 2 % PUBLIC.size());
        sketch.place(stop.plus(30, 25), "amenity", amenity, "Public " + amenity + " " + (i + 1));
      }
    }
    sketch.place(Point.of(x + 30, (from + to) / 2), "railway", "station", "Central Station");
  }
}
