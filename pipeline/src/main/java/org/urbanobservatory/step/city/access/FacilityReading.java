package org.urbanobservatory.step.city.access;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.osm.OsmArea;
import org.urbanobservatory.source.osm.OsmAreas;
import org.urbanobservatory.source.osm.OsmFeatures;
import org.urbanobservatory.source.osm.OsmNode;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.source.tabular.PointTable;
import org.urbanobservatory.source.tabular.PointTableReader;
import org.urbanobservatory.source.tabular.PointTableSettings;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.PointCheck;
import org.urbanobservatory.step.city.PolygonRepair;
import org.urbanobservatory.step.city.Refusals;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Reads facilities near one city: vector features, tables of points, extracts of OpenStreetMap. */
final class FacilityReading {
  private final CityContext city;

  FacilityReading(CityContext city) {
    this.city = city;
  }

  /** What was found near the city and what was refused in the whole file. */
  private final class Found {
    private final SpatialInput input;
    private final PointCheck check;
    private final Reprojection toComputing;
    private final List<FacilityPlaces.Entrance> points = new ArrayList<>();
    private final List<FacilityPlaces.Ground> grounds = new ArrayList<>();
    private long refused;
    private long seen;

    Found(SpatialInput input, Crs crs) {
      this.input = input;
      this.check = new PointCheck(city.frame(), crs);
      this.toComputing = Reprojection.between(crs, city.frame().crs());
    }

    /** Adds a facility where it is near; one without a place is refused, near or not. */
    void add(String location, Geometry geometry) {
      seen++;
      Optional<PointCheck.Fault> fault = check.find(geometry);
      if (fault.isPresent()) {
        refuse(location, fault.get());
        return;
      }
      try {
        keep(location, toComputing.densified(geometry));
      } catch (IllegalArgumentException e) {
        // A place on the earth that the plane of the city cannot show is far from the city.
      }
    }

    private void keep(String location, Geometry geometry) {
      if (!city.near().intersects(geometry.getEnvelopeInternal())) {
        return;
      }
      if (geometry.getDimension() == 2) {
        Geometry valid =
            PolygonRepair.valid(input, location, geometry, i -> city.reads().tell(input, i));
        grounds.add(new FacilityPlaces.Ground(location, valid));
      } else {
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
          double[] at = FacilityPlaces.middle(geometry.getGeometryN(i));
          points.add(new FacilityPlaces.Entrance(location, at));
        }
      }
    }

    private void refuse(String location, PointCheck.Fault fault) {
      refused++;
      city.reads()
          .refuse(
              input,
              Issue.rejected(
                  "facility_" + fault.code(),
                  input.id(),
                  location,
                  "Invalid facility: %s of %s %s; correct its position or its CRS"
                      .formatted(location, input.id(), fault.why())));
    }

    FacilityPlaces places(Refusals refusals) {
      return new FacilityPlaces(points, grounds, true, refusals);
    }
  }

  FacilityPlaces read(SpatialInput input) {
    try {
      if (input.isOsm()) {
        return osm(input);
      }
      return input.uri().matches("(?i).*\\.(csv|tsv|txt)") ? table(input) : layer(input);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      // An input that its reader or its CRS makes useless costs its own values alone.
      city.add(input.unreadable(city.place(), e));
      city.reads().nothing(input);
      return FacilityPlaces.UNUSABLE;
    }
  }

  private FacilityPlaces layer(SpatialInput input) {
    List<Feature> features = city.vectors().features(input);
    if (city.vectors().isRefused(input)) {
      return FacilityPlaces.UNUSABLE;
    }
    var found = new Found(input, city.vectors().crs(input));
    features.forEach(f -> found.add("feature " + f.index(), f.geometry()));
    return found.places(city.reads().refusals(input));
  }

  private FacilityPlaces table(SpatialInput input) {
    var settings = PointTableSettings.ofPlaces(input.id(), input.option("x"), input.option("y"));
    PointTable table = PointTableReader.read(input.bytesFor(city.place().cityId()), settings);
    table.issues().forEach(issue -> city.reads().tell(input, issue));
    city.reads().rows(input, table.read(), table.rejected());
    var found = new Found(input, Crs.of(input.option("crs")));
    var factory = new GeometryFactory();
    for (PointTable.Point point : table.points()) {
      found.add("line " + point.line(), factory.createPoint(new Coordinate(point.x(), point.y())));
    }
    return table.isRefused() ? FacilityPlaces.UNUSABLE : found.places(city.reads().refusals(input));
  }

  /** The extract itself was counted when it was read. */
  private FacilityPlaces osm(SpatialInput input) {
    List<IngestedFeatures> extracts =
        city.ingested(SpatialInput.Kind.FACILITIES, input.year()).stream()
            .filter(i -> i.input().equals(input.id()))
            .toList();
    if (extracts.isEmpty()) {
      return FacilityPlaces.UNUSABLE;
    }
    var found = new Found(input, Crs.CRS84);
    long unusable = extracts.stream().mapToLong(extract -> addOsm(extract, found)).sum();
    return found.places(new Refusals(found.refused + unusable, found.seen + unusable));
  }

  /** Adds what is wanted; returns how many areas cannot be put together. */
  private long addOsm(IngestedFeatures extract, Found found) {
    var factory = new GeometryFactory();
    for (OsmNode node : extract.nodes()) {
      if (isWanted(found.input, node.tags())) {
        found.add("node " + node.id(), factory.createPoint(new Coordinate(node.lon(), node.lat())));
      }
    }
    for (OsmWay way : extract.ways()) {
      if (isWanted(found.input, way.tags()) && !way.isClosed()) {
        found.add("way " + way.id(), line(way, factory));
      }
    }
    var shapes = new OsmFeatures(null, List.of(), closed(extract.ways()), extract.relations());
    OsmAreas areas = OsmAreas.of(found.input.id(), shapes, tags -> isWanted(found.input, tags));
    areas.issues().forEach(issue -> city.reads().tell(found.input, issue));
    areas.refused().forEach(element -> city.reads().refuse(found.input, element));
    for (OsmArea area : areas.areas()) {
      found.add(area.element(), area.lonLat());
    }
    return areas.rejected();
  }

  private static List<OsmWay> closed(List<OsmWay> ways) {
    return ways.stream().filter(OsmWay::isClosed).toList();
  }

  private static Geometry line(OsmWay way, GeometryFactory factory) {
    var at = new Coordinate[way.lon().length];
    Arrays.setAll(at, i -> new Coordinate(way.lon()[i], way.lat()[i]));
    return factory.createLineString(at);
  }

  /** Without tags in the configuration every amenity is meant. */
  private static boolean isWanted(SpatialInput input, Map<String, String> tags) {
    List<String> wanted = input.list("tags");
    if (wanted.isEmpty()) {
      return tags.containsKey("amenity");
    }
    return wanted.stream()
        .map(tag -> tag.split("=", 2))
        .anyMatch(tag -> tag[1].strip().equals(tags.get(tag[0].strip())));
  }
}
