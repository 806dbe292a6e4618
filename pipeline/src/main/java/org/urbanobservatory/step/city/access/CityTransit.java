package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.transit.Capacity;
import org.urbanobservatory.measure.transit.TransitStop;
import org.urbanobservatory.measure.transit.TransitTable;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.source.osm.OsmNode;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The stops of public transport in and around one city: of timetables (GTFS), of extracts of
 * OpenStreetMap and of vector layers with a class of capacity.
 *
 * <p>All inputs of one year stand together, a feed of buses and a feed of trains for example. For a
 * year without any, those of the nearest year stand, the later one of equals. Where one of them
 * cannot be used nothing is said of the year: the others alone would tell too little.
 */
public final class CityTransit implements AccessSource, CityMeasure {
  /** Reason: one of the inputs cannot be used. */
  static final String UNUSABLE = "transit_input_unusable";

  /** Reason: the inputs hold no stop in or around the city. */
  static final String NO_STOPS = "no_transit_stops_near_city";

  private final CityContext city;
  private final TransitTable table;
  private final TransitSettings settings;
  private final Envelope near;
  private final Map<Integer, TransitStops> byYear = new HashMap<>();
  private final Set<String> counted = new HashSet<>();

  public CityTransit(CityContext city, TransitTable table) {
    this.city = city;
    this.table = table;
    this.settings = TransitSettings.of(city.plan());
    this.near = new Envelope(city.frame().boundary().getEnvelopeInternal());
    near.expandBy(city.frame().reachM() + city.plan().networkBufferM());
  }

  /** The stops of the inputs of one year, in the computing CRS, or why there are none. */
  private record TransitStops(List<TransitStop> stops, String reason, CityFacts.Origin origin) {

    private List<double[]> of(Capacity capacity) {
      return stops.stream()
          .filter(s -> s.capacities().contains(capacity))
          .map(s -> new double[] {s.x(), s.y()})
          .toList();
    }
  }

  /** Reads and counts every input of the year, whether people of some year walk to it or not. */
  @Override
  public void measure(int year, List<CityExtent> extents) {
    if (!city.inputs(SpatialInput.Kind.TRANSIT, year).isEmpty()) {
      byYear.computeIfAbsent(year, this::read);
    }
  }

  /** One group: stops of low and of high capacity; none when the city has no input. */
  @Override
  public List<AccessGroup> groups(int year, WalkableWays network) {
    return city.inputs(SpatialInput.Kind.TRANSIT).stream()
        .map(SpatialInput::year)
        .min(
            Comparator.comparingInt((Integer y) -> Math.abs(y - year))
                .thenComparing(Comparator.reverseOrder()))
        .map(y -> group(byYear.computeIfAbsent(y, this::read)))
        .stream()
        .toList();
  }

  private AccessGroup group(TransitStops found) {
    var low =
        new AccessGroup.Part(
            "low_capacity",
            found.of(Capacity.LOW),
            settings.lowM(),
            "people_near_low_capacity_transit");
    var high =
        new AccessGroup.Part(
            "high_capacity",
            found.of(Capacity.HIGH),
            settings.highM(),
            "people_near_high_capacity_transit");
    return new AccessGroup(
        "transit",
        List.of(low, high),
        "people_near_transit",
        "PERSONS",
        found.origin(),
        found.reason());
  }

  private TransitStops read(int year) {
    List<SpatialInput> inputs = city.inputs(SpatialInput.Kind.TRANSIT, year);
    var stops = new ArrayList<TransitStop>();
    boolean isWhole = true;
    for (SpatialInput input : inputs) {
      Optional<List<TransitStop>> found = stops(input);
      isWhole &= found.isPresent();
      found.ifPresent(stops::addAll);
    }
    String reason = !isWhole ? UNUSABLE : stops.isEmpty() ? NO_STOPS : null;
    if (NO_STOPS.equals(reason)) {
      city.add(missesCity(inputs));
    }
    return new TransitStops(
        reason == null ? List.copyOf(stops) : List.of(), reason, origin(inputs));
  }

  private static CityFacts.Origin origin(List<SpatialInput> inputs) {
    String ids = inputs.stream().map(SpatialInput::id).collect(Collectors.joining("+"));
    String sources =
        String.join("; ", new TreeSet<>(inputs.stream().map(SpatialInput::source).toList()));
    return new CityFacts.Origin(ids, sources);
  }

  /** The stops of an input near the city; empty when the input cannot be used. */
  private Optional<List<TransitStop>> stops(SpatialInput input) {
    if (input.isOsm()) {
      return osm(input);
    }
    return input.uri().matches("(?i).*\\.zip") ? feed(input) : layer(input);
  }

  private Optional<List<TransitStop>> feed(SpatialInput input) {
    FeedStops feed =
        TransitFeeds.read(
            input.id(), input.bytesFor(city.place().cityId()), table.routeTypes(), settings);
    if (isFirst(input)) {
      city.emitted().add(input.summary(city.place().cityId(), feed.read(), feed.rejected()));
      feed.issues().forEach(issue -> say(input, issue));
    }
    return feed.isUsable() ? Optional.of(projected(feed.found())) : Optional.empty();
  }

  /** Whether this city is the one that says what was read of a file that several cities share. */
  private boolean isFirst(SpatialInput input) {
    return !input.isShared()
        || input.cities().isEmpty()
        || input.cities().get(0).equals(city.place().cityId());
  }

  /** A fault of an optional input costs its own values and no city. */
  private void say(SpatialInput input, Issue issue) {
    boolean costsCity = issue.severity() == Severity.ERROR && input.required();
    Severity severity =
        issue.severity() == Severity.ERROR && !costsCity ? Severity.WARNING : issue.severity();
    city.emitted()
        .addIssues(
            List.of(
                new Issue(
                    severity,
                    issue.code(),
                    issue.input(),
                    issue.location(),
                    costsCity || !input.isShared() ? city.place() : null,
                    issue.variable(),
                    issue.value(),
                    issue.message(),
                    issue.action())));
  }

  private List<TransitStop> projected(List<TransitStop> degrees) {
    Reprojection toComputing = city.frame().fromLonLat();
    var stops = new ArrayList<TransitStop>();
    Envelope window = city.frame().window(city.frame().reachM() + city.plan().networkBufferM());
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

  private Optional<List<TransitStop>> osm(SpatialInput input) {
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
      features
          .relations()
          .forEach(
              relation ->
                  relation.members().stream()
                      .filter(m -> m.role().equals("outer"))
                      .forEach(
                          m ->
                              add(
                                  input,
                                  "relation/" + relation.id(),
                                  relation.tags(),
                                  middle(m.way()),
                                  stops)));
    }
    return Optional.of(projected(stops));
  }

  private void addNode(SpatialInput input, OsmNode node, List<TransitStop> stops) {
    add(input, "node/" + node.id(), node.tags(), new Coordinate(node.lon(), node.lat()), stops);
  }

  private void addWay(SpatialInput input, OsmWay way, List<TransitStop> stops) {
    add(input, "way/" + way.id(), way.tags(), middle(way), stops);
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

  private Optional<List<TransitStop>> layer(SpatialInput input) {
    String column = input.option("class_column");
    if (column == null) {
      city.add(noColumn(input));
      return Optional.empty();
    }
    List<Feature> features = city.vectors().features(input);
    if (features.isEmpty()) {
      count(input, 0);
      return Optional.empty();
    }
    Reprojection toComputing = Reprojection.between(city.vectors().crs(input), city.frame().crs());
    var stops = new ArrayList<TransitStop>();
    int refused = 0;
    for (Feature feature : features) {
      String text = feature.text(column);
      Optional<Set<Capacity>> capacities = table.classes().find(text == null ? "" : text);
      if (capacities.isEmpty()) {
        refused++;
        city.add(unknownClass(input, feature, text));
      } else {
        Point at = toComputing.densified(feature.geometry()).getCentroid();
        if (near.contains(at.getX(), at.getY())) {
          stops.add(
              new TransitStop(
                  String.valueOf(feature.index()),
                  at.getX(),
                  at.getY(),
                  capacities.get(),
                  input.id()));
        }
      }
    }
    count(input, refused);
    return Optional.of(stops);
  }

  private void count(SpatialInput input, int refused) {
    if (counted.add(input.id())) {
      city.vectors()
          .findCounts(input)
          .map(c -> input.summary(city.place().cityId(), c.read(), c.rejected() + refused))
          .ifPresent(summary -> city.emitted().add(summary));
    }
  }

  private static Issue noColumn(SpatialInput input) {
    return Issue.rejected(
        "missing_column",
        input.id(),
        null,
        "Cannot use stops of %s: the configuration names no class_column; name the column that holds low or high"
            .formatted(input.id()));
  }

  private static Issue unknownClass(SpatialInput input, Feature feature, String text) {
    return Issue.rejected(
            "unknown_transit_class",
            input.id(),
            "feature " + feature.index(),
            "Invalid class of stop: feature %d of %s has '%s' in column %s, which is no class of transit.yaml; write low or high"
                .formatted(feature.index(), input.id(), text, input.option("class_column")))
        .about(input.option("class_column"), text);
  }

  private Issue missesCity(List<SpatialInput> inputs) {
    String ids = inputs.stream().map(SpatialInput::id).collect(Collectors.joining(", "));
    return Issue.rejected(
        "transit_does_not_cover_city",
        inputs.get(0).id(),
        null,
        "Invalid public transport: %s holds no stop in or near %s; its access to public transport is null. Give a feed that covers the city"
            .formatted(ids, city.place()));
  }
}
