package org.urbanobservatory.geo;

import java.io.Serializable;

/**
 * A horizontal coordinate reference system with axes longitude, latitude or x, y in this order.
 *
 * <p>Equal ids are equal systems. Ids are {@code EPSG:31982}, {@code ESRI:54009}, {@code
 * OGC:CRS84}, {@code LAEA(lat,lon)} (see {@link LocalProjection}), or a WKT text where a system has
 * no code.
 *
 * @param id the canonical id
 */
public record Crs(String id) implements Serializable {
  /** Longitude and latitude on WGS 84 in degrees: what the outputs are published in. */
  public static final Crs CRS84 = new Crs(CrsRegistry.CRS84);

  /**
   * @throws IllegalArgumentException "Invalid CRS ..." when the id is empty, unknown or has a
   *     vertical axis
   */
  public Crs {
    id = CrsRegistry.canonicalId(id);
  }

  /**
   * Reads a code ({@code EPSG:4326}, {@code ESRI:54009}, {@code OGC:CRS84}), an OGC URN or URL, a
   * WKT text, or {@code LAEA(lat,lon)}.
   *
   * @throws IllegalArgumentException "Invalid CRS ..." when the text is empty, unknown or names a
   *     system with a vertical axis
   */
  public static Crs of(String text) {
    return new Crs(text);
  }

  /** The system as OGC WKT 1 on one line. */
  public String wkt() {
    return CrsRegistry.wkt(id);
  }

  /** Whether coordinates are degrees of longitude and latitude. */
  public boolean isGeographic() {
    return CrsRegistry.isGeographic(id);
  }

  /** Whether coordinates are metres, so that planar lengths and areas are in m and m2. */
  public boolean isMetric() {
    return CrsRegistry.isMetric(id);
  }

  @Override
  public String toString() {
    return id;
  }
}
