package org.urbanobservatory.measure.air;

import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/** The annual mean concentration everywhere in a city, in micrograms per m3. */
public sealed interface AirSurface permits StationSurface, RasterAir {
  /** How the value of a cell comes about, for column {@code method}. */
  String method();

  /**
   * The concentration in a cell; empty where the source does not reach.
   *
   * @param cell valid polygons in the computing CRS, not empty
   */
  OptionalDouble within(Geometry cell);
}
