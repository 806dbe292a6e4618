package org.urbanobservatory.measure.extent;

import java.util.Objects;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * What was found when a city's boundary was checked.
 *
 * @param outcome whether and why the boundary can be used
 * @param boundary valid polygons in longitude and latitude; null when it cannot be used
 * @param message what is wrong and with which value; null when nothing is
 */
public record BoundaryCheck(Outcome outcome, MultiPolygon boundary, String message) {
  /** The ids of these outcomes in lower case are issue codes. */
  public enum Outcome {
    BOUNDARY_OK,
    BOUNDARY_REPAIRED,
    BOUNDARY_EMPTY,
    BOUNDARY_NOT_POLYGONAL,
    BOUNDARY_OUT_OF_RANGE,
    BOUNDARY_PROBABLY_SWAPPED,
    BOUNDARY_ZERO_AREA;

    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** Degrees between a boundary and its country's other boundaries that make it suspect. */
  private static final double FAR = 15;

  public BoundaryCheck {
    Objects.requireNonNull(outcome, "outcome");
  }

  /** Whether {@link #boundary()} can be measured. */
  public boolean isUsable() {
    return boundary != null;
  }

  /** Checks a boundary by itself. */
  public static BoundaryCheck of(Geometry lonLat) {
    if (lonLat == null || lonLat.isEmpty()) {
      return refused(Outcome.BOUNDARY_EMPTY, "it has no points");
    }
    if (lonLat.getDimension() < 2) {
      return refused(
          Outcome.BOUNDARY_NOT_POLYGONAL,
          "it is a " + lonLat.getGeometryType() + ", not a polygon");
    }
    Envelope box = lonLat.getEnvelopeInternal();
    if (!isInRange(box)) {
      return outOfRange(box);
    }
    return repaired(lonLat);
  }

  /**
   * Checks a boundary beside others of its country: one that is far from them, and near when its
   * longitudes and latitudes change places, is probably swapped.
   *
   * @param others envelope of the country's other boundaries; null or empty for none
   */
  public static BoundaryCheck of(Geometry lonLat, Envelope others) {
    BoundaryCheck alone = of(lonLat);
    if (!alone.isUsable() || others == null || others.isNull()) {
      return alone;
    }
    Envelope box = lonLat.getEnvelopeInternal();
    boolean swapped = others.distance(box) > FAR && others.distance(swapped(box)) <= FAR;
    return swapped
        ? refused(
            Outcome.BOUNDARY_PROBABLY_SWAPPED,
            "its envelope %s is far from its country's %s, and near with longitude and latitude swapped"
                .formatted(shown(box), shown(others)))
        : alone;
  }

  private static BoundaryCheck outOfRange(Envelope box) {
    return isInRange(swapped(box))
        ? refused(
            Outcome.BOUNDARY_PROBABLY_SWAPPED,
            "its envelope %s has latitudes beyond 90; put longitude first".formatted(shown(box)))
        : refused(
            Outcome.BOUNDARY_OUT_OF_RANGE,
            "its envelope %s is not in degrees of longitude and latitude; declare its CRS"
                .formatted(shown(box)));
  }

  private static BoundaryCheck repaired(Geometry lonLat) {
    TopologyValidationError fault = new IsValidOp(lonLat).getValidationError();
    MultiPolygon boundary =
        RegionRings.polygonal(fault == null ? lonLat : GeometryFixer.fix(lonLat));
    if (!(boundary.getArea() > 0)) {
      return refused(Outcome.BOUNDARY_ZERO_AREA, "its area is 0");
    }
    return fault == null
        ? new BoundaryCheck(Outcome.BOUNDARY_OK, boundary, null)
        : new BoundaryCheck(
            Outcome.BOUNDARY_REPAIRED,
            boundary,
            "Invalid boundary: %s at (%s, %s); repaired"
                .formatted(fault.getMessage(), fault.getCoordinate().x, fault.getCoordinate().y));
  }

  private static BoundaryCheck refused(Outcome outcome, String why) {
    return new BoundaryCheck(outcome, null, "Invalid boundary: " + why);
  }

  private static boolean isInRange(Envelope box) {
    return Math.abs(box.getMinX()) <= 180
        && Math.abs(box.getMaxX()) <= 180
        && Math.abs(box.getMinY()) <= 90
        && Math.abs(box.getMaxY()) <= 90;
  }

  private static Envelope swapped(Envelope box) {
    return new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
  }

  private static String shown(Envelope box) {
    return "("
        + box.getMinX()
        + ", "
        + box.getMinY()
        + ", "
        + box.getMaxX()
        + ", "
        + box.getMaxY()
        + ")";
  }
}
