package org.urbanobservatory.step.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.osm.OsmWay;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;

/**
 * Reads streets from a vector file of lines, the alternative to OpenStreetMap. Lines connect where
 * they share a vertex, to the digit, as lines drawn with snapping do; every vertex gets the number
 * of its position. The class column holds a value of {@code schemas/streets.yaml} or {@code
 * schemas/walkable.yaml}, and a line of another class is refused; without a column or a value a
 * line is {@code unclassified}.
 */
final class StreetLines {
  private static final String UNCLASSIFIED = "unclassified";
  private static final Map<String, String> TAGS =
      Map.of(
          "highway", "class_column",
          "width", "width_column",
          "lanes", "lanes_column",
          "oneway", "oneway_column");

  private final FeaturesTask task;
  private final Map<Coordinate, Long> numbers = new HashMap<>();
  private final List<Issue> issues = new ArrayList<>();
  private final UnknownClasses unknown;
  private long rejected;

  private StreetLines(FeaturesTask task) {
    this.task = task;
    this.unknown = new UnknownClasses(task);
  }

  static List<IngestedFeatures> read(FeaturesTask task) {
    return new StreetLines(task).read();
  }

  private List<IngestedFeatures> read() {
    SpatialInput input = task.input();
    VectorRead read = VectorReader.read(task.bytes(), VectorSettings.detected(input.id()));
    issues.addAll(read.issues());
    rejected = read.rejected();
    List<OsmWay> ways = read.isRefused() ? List.of() : ways(read);
    var ingested = new ArrayList<IngestedFeatures>();
    for (FeaturesTask.CityEnvelope city : task.cities()) {
      List<OsmWay> near = ways.stream().filter(w -> touches(w, city)).toList();
      ingested.add(IngestedFeatures.of(city.place(), input, near));
    }
    ingested.add(
        IngestedFeatures.ofFile(task, issues, IngestFeatures.summary(task, read.read(), rejected)));
    return ingested;
  }

  private List<OsmWay> ways(VectorRead read) {
    Reprojection toLonLat = Reprojection.between(read.crs(), Crs.CRS84);
    var ways = new ArrayList<OsmWay>();
    for (Feature feature : read.features()) {
      if (feature.geometry().getDimension() != 1) {
        refuse(feature);
      } else if (!unknown.refuses(feature)) {
        add(feature, toLonLat, ways);
      }
    }
    rejected += unknown.count();
    unknown.findIssue(read.read()).ifPresent(issues::add);
    return ways;
  }

  private void add(Feature feature, Reprojection toLonLat, List<OsmWay> ways) {
    Map<String, String> tags = tags(feature);
    Geometry drawn = feature.geometry();
    for (int part = 0; part < drawn.getNumGeometries(); part++) {
      Coordinate[] line = drawn.getGeometryN(part).getCoordinates();
      if (line.length > 1) {
        ways.add(way(feature.index(), tags, line, toLonLat));
      }
    }
  }

  private OsmWay way(long id, Map<String, String> tags, Coordinate[] line, Reprojection toLonLat) {
    long[] nodes = new long[line.length];
    double[] lon = new double[line.length];
    double[] lat = new double[line.length];
    for (int i = 0; i < line.length; i++) {
      nodes[i] = numbers.computeIfAbsent(new Coordinate(line[i].x, line[i].y), c -> next());
      double[] lonLat = toLonLat.point(line[i].x, line[i].y);
      lon[i] = lonLat[0];
      lat[i] = lonLat[1];
    }
    return new OsmWay(id, tags, nodes, lon, lat);
  }

  private long next() {
    return numbers.size() + 1L;
  }

  private Map<String, String> tags(Feature feature) {
    Map<String, String> tags = new TreeMap<>();
    TAGS.forEach(
        (tag, option) -> {
          String column = task.input().option(option);
          String text = column == null ? null : feature.text(column);
          if (text != null) {
            tags.put(tag, text);
          }
        });
    tags.putIfAbsent("highway", UNCLASSIFIED);
    return tags;
  }

  private void refuse(Feature feature) {
    rejected++;
    String location = "feature " + feature.index();
    issues.add(
        Issue.rejected(
            "not_a_line",
            task.input().id(),
            location,
            "Invalid street: %s of %s is a %s, not a line; remove it or draw its centre line"
                .formatted(
                    location, task.bytes().fileName(), feature.geometry().getGeometryType())));
  }

  private static boolean touches(OsmWay way, FeaturesTask.CityEnvelope city) {
    for (int i = 0; i < way.lon().length; i++) {
      if (city.lonLat().contains(way.lon()[i], way.lat()[i])) {
        return true;
      }
    }
    return false;
  }
}
