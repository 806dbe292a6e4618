package org.urbanobservatory.job.sample.plane;

/** A pair of formulas between degrees (x longitude, y latitude, WGS 84) and a plane. */
public interface Projection {

  Point forward(Point degrees);

  Point inverse(Point plane);

  /** The plane of longitude and latitude themselves, in degrees. */
  Projection DEGREES =
      new Projection() {
        @Override
        public Point forward(Point degrees) {
          return degrees;
        }

        @Override
        public Point inverse(Point plane) {
          return plane;
        }
      };
}
