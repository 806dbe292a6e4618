package org.urbanobservatory.grid;

import java.io.Serializable;

/** Brings points from one plane to another. Safe for use by several threads at once. */
@FunctionalInterface
public interface PlaneTransform extends Serializable {
  /** The transform between a plane and itself. */
  PlaneTransform IDENTITY = xy -> {};

  /**
   * Replaces every point by its image, in place.
   *
   * @param xy flat pairs: x0, y0, x1, y1, ...
   * @throws IllegalArgumentException when a point has no finite image
   */
  void transform(double[] xy);
}
