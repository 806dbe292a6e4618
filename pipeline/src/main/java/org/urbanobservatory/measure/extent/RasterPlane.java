package org.urbanobservatory.measure.extent;

import java.util.Objects;
import org.urbanobservatory.grid.PlaneTransform;

/**
 * How a raster's plane relates to the plane that a city is measured in.
 *
 * @param toComputing from the raster's coordinates to the computing CRS
 * @param fromComputing from the computing CRS to the raster's coordinates
 * @param toEqualArea from the raster's coordinates to an equal-area CRS in metres, for the ground
 *     area of its cells where values are by area of ground; land that is a part of a region is
 *     measured in the computing CRS as the region is
 */
public record RasterPlane(
    PlaneTransform toComputing, PlaneTransform fromComputing, PlaneTransform toEqualArea) {
  /** A raster in the computing CRS itself, which is equal-area and metric. */
  public static final RasterPlane SAME =
      new RasterPlane(PlaneTransform.IDENTITY, PlaneTransform.IDENTITY, PlaneTransform.IDENTITY);

  public RasterPlane {
    Objects.requireNonNull(toComputing, "toComputing");
    Objects.requireNonNull(fromComputing, "fromComputing");
    Objects.requireNonNull(toEqualArea, "toEqualArea");
  }
}
