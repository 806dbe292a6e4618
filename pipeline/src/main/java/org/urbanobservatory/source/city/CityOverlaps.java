package org.urbanobservatory.source.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.urbanobservatory.model.Issue;

/**
 * Cities whose boundaries share land: what is there counts in each of them, and more than once in
 * their country.
 */
final class CityOverlaps {
  /** Share of the smaller city up to which an overlap is a sliver of two drawings of one border. */
  private static final double TOLERANCE = 0.001;

  /** So many of the largest overlaps of a city are named. */
  private static final int NAMED = 5;

  private final List<City> cities;
  private final STRtree index = new STRtree();

  /**
   * @param share of the smaller of the two cities, 0 to 1
   */
  private record Overlap(City other, double share) {}

  private CityOverlaps(List<City> cities) {
    this.cities = cities;
    cities.forEach(city -> index.insert(city.boundary().getEnvelopeInternal(), city));
  }

  /** One issue for each city that shares land with others, in the order of the cities. */
  static List<Issue> of(List<City> cities) {
    var overlaps = new CityOverlaps(cities);
    List<Issue> issues = new ArrayList<>();
    for (City city : cities) {
      List<Overlap> found = overlaps.of(city);
      if (!found.isEmpty()) {
        issues.add(issue(city, found));
      }
    }
    return issues;
  }

  private List<Overlap> of(City city) {
    List<Overlap> overlaps = new ArrayList<>();
    if (cities.size() > 1) {
      for (Object near : index.query(city.boundary().getEnvelopeInternal())) {
        City other = (City) near;
        double share = other.place().equals(city.place()) ? 0 : share(city, other);
        if (share > TOLERANCE) {
          overlaps.add(new Overlap(other, share));
        }
      }
    }
    overlaps.sort(
        Comparator.comparingDouble(Overlap::share)
            .reversed()
            .thenComparing(overlap -> overlap.other().place()));
    return overlaps;
  }

  /** The common area over that of the smaller city; the same whichever comes first. */
  private static double share(City city, City other) {
    boolean isFirst = city.place().compareTo(other.place()) < 0;
    Geometry a = isFirst ? city.boundary() : other.boundary();
    Geometry b = isFirst ? other.boundary() : city.boundary();
    if (!a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())) {
      return 0;
    }
    Geometry common = OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
    return km2(common) / Math.min(SphericalArea.km2(a), SphericalArea.km2(b));
  }

  /** The area of the polygons among points and lines that borders share. */
  private static double km2(Geometry common) {
    double area = 0;
    for (int i = 0; i < common.getNumGeometries(); i++) {
      area += common.getGeometryN(i) instanceof Polygon part ? SphericalArea.km2(part) : 0;
    }
    return area;
  }

  private static Issue issue(City city, List<Overlap> overlaps) {
    String others =
        overlaps.stream()
            .limit(NAMED)
            .map(CityOverlaps::described)
            .collect(Collectors.joining(", "));
    String more = overlaps.size() > NAMED ? " and %d more".formatted(overlaps.size() - NAMED) : "";
    return Issue.kept(
            "city_boundaries_overlap",
            CityReader.INPUT,
            null,
            "Invalid boundaries: %s shares land with %s%s; what is there counts in each of them, and more than once in their country. Correct the boundaries, or leave all but one of the cities out"
                .formatted(city.place(), others, more))
        .at(city.place());
  }

  private static String described(Overlap overlap) {
    return String.format(
        Locale.ROOT,
        "%s (%.2f %% of the smaller of the two)",
        overlap.other().place(),
        100 * overlap.share());
  }
}
