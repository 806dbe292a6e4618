package org.urbanobservatory.model;

/** A monotone transform that a standardisation applies to a value and to its benchmarks. */
public enum Transform {
  LINEAR {
    @Override
    public double apply(double x) {
      return x;
    }
  },
  LN {
    @Override
    public double apply(double x) {
      return StrictMath.log(x);
    }
  },
  SQRT {
    @Override
    public double apply(double x) {
      return StrictMath.sqrt(x);
    }
  },
  CBRT {
    @Override
    public double apply(double x) {
      return StrictMath.cbrt(x);
    }
  },
  ROOT4 {
    @Override
    public double apply(double x) {
      return StrictMath.sqrt(StrictMath.sqrt(x));
    }
  },
  ROOT5 {
    @Override
    public double apply(double x) {
      return StrictMath.pow(x, 0.2);
    }
  };

  /** The transformed value; the caller has made sure that {@code x} is in the domain. */
  public abstract double apply(double x);
}
