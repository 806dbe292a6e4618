package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.population.PointPopulation;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.measure.population.Zone;
import org.urbanobservatory.measure.population.ZonePopulation;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.source.tabular.PointTable;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The people of one vector file or table near a city: in polygons, or at points. What is neither is
 * refused, near the city or not, with the number of its people.
 */
final class PeopleFeatures {
  private final SpatialInput input;
  private final PointCheck check;
  private final Reprojection toComputing;
  private final CityReads reads;
  private final List<Zone> zones = new ArrayList<>();
  private final List<PointPopulation.Point> points = new ArrayList<>();

  PeopleFeatures(CityFrame frame, SpatialInput input, Crs crs, CityReads reads) {
    this.input = input;
    this.check = new PointCheck(frame, crs);
    this.toComputing = Reprojection.between(crs, frame.crs());
    this.reads = reads;
  }

  PopulationSurface surface() {
    return zones.isEmpty() ? PointPopulation.of(points) : ZonePopulation.of(zones);
  }

  /** Adds a row of a table. */
  void add(PointTable.Point point, Envelope near) {
    String location = "line " + point.line();
    Optional<PointCheck.Fault> fault = check.find(point.x(), point.y());
    if (fault.isPresent()) {
      reads.refuse(input, misplaced(location, point.value(), fault.get()));
    } else {
      addPoint(point.x(), point.y(), point.value(), near);
    }
  }

  /**
   * Adds a feature.
   *
   * @param dimension of the features of the file that hold people: 2 for polygons, 0 for points
   */
  void add(Feature feature, int dimension, Envelope near) {
    Geometry drawn = feature.geometry();
    Optional<Double> people = people(feature);
    if (people.isEmpty()) {
      return;
    }
    if (drawn.getDimension() != dimension) {
      reads.refuse(input, otherGeometry(feature, people.get(), dimension));
    } else if (dimension == 2) {
      addZone(feature, people.get(), near);
    } else {
      addPoint(feature, people.get(), near);
    }
  }

  private void addZone(Feature feature, double people, Envelope near) {
    Geometry geometry = toComputing.densified(feature.geometry());
    if (near.intersects(geometry.getEnvelopeInternal())) {
      Geometry valid =
          PolygonRepair.valid(input, at(feature), geometry, issue -> reads.tell(input, issue));
      if (valid.getArea() > 0) {
        zones.add(new Zone(valid, people, feature.index()));
      } else {
        reads.refuse(input, otherGeometry(feature, people, 2));
      }
    }
  }

  private void addPoint(Feature feature, double people, Envelope near) {
    Optional<PointCheck.Fault> fault = check.find(feature.geometry());
    if (fault.isPresent()) {
      reads.refuse(input, misplaced(at(feature), people, fault.get()));
    } else {
      Point middle = feature.geometry().getCentroid();
      addPoint(middle.getX(), middle.getY(), people, near);
    }
  }

  private void addPoint(double x, double y, double people, Envelope near) {
    try {
      double[] at = toComputing.point(x, y);
      if (near.contains(at[0], at[1])) {
        points.add(new PointPopulation.Point(at[0], at[1], people));
      }
    } catch (IllegalArgumentException e) {
      // A place on the earth that the plane of the city cannot show is far from the city.
    }
  }

  private Optional<Double> people(Feature feature) {
    String column = input.option("column");
    Object value = feature.value(column);
    if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
      reads.refuse(input, wrong(feature, "text_in_number", "not a number; correct it"));
      return Optional.empty();
    }
    if (number.doubleValue() < 0) {
      reads.refuse(input, wrong(feature, "negative_population", "below 0; correct it"));
      return Optional.empty();
    }
    return Optional.of(number.doubleValue());
  }

  private Issue wrong(Feature feature, String code, String why) {
    String column = input.option("column");
    String value = String.valueOf(feature.value(column));
    return Issue.rejected(
            code,
            input.id(),
            at(feature),
            "Invalid population: feature %d of %s has '%s' in column %s, %s"
                .formatted(feature.index(), input.id(), value, column, why))
        .about(column, value);
  }

  private Issue misplaced(String location, double people, PointCheck.Fault fault) {
    return Issue.rejected(
        "people_" + fault.code(),
        input.id(),
        location,
        "Invalid population: %s of %s %s; its %s people are not counted. Correct its position or its CRS"
            .formatted(location, input.id(), fault.why(), PlainNumber.of(people)));
  }

  private Issue otherGeometry(Feature feature, double people, int dimension) {
    return Issue.rejected(
        "people_not_in_polygon",
        input.id(),
        at(feature),
        "Invalid population: feature %d of %s is a %s with %s people, %s; they are not counted. %s"
            .formatted(
                feature.index(),
                input.id(),
                feature.geometry().getGeometryType(),
                PlainNumber.of(people),
                dimension == 2 ? "among polygons" : "neither a polygon nor a point",
                dimension == 2
                    ? "Draw it as a polygon, or give points in an input of their own"
                    : "Draw it as a polygon or a point"));
  }

  private static String at(Feature feature) {
    return "feature " + feature.index();
  }
}
