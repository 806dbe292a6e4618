package org.urbanobservatory.source.city;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.source.Fault;

/**
 * A city's boundary brought to longitude and latitude, checked and repaired.
 *
 * @param geometry valid polygon or multipolygon in degrees
 * @param repair what was repaired, in words; null for nothing
 */
record Boundary(Geometry geometry, String repair) {
  private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

  /** A vertex on the antimeridian may come out of a projection a rounding beyond it. */
  private static final Envelope ROUNDED_WORLD =
      new Envelope(-180 - 1e-6, 180 + 1e-6, -90 - 1e-6, 90 + 1e-6);

  /** No city is as wide, in degrees of longitude. */
  private static final double MOST_DEGREES = 180;

  /** How far there and back again may lead astray, in units of the CRS: far above rounding. */
  private static final double MOST_ASTRAY = 1;

  /**
   * @param drawn in {@code crs}
   * @param country for a check that the city lies in it, as far as its extent is known
   */
  static Boundary of(Geometry drawn, Crs crs, String country) throws Fault {
    if (!(drawn instanceof Polygonal)) {
      throw Fault.invalid(
          "not_polygonal",
          "boundary",
          "it is a " + drawn.getGeometryType() + ", not a polygon; draw the area of the city");
    }
    checkDegrees(drawn, crs);
    TopologyValidationError error = new IsValidOp(drawn).getValidationError();
    Geometry valid = error == null ? drawn : repaired(drawn);
    Geometry boundary = valid(lonLat(valid, crs));
    checkOneSide(boundary.getEnvelopeInternal());
    CountryExtents.check(boundary.getEnvelopeInternal(), country);
    return new Boundary(boundary, error == null ? null : told(error, lonLat(drawn, crs), boundary));
  }

  /** Parts on both sides of the 180th meridian are as far apart in degrees as can be. */
  private static void checkOneSide(Envelope box) throws Fault {
    if (box.getWidth() > MOST_DEGREES) {
      throw Fault.invalid(
          "crosses_180th_meridian",
          "boundary",
          "it reaches from longitude %s to %s; a city on both sides of the 180th meridian cannot be measured as one: give its parts as cities of their own"
              .formatted(box.getMinX(), box.getMaxX()));
    }
  }

  private static void checkDegrees(Geometry drawn, Crs crs) throws Fault {
    Envelope box = drawn.getEnvelopeInternal();
    if (!crs.isGeographic()) {
      checkNoDegrees(box, crs);
    } else if (WORLD.intersects(box)) {
      checkVertices(drawn, crs);
    } else if (WORLD.covers(CountryExtents.swapped(box))) {
      throw Fault.invalid(
          "swapped_coordinates",
          "boundary",
          "latitudes reach from %s to %s, longitudes from %s to %s: they are swapped; write longitude first"
              .formatted(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX()));
    } else {
      throw outOfRange(
          "x from %s to %s and y from %s to %s are no degrees of %s; draw it again, or state the CRS of the file in it"
              .formatted(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY(), crs));
    }
  }

  /** A slip of one vertex says nothing of the others. */
  private static void checkVertices(Geometry drawn, Crs crs) throws Fault {
    for (Coordinate vertex : drawn.getCoordinates()) {
      if (!WORLD.covers(vertex)) {
        throw outOfRange(
            "its vertex (%s, %s) is no longitude and latitude of %s; draw it again"
                .formatted(vertex.x, vertex.y, crs));
      }
    }
  }

  /** No city is so near to the origin of a projection, and so small. */
  private static void checkNoDegrees(Envelope box, Crs crs) throws Fault {
    if (WORLD.covers(box)) {
      throw outOfRange(
          "x from %s to %s and y from %s to %s look like degrees, but the file states %s; draw it in that CRS, or state EPSG:4326"
              .formatted(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY(), crs));
    }
  }

  private static Fault outOfRange(String detail) {
    return Fault.invalid("coordinates_out_of_range", "boundary", detail);
  }

  private static Geometry lonLat(Geometry geometry, Crs crs) throws Fault {
    try {
      checkOnGlobe(geometry, crs);
      return Reprojection.between(crs, Crs.CRS84).densified(geometry);
    } catch (IllegalArgumentException e) {
      throw outOfRange(e.getMessage() + "; draw it again, or is " + crs + " not its CRS?");
    }
  }

  /**
   * The formulas of many projections go on beyond the globe, and give a longitude and latitude that
   * is another point's. Projected again, it lands elsewhere.
   */
  private static void checkOnGlobe(Geometry geometry, Crs crs) throws Fault {
    Reprojection toLonLat = Reprojection.between(crs, Crs.CRS84);
    for (Coordinate vertex : geometry.getCoordinates()) {
      double[] lonLat = toLonLat.point(vertex.x, vertex.y);
      boolean isOnGlobe = ROUNDED_WORLD.covers(lonLat[0], lonLat[1]);
      double[] back = isOnGlobe ? toLonLat.inverse().point(lonLat[0], lonLat[1]) : lonLat;
      if (!isOnGlobe || vertex.distance(new Coordinate(back[0], back[1])) > MOST_ASTRAY) {
        throw outOfRange(
            "its vertex (%s, %s) is nowhere on the globe in %s; draw it again, or state the CRS of the file in it"
                .formatted(vertex.x, vertex.y, crs));
      }
    }
  }

  /** Reprojected vertices may cross by a rounding error; that repair moves nothing. */
  private static Geometry valid(Geometry geometry) throws Fault {
    return geometry.isValid() ? geometry : repaired(geometry);
  }

  private static Geometry repaired(Geometry drawn) throws Fault {
    Geometry fixed = fixed(drawn);
    if (fixed.isEmpty() || !(fixed instanceof Polygonal)) {
      throw Fault.invalid(
          "invalid_geometry", "boundary", "it is not valid and encloses no area; draw it again");
    }
    return fixed;
  }

  private static Geometry fixed(Geometry drawn) throws Fault {
    try {
      return GeometryFixer.fix(drawn);
    } catch (IllegalArgumentException | TopologyException e) {
      throw Fault.invalid(
          "invalid_geometry",
          "boundary",
          "it is not valid and cannot be repaired (%s); draw it again".formatted(e.getMessage()));
    }
  }

  private static String told(TopologyValidationError error, Geometry before, Geometry after) {
    Coordinate at = error.getCoordinate();
    return String.format(
        Locale.ROOT,
        "%s at (%s, %s); repaired, area %.6f km2 before and %.6f km2 after; check the drawing",
        error.getMessage(),
        at.x,
        at.y,
        SphericalArea.km2(before),
        SphericalArea.km2(after));
  }
}
