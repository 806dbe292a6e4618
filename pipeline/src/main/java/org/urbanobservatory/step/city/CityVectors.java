package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.population.PointPopulation;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.measure.population.Zone;
import org.urbanobservatory.measure.population.ZonePopulation;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.tabular.PointTable;
import org.urbanobservatory.source.tabular.PointTableReader;
import org.urbanobservatory.source.tabular.PointTableSettings;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorRead;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.ingest.SpatialInput;

/** The vector files of one city, each read once. */
public final class CityVectors {
  /** Metres around the boundary in which people are kept, so that border zones are whole. */
  private static final double MARGIN_M = 5000;

  private final CityFrame frame;
  private final Map<String, VectorRead> files = new HashMap<>();
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, InputCounts> counts = new HashMap<>();

  private double reachM;

  /** From now on people are kept so far beyond the boundary, in metres. */
  void reach(double metres) {
    reachM = Math.max(reachM, metres);
  }

  /** Rows or features of an input, read and rejected. */
  public record InputCounts(long read, long rejected) {}

  CityVectors(CityFrame frame) {
    this.frame = frame;
    this.reachM = frame.reachM();
  }

  public List<Feature> features(SpatialInput input) {
    return file(input).features();
  }

  public Crs crs(SpatialInput input) {
    Crs crs = file(input).crs();
    return crs == null ? Crs.CRS84 : crs;
  }

  /** Whether the file is refused; an issue says why. */
  public boolean isRefused(SpatialInput input) {
    return file(input).isRefused();
  }

  /** Whether the file was read, and is refused. */
  boolean isKnownRefused(SpatialInput input) {
    return files.containsKey(input.id()) && files.get(input.id()).isRefused();
  }

  List<Issue> issues() {
    return issues;
  }

  public Optional<InputCounts> findCounts(SpatialInput input) {
    return Optional.ofNullable(counts.get(input.id()));
  }

  /** People in zones or at points near the city. */
  Optional<PopulationSurface> people(SpatialInput input) {
    return input.uri().matches("(?i).*\\.(csv|tsv|txt)") ? pointTable(input) : zones(input);
  }

  private Optional<PopulationSurface> pointTable(SpatialInput input) {
    var settings =
        PointTableSettings.ofCounts(
            input.id(), input.option("x"), input.option("y"), input.option("column"));
    PointTable table = PointTableReader.read(input.bytesFor(frame.place().cityId()), settings);
    issues.addAll(table.issues());
    counts.put(input.id(), new InputCounts(table.read(), table.rejected()));
    Reprojection toComputing = Reprojection.between(Crs.of(input.option("crs")), frame.crs());
    Envelope near = near();
    var points = new ArrayList<PointPopulation.Point>();
    for (PointTable.Point point : table.points()) {
      double[] xy = toComputing.point(point.x(), point.y());
      if (near.contains(xy[0], xy[1])) {
        points.add(new PointPopulation.Point(xy[0], xy[1], point.value()));
      }
    }
    return Optional.of(PointPopulation.of(points));
  }

  private Optional<PopulationSurface> zones(SpatialInput input) {
    Reprojection toComputing = Reprojection.between(crs(input), frame.crs());
    Envelope near = near();
    var zones = new ArrayList<Zone>();
    var points = new ArrayList<PointPopulation.Point>();
    for (Feature feature : features(input)) {
      Double people = number(feature, input);
      Geometry geometry = toComputing.densified(feature.geometry());
      if (people == null || !near.intersects(geometry.getEnvelopeInternal())) {
        continue;
      }
      if (geometry.getDimension() == 2) {
        String location = "feature " + feature.index();
        zones.add(new Zone(PolygonRepair.valid(input, location, geometry, issues::add), people));
      } else {
        addPoints(geometry, people, points);
      }
    }
    return zones.isEmpty()
        ? Optional.of(PointPopulation.of(points))
        : Optional.of(ZonePopulation.of(zones));
  }

  private static void addPoints(
      Geometry geometry, double people, Collection<PointPopulation.Point> points) {
    var at = geometry.getCentroid();
    points.add(new PointPopulation.Point(at.getX(), at.getY(), people));
  }

  private Double number(Feature feature, SpatialInput input) {
    String column = input.option("column");
    Object value = feature.value(column);
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    String message =
        "Invalid population: feature %d of %s has '%s' in column %s, not a number; correct it"
            .formatted(feature.index(), input.id(), value, column);
    issues.add(
        Issue.rejected("text_in_number", input.id(), "feature " + feature.index(), message)
            .about(column, String.valueOf(value)));
    InputCounts before = counts.get(input.id());
    counts.put(input.id(), new InputCounts(before.read(), before.rejected() + 1));
    return null;
  }

  private VectorRead file(SpatialInput input) {
    VectorRead read = files.get(input.id());
    if (read == null) {
      read = VectorReader.read(input.bytesFor(frame.place().cityId()), settings(input));
      issues.addAll(read.issues());
      counts.put(input.id(), new InputCounts(read.read(), read.rejected()));
      files.put(input.id(), read);
    }
    return read;
  }

  private static VectorSettings settings(SpatialInput input) {
    VectorSettings settings = VectorSettings.detected(input.id()).withLayer(input.option("layer"));
    String crs = input.option("crs");
    return crs == null ? settings : settings.withCrs(Crs.of(crs));
  }

  private Envelope near() {
    Envelope near = new Envelope(frame.boundary().getEnvelopeInternal());
    near.expandBy(MARGIN_M + reachM);
    return near;
  }
}
