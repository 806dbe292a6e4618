package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.transit.Capacity;
import org.urbanobservatory.measure.transit.TransitStop;
import org.urbanobservatory.measure.transit.TransitTable;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.osm.OsmNode;
import org.urbanobservatory.source.osm.OsmRelation;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Reads the stops of one input near one city: of a feed, of an extract or of a vector layer. */
final class StopReading {
  private final CityContext city;
  private final TransitTable table;
  private final TransitSettings settings;
  private final StopLayer layers;

  StopReading(CityContext city, TransitTable table, TransitSettings settings) {
    this.city = city;
    this.table = table;
    this.settings = settings;
    this.layers = new StopLayer(city, table, settings);
  }

  /**
   * Stops near the city.
   *
   * @param stops in the computing CRS
   * @param service which of the input's service they stand for, in words
   * @param refused what of the input is refused, in words; empty for nothing
   */
  record Found(List<TransitStop> stops, String service, String refused) {}

  /** The stops of an input near the city; empty when the input cannot be used. */
  Optional<Found> read(SpatialInput input) {
    if (input.isOsm()) {
      return osm(input);
    }
    return input.uri().matches("(?i).*\\.zip") ? feed(input) : layers.read(input);
  }

  private Optional<Found> feed(SpatialInput input) {
    FeedStops feed =
        TransitFeeds.read(
            input.id(), input.bytesFor(city.place().cityId()), table.routeTypes(), settings);
    city.reads().rows(input, feed.read(), feed.rejected());
    feed.issues().forEach(issue -> city.reads().tell(input, said(input, issue)));
    return feed.isUsable()
        ? Optional.of(new Found(projected(feed.found()), feed.service(), feed.refused()))
        : Optional.empty();
  }

  /** A fault of an optional input costs its own values and no city. */
  private static Issue said(SpatialInput input, Issue issue) {
    return new Issue(
        issue.severity() == Severity.ERROR && !input.required()
            ? Severity.WARNING
            : issue.severity(),
        issue.code(),
        issue.input(),
        issue.location(),
        null,
        issue.variable(),
        issue.value(),
        issue.message(),
        issue.action());
  }

  private List<TransitStop> projected(List<TransitStop> degrees) {
    Reprojection toComputing = city.frame().fromLonLat();
    var stops = new ArrayList<TransitStop>();
    Envelope window = city.nearLonLat();
    Envelope near = city.near();
    for (TransitStop stop : degrees) {
      if (window.contains(stop.x(), stop.y())) {
        double[] xy = toComputing.point(stop.x(), stop.y());
        if (near.contains(xy[0], xy[1])) {
          stops.add(stop.at(xy[0], xy[1]));
        }
      }
    }
    return stops;
  }

  private Optional<Found> osm(SpatialInput input) {
    List<IngestedFeatures> found =
        city.ingested(SpatialInput.Kind.TRANSIT, input.year()).stream()
            .filter(i -> i.input().equals(input.id()))
            .toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var stops = new ArrayList<TransitStop>();
    for (IngestedFeatures features : found) {
      features.nodes().forEach(node -> addNode(input, node, stops));
      features.ways().forEach(way -> addWay(input, way, stops));
      features.relations().forEach(relation -> addRelation(input, relation, stops));
    }
    return Optional.of(new Found(projected(stops), input.id() + " of " + input.year(), ""));
  }

  private void addNode(SpatialInput input, OsmNode node, List<TransitStop> stops) {
    add(input, "node/" + node.id(), node.tags(), new Coordinate(node.lon(), node.lat()), stops);
  }

  private void addWay(SpatialInput input, OsmWay way, List<TransitStop> stops) {
    add(input, "way/" + way.id(), way.tags(), middle(way), stops);
  }

  private void addRelation(SpatialInput input, OsmRelation relation, List<TransitStop> stops) {
    relation.members().stream()
        .filter(m -> m.role().equals("outer"))
        .forEach(
            m -> add(input, "relation/" + relation.id(), relation.tags(), middle(m.way()), stops));
  }

  private void add(
      SpatialInput input,
      String id,
      Map<String, String> tags,
      Coordinate at,
      List<TransitStop> stops) {
    Set<Capacity> capacities = table.osm().capacities(tags);
    if (!capacities.isEmpty()) {
      stops.add(new TransitStop(id, at.x, at.y, capacities, input.id()));
    }
  }

  /** A platform or station that is drawn as a line or an area is reached at its middle. */
  private static Coordinate middle(OsmWay way) {
    Coordinate[] points = new Coordinate[way.lon().length];
    for (int i = 0; i < points.length; i++) {
      points[i] = new Coordinate(way.lon()[i], way.lat()[i]);
    }
    var factory = new GeometryFactory();
    Geometry shape =
        way.isClosed() ? factory.createPolygon(points) : factory.createLineString(points);
    return shape.getCentroid().getCoordinate();
  }
}
