package org.urbanobservatory.geo;

import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.grid.Lattice;

/**
 * What a raster file says of itself before its values are read.
 *
 * @param lattice all cells of the file
 * @param crs the plane of the lattice
 * @param bands number of bands, of which the first is read
 * @param nodata the value that stands for "no value", null if none is declared
 * @param notices what a reader of the results should know
 */
public record RasterHeader(
    Lattice lattice, Crs crs, int bands, Double nodata, List<String> notices) {
  public RasterHeader {
    Objects.requireNonNull(lattice, "lattice");
    Objects.requireNonNull(crs, "crs");
    notices = List.copyOf(notices);
  }

  /** The file's envelope in the units of {@link #crs()}. */
  public Envelope envelope() {
    return new Envelope(lattice.west(), lattice.east(), lattice.south(), lattice.north());
  }

  /**
   * The file's envelope in longitude and latitude.
   *
   * @throws IllegalArgumentException when a corner lies outside of the projection, as in world
   *     rasters of round projections
   */
  public Envelope lonLatEnvelope() {
    return Reprojection.between(crs, Crs.CRS84).envelope(envelope());
  }
}
