package org.urbanobservatory.source.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.source.Fault;

/**
 * Where countries lie, roughly: enough to see that longitude and latitude are swapped. From Natural
 * Earth's countries at 1:110 million (public domain), rounded outwards to half degrees; a country
 * without a row is not checked.
 */
final class CountryExtents {
  private static final String RESOURCE = "country-extents.csv";
  private static final double MARGIN_DEGREES = 2;
  private static final Map<String, Envelope> EXTENTS = load();

  private CountryExtents() {}

  /** Refuses a box that lies outside of its country and, with its axes swapped, inside. */
  static void check(Envelope box, String country) throws Fault {
    Envelope extent = EXTENTS.get(country);
    if (extent != null && !extent.intersects(box) && extent.intersects(swapped(box))) {
      throw Fault.invalid(
          "swapped_coordinates",
          "boundary",
          "longitude %.4f, latitude %.4f is outside of %s and would be inside if they were swapped; write longitude first"
              .formatted(box.centre().x, box.centre().y, country));
    }
  }

  static Envelope swapped(Envelope box) {
    return new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
  }

  private static Map<String, Envelope> load() {
    Map<String, Envelope> extents = new TreeMap<>();
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(
                CountryExtents.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      rows.lines().skip(1).map(row -> row.split(",", -1)).forEach(c -> extents.put(c[0], box(c)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE + ": " + e.getMessage(), e);
    }
    return extents;
  }

  private static Envelope box(String[] cells) {
    Envelope box =
        new Envelope(
            Double.parseDouble(cells[1]),
            Double.parseDouble(cells[3]),
            Double.parseDouble(cells[2]),
            Double.parseDouble(cells[4]));
    box.expandBy(MARGIN_DEGREES);
    return box;
  }
}
