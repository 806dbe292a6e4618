package org.urbanobservatory.geo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;

/**
 * The Lambert azimuthal equal-area projection on the WGS 84 ellipsoid around a centre: areas are
 * exact, lengths within 0.01 % up to 150 km from the centre. Its {@link Crs} has the id {@code
 * LAEA(lat,lon)} with six decimals, so that equal centres give equal ids.
 */
public final class LocalProjection {
  private static final Pattern ID =
      Pattern.compile("LAEA\\(\\s*(-?\\d+(?:\\.\\d+)?)\\s*,\\s*(-?\\d+(?:\\.\\d+)?)\\s*\\)");
  private static final String WKT =
      """
      PROJCS["LAEA(%1$s,%2$s)", GEOGCS["WGS 84", DATUM["World Geodetic System 1984", \
      SPHEROID["WGS 84", 6378137.0, 298.257223563]], PRIMEM["Greenwich", 0.0], \
      UNIT["degree", 0.017453292519943295], AXIS["Longitude", EAST], AXIS["Latitude", NORTH]], \
      PROJECTION["Lambert_Azimuthal_Equal_Area"], PARAMETER["latitude_of_center", %1$s], \
      PARAMETER["longitude_of_center", %2$s], PARAMETER["false_easting", 0.0], \
      PARAMETER["false_northing", 0.0], UNIT["m", 1.0], AXIS["x", EAST], AXIS["y", NORTH]]""";

  private LocalProjection() {}

  /**
   * The projection centred on a point, rounded to 1e-6 degrees.
   *
   * @param lon degrees, -180 to 180
   * @param lat degrees, -90 to 90
   * @throws IllegalArgumentException when the centre is outside these ranges
   */
  public static Crs centredOn(double lon, double lat) {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      throw new IllegalArgumentException(
          "Invalid centre of a local projection: longitude "
              + lon
              + ", latitude "
              + lat
              + "; degrees of WGS 84 are needed");
    }
    return Crs.of("LAEA(" + rounded(lat) + "," + rounded(lon) + ")");
  }

  /** The projection centred on the middle of an envelope in longitude and latitude. */
  public static Crs centredOn(Envelope lonLat) {
    if (lonLat.isNull()) {
      throw new IllegalArgumentException("Invalid centre of a local projection: empty envelope");
    }
    return centredOn(lonLat.centre().x, lonLat.centre().y);
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static String canonicalId(String text) {
    Matcher id = matched(text);
    return "LAEA("
        + rounded(Double.parseDouble(id.group(1)))
        + ","
        + rounded(Double.parseDouble(id.group(2)))
        + ")";
  }

  static String wkt(String text) {
    Matcher id = matched(text);
    return WKT.formatted(id.group(1), id.group(2));
  }

  private static Matcher matched(String text) {
    Matcher id = ID.matcher(text);
    if (!id.matches()
        || Math.abs(Double.parseDouble(id.group(1))) > 90
        || Math.abs(Double.parseDouble(id.group(2))) > 180) {
      throw new IllegalArgumentException(
          "Invalid CRS '" + text + "': a local projection is LAEA(latitude,longitude) in degrees");
    }
    return id;
  }

  /** Six decimals in plain notation; zero has no sign. */
  private static String rounded(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
  }
}
