package org.urbanobservatory.step.city;

import java.util.Arrays;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.NullIsland;
import org.urbanobservatory.geo.Reprojection;

/**
 * Whether the points of a file have a place: not 0, 0, where programs put what they cannot find,
 * unless the city lies there, and one that the file's CRS has on the earth.
 */
public final class PointCheck {
  /** Files that cross the antimeridian count on beyond 180. */
  private static final double MOST_LONGITUDE = 360;

  private final Crs crs;
  private final Reprojection toLonLat;
  private final boolean isCityAtOrigin;

  public PointCheck(CityFrame frame, Crs crs) {
    this.crs = crs;
    this.toLonLat = Reprojection.between(crs, Crs.CRS84);
    this.isCityAtOrigin = holdsOrigin(frame, crs);
  }

  /**
   * What is wrong with a place.
   *
   * @param code for the end of an issue code, for example {@code at_0_0}
   * @param why for the middle of a message, for example "lies at 0, 0, ..."
   */
  public record Fault(String code, String why) {
    private static final Fault ORIGIN = new Fault("at_0_0", "lies at " + NullIsland.WHY);
    private static final Fault OUTSIDE =
        new Fault("outside_crs", "has no place on the earth in its CRS");
  }

  /** Whether the boundary of a city holds the place 0, 0 of a CRS. */
  public static boolean holdsOrigin(CityFrame frame, Crs crs) {
    try {
      double[] origin = Reprojection.between(crs, frame.crs()).point(0, 0);
      return frame
          .boundary()
          .intersects(new GeometryFactory().createPoint(new Coordinate(origin[0], origin[1])));
    } catch (IllegalArgumentException e) {
      // Where the city is not.
      return false;
    }
  }

  /** What is wrong with the place of a point, line or area; empty for nothing. */
  public Optional<Fault> find(Geometry geometry) {
    return Arrays.stream(geometry.getCoordinates())
        .map(at -> find(at.x, at.y))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What is wrong with a place; empty for nothing. */
  public Optional<Fault> find(double x, double y) {
    if (!isCityAtOrigin && NullIsland.isAt(crs, x, y)) {
      return Optional.of(Fault.ORIGIN);
    }
    return isOnEarth(x, y) ? Optional.empty() : Optional.of(Fault.OUTSIDE);
  }

  private boolean isOnEarth(double x, double y) {
    if (crs.isGeographic()) {
      return Math.abs(x) <= MOST_LONGITUDE && Math.abs(y) <= 90;
    }
    try {
      toLonLat.point(x, y);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
