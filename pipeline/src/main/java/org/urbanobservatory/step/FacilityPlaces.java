package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.urbanobservatory.measure.openspace.EntranceRule;
import org.urbanobservatory.measure.openspace.Entrances;
import org.urbanobservatory.measure.openspace.OpenSpace;
import org.urbanobservatory.measure.openspace.OpenSpaceLand;
import org.urbanobservatory.measure.openspace.Walkways;

/**
 * Facilities of one input near a city, in the computing CRS.
 *
 * @param points facilities at a point
 * @param grounds facilities with an area
 * @param isUsable whether the input could be read
 */
record FacilityPlaces(List<double[]> points, List<Geometry> grounds, boolean isUsable) {
  /**
   * Grounds are entered as open spaces are: where a way comes within 30 m, looked at every 20 m.
   */
  private static final EntranceRule RULE = new EntranceRule(20, 30);

  /** An input that cannot be used. */
  static final FacilityPlaces UNUSABLE = new FacilityPlaces(List.of(), List.of(), false);

  FacilityPlaces {
    points = List.copyOf(points);
    grounds = List.copyOf(grounds);
  }

  boolean isEmpty() {
    return points.isEmpty() && grounds.isEmpty();
  }

  /** Where people enter: points as they are, grounds where the network comes to their boundary. */
  List<double[]> entrances(WalkableWays network) {
    var entrances = new ArrayList<>(points);
    if (!grounds.isEmpty()) {
      Entrances.of(land(), new Walkways(network.lines()), RULE)
          .forEach(ground -> ground.points().forEach(p -> entrances.add(new double[] {p.x, p.y})));
    }
    return entrances;
  }

  /** One point for each facility; a ground has one inside of it. */
  List<Coordinate> sites() {
    var sites = new ArrayList<Coordinate>();
    points.forEach(point -> sites.add(new Coordinate(point[0], point[1])));
    grounds.forEach(ground -> sites.add(ground.getInteriorPoint().getCoordinate()));
    return sites;
  }

  private OpenSpaceLand land() {
    var spaces = new ArrayList<OpenSpace>();
    for (int i = 0; i < grounds.size(); i++) {
      spaces.add(
          new OpenSpace(String.valueOf(i), "facility", OpenSpace.Access.PUBLIC, grounds.get(i)));
    }
    return OpenSpaceLand.of(spaces);
  }

  /** A line counts as its middle. */
  static double[] middle(Geometry geometry) {
    Point at = geometry.getCentroid();
    return new double[] {at.getX(), at.getY()};
  }
}
