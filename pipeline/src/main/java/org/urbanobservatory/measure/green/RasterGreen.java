package org.urbanobservatory.measure.green;

import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.measure.extent.CoverGap;
import org.urbanobservatory.measure.extent.KnownCover;
import org.urbanobservatory.measure.extent.RasterPlane;

/** Green cover in the cells of a raster. */
public final class RasterGreen implements GreenCover {
  /** A raster of shares is used as it is written, so 1 may be off by its rounding. */
  private static final double HIGHEST_SHARE = 1 + 1e-6;

  private static final BuiltUpRule SHARE_ITSELF = new BuiltUpRule.Share(1);

  /** The arithmetic of land by shares of cells is the same for built-up land and for green. */
  private final BuiltUp shares;

  private RasterGreen(BuiltUp shares) {
    this.shares = shares;
  }

  /** 1 is green, every other value is not; NaN is no value. */
  public static RasterGreen ofBinary(Raster values, RasterPlane plane) {
    return of(values, plane, value -> value == 1 ? 1 : 0);
  }

  /** The value is the green share of the cell, 0 to 1; NaN is no value. */
  public static RasterGreen ofShares(Raster values, RasterPlane plane) {
    return of(checked(values), plane, value -> value);
  }

  /**
   * A cell is green from a share on.
   *
   * @param threshold above 0, at most 1
   */
  public static RasterGreen ofShares(Raster values, RasterPlane plane, double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "Invalid threshold of green share: " + threshold + "; above 0, at most 1");
    }
    return of(checked(values), plane, value -> value >= threshold ? 1 : 0);
  }

  /** The first value that is no share; empty when all are. */
  public static OptionalDouble findNoShare(Raster values) {
    for (double value : values.values()) {
      if (value < 0 || value > HIGHEST_SHARE) {
        return OptionalDouble.of(value);
      }
    }
    return OptionalDouble.empty();
  }

  private static Raster checked(Raster values) {
    OptionalDouble wrong = findNoShare(values);
    if (wrong.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid green share: " + wrong.getAsDouble() + "; between 0 and 1");
    }
    return values;
  }

  private static RasterGreen of(Raster values, RasterPlane plane, DoubleUnaryOperator share) {
    double[] shares = values.values().clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Double.isNaN(shares[i]) ? Double.NaN : share.applyAsDouble(shares[i]);
    }
    return new RasterGreen(BuiltUp.of(new Raster(values.lattice(), shares), SHARE_ITSELF, plane));
  }

  @Override
  public double areaWithin(Geometry region) {
    return shares.areaWithin(region);
  }

  @Override
  public double coveredShare(Geometry region) {
    return shares.coveredShare(region);
  }

  @Override
  public boolean knowsAll(Geometry region) {
    return shares.knowsAll(region);
  }

  @Override
  public boolean[] knows(double[] xy) {
    return shares.knows(xy);
  }

  @Override
  public Function<Geometry, CoverGap> lackOf(KnownCover date) {
    return shares.lackOf(date instanceof RasterGreen green ? green.shares : date);
  }

  @Override
  public Geometry unknownWithin(Geometry region) {
    return shares.unknownWithin(region);
  }
}
