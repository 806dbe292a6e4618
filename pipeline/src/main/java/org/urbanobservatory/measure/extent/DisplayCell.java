package org.urbanobservatory.measure.extent;

import org.locationtech.jts.geom.Geometry;

/**
 * One square of the display grid, clipped to the extent.
 *
 * @param id cell size, then north and east of its south-western corner in cells, for example {@code
 *     1000mN-12E34}
 * @param column east of the corner in cells
 * @param row north of the corner in cells
 * @param geometry in the computing CRS
 */
public record DisplayCell(String id, long column, long row, Geometry geometry) {
  /** Area of the clipped cell in square units of the computing CRS. */
  public double area() {
    return geometry.getArea();
  }

  /**
   * Whether the extent holds the whole square.
   *
   * @param size side of the square in units of the computing CRS
   */
  public boolean isWhole(double size) {
    return area() == size * size;
  }
}
