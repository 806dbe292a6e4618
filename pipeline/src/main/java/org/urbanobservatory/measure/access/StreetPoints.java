package org.urbanobservatory.measure.access;

import java.util.ArrayList;
import java.util.Arrays;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.urbanobservatory.network.walk.EdgePoints;
import org.urbanobservatory.network.walk.SegmentGrid;
import org.urbanobservatory.network.walk.WalkGraph;

/** The points along walkable edges at which people of coarse sources may live, found by area. */
final class StreetPoints {
  private final EdgePoints points;
  private final Coordinate[] places;
  private final SegmentGrid grid;

  StreetPoints(WalkGraph graph, double spacingM) {
    this.points = new EdgePoints(graph, spacingM);
    this.places = new Coordinate[points.count()];
    Arrays.setAll(places, points::at);
    this.grid =
        SegmentGrid.ofPoints(
            Arrays.stream(places).mapToDouble(c -> c.x).toArray(),
            Arrays.stream(places).mapToDouble(c -> c.y).toArray());
  }

  /** The points in or on the border of an area, ascending. */
  int[] inside(Geometry area) {
    Envelope box = area.getEnvelopeInternal();
    var near = new ArrayList<Integer>();
    grid.near(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY(), near::add);
    var locator = new IndexedPointInAreaLocator(area);
    return near.stream()
        .mapToInt(i -> i)
        .filter(i -> box.contains(places[i]))
        .filter(i -> locator.locate(places[i]) != Location.EXTERIOR)
        .sorted()
        .toArray();
  }

  Coordinate at(int point) {
    return places[point];
  }

  int edge(int point) {
    return points.edge(point);
  }

  double alongM(int point) {
    return points.alongM(point);
  }

  double lengthM(int point) {
    return points.lengthM(point);
  }
}
