package org.urbanobservatory.geo;

import java.util.List;
import java.util.Objects;
import org.urbanobservatory.grid.Raster;

/**
 * A raster read from a file.
 *
 * @param raster the values, NaN where the file has none
 * @param crs the plane of the lattice
 * @param notices what a reader of the results should know, for example that further bands were left
 *     out
 */
public record GridRaster(Raster raster, Crs crs, List<String> notices) {
  public GridRaster {
    Objects.requireNonNull(raster, "raster");
    Objects.requireNonNull(crs, "crs");
    notices = List.copyOf(notices);
  }
}
