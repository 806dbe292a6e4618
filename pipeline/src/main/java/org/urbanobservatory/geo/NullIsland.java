package org.urbanobservatory.geo;

/** The place 0, 0 in the sea, where programs put what they cannot find. */
public final class NullIsland {
  /** For messages: where something lies and why that is no place. */
  public static final String WHY = "0, 0, which stands for a missing position";

  /** Degrees around 0, 0 that hold nothing but mistakes; Africa begins 500 km further north. */
  private static final double DEGREES = 0.001;

  private NullIsland() {}

  /** Whether a place is 0, 0: within about 100 m in degrees, exactly in metres. */
  public static boolean isAt(Crs crs, double x, double y) {
    return crs.isGeographic() ? isAt(x, y) : x == 0 && y == 0;
  }

  /** Whether a place in degrees is within about 100 m of 0, 0. */
  public static boolean isAt(double lon, double lat) {
    return Math.abs(lon) < DEGREES && Math.abs(lat) < DEGREES;
  }
}
