package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.access.WalkableTable;
import org.urbanobservatory.network.StreetWay;
import org.urbanobservatory.network.walk.WalkGraph;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityStreets;
import org.urbanobservatory.step.ingest.IngestedFeatures;

/**
 * The walkable ways around the extents of a city in one year, as lines and as a network.
 *
 * @param source where the ways come from, by method of which year; null without streets
 * @param ways in the computing CRS
 */
record CityWalkways(CityFacts.Origin source, List<StreetWay> ways) {
  CityWalkways {
    ways = List.copyOf(ways);
  }

  /** The walkable ways of the streets that stand for a year; empty where there are none. */
  static CityWalkways of(CityContext city, int year, Envelope extents, WalkableTable table) {
    Optional<IngestedFeatures> streets = city.streetsFor(year);
    if (streets.isEmpty()) {
      return new CityWalkways(null, List.of());
    }
    Envelope reach = new Envelope(extents);
    reach.expandBy(city.plan().networkBufferM());
    IngestedFeatures input = streets.get();
    return new CityWalkways(
        new CityFacts.Origin(input.input(), input.source(), input.input() + " of " + input.year()),
        ways(input, city.frame().fromLonLat(), reach, table));
  }

  boolean isEmpty() {
    return ways.isEmpty();
  }

  WalkGraph graph() {
    return WalkGraph.ofWays(ways);
  }

  /** The ways as lines. */
  WalkableWays lines() {
    return new WalkableWays(ways.stream().map(CityWalkways::line).toList());
  }

  private static List<StreetWay> ways(
      IngestedFeatures input, Reprojection toComputing, Envelope reach, WalkableTable table) {
    var ways = new ArrayList<StreetWay>();
    for (OsmWay way : input.ways()) {
      if (table.isWalkable(way.tags())) {
        double[] xy = CityStreets.interleaved(way);
        toComputing.transform(xy);
        if (reach.intersects(envelope(xy))) {
          table
              .findWay(
                  way.id(),
                  way.tags(),
                  way.nodeIds(),
                  CityStreets.every(xy, 0),
                  CityStreets.every(xy, 1))
              .ifPresent(ways::add);
        }
      }
    }
    return ways;
  }

  private static Envelope envelope(double[] xy) {
    var box = new Envelope();
    for (int i = 0; i < xy.length; i += 2) {
      box.expandToInclude(xy[i], xy[i + 1]);
    }
    return box;
  }

  private static LineString line(StreetWay way) {
    var at = new Coordinate[way.x().length];
    java.util.Arrays.setAll(at, i -> new Coordinate(way.x()[i], way.y()[i]));
    return new GeometryFactory().createLineString(at);
  }
}
