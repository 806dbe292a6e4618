package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.urbanobservatory.measure.openspace.EntranceRule;
import org.urbanobservatory.measure.openspace.Entrances;
import org.urbanobservatory.measure.openspace.OpenSpace;
import org.urbanobservatory.measure.openspace.OpenSpaceLand;
import org.urbanobservatory.measure.openspace.SpaceEntrances;
import org.urbanobservatory.measure.openspace.Walkways;
import org.urbanobservatory.step.city.Refusals;

/**
 * Facilities of one input near a city, in the computing CRS.
 *
 * @param points facilities at a point
 * @param grounds facilities with an area
 * @param isUsable whether the input could be read
 * @param refusals what of the input is refused
 */
public record FacilityPlaces(
    List<Entrance> points, List<Ground> grounds, boolean isUsable, Refusals refusals) {
  /**
   * Where people enter a facility.
   *
   * @param facility names it in its file, for example {@code feature 3}
   * @param at x and y
   */
  record Entrance(String facility, double[] at) {}

  /**
   * A facility with an area.
   *
   * @param facility names it in its file
   * @param area polygons
   */
  record Ground(String facility, Geometry area) {}

  /**
   * Grounds are entered as open spaces are: where a way comes within 30 m, looked at every 20 m.
   */
  private static final EntranceRule RULE = new EntranceRule(20, 30);

  /** An input that cannot be used. */
  static final FacilityPlaces UNUSABLE =
      new FacilityPlaces(List.of(), List.of(), false, Refusals.NONE);

  public FacilityPlaces {
    points = List.copyOf(points);
    grounds = List.copyOf(grounds);
  }

  boolean isEmpty() {
    return points.isEmpty() && grounds.isEmpty();
  }

  /** Where people enter: points as they are, grounds where the network comes to their boundary. */
  List<Entrance> entrances(WalkableWays network) {
    var entrances = new ArrayList<>(points);
    if (!grounds.isEmpty()) {
      Entrances.of(land(), new Walkways(network.lines()), RULE)
          .forEach(ground -> entrances.addAll(entrances(ground)));
    }
    return entrances;
  }

  private static List<Entrance> entrances(SpaceEntrances ground) {
    String facility = String.join(", ", ground.spaces());
    return ground.points().stream()
        .map(p -> new Entrance(facility, new double[] {p.x, p.y}))
        .toList();
  }

  /** One point for each facility; a ground has one inside of it. */
  public List<Coordinate> sites() {
    var sites = new ArrayList<Coordinate>();
    points.forEach(point -> sites.add(new Coordinate(point.at()[0], point.at()[1])));
    grounds.forEach(ground -> sites.add(ground.area().getInteriorPoint().getCoordinate()));
    return sites;
  }

  private OpenSpaceLand land() {
    var spaces = new ArrayList<OpenSpace>();
    for (Ground ground : grounds) {
      spaces.add(
          new OpenSpace(ground.facility(), "facility", OpenSpace.Access.PUBLIC, ground.area()));
    }
    return OpenSpaceLand.of(spaces);
  }

  /** A line counts as its middle. */
  static double[] middle(Geometry geometry) {
    Point at = geometry.getCentroid();
    return new double[] {at.getX(), at.getY()};
  }
}
