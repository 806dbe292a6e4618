package org.urbanobservatory.index.uncertainty;

import org.apache.commons.math3.special.Erf;

/**
 * Random numbers without a state: each is a hash of seed, draw and key. The same three give the
 * same number on every machine and in any order.
 *
 * <p>The hash is the finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable
 * pseudorandom number generators", OOPSLA), applied once per argument.
 */
final class Chance {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1p-53;

  private Chance() {}

  /** Uniform in 0 (included) to 1 (excluded). */
  static double uniform(long seed, long draw, long key) {
    return (bits(seed, draw, key) >>> 11) * UNIT;
  }

  /** Standard normal, by inversion of a uniform number that is neither 0 nor 1. */
  static double normal(long seed, long draw, long key) {
    double u = ((bits(seed, draw, key) >>> 11) + 0.5) * UNIT;
    return normal(u);
  }

  /** The standard normal quantile of {@code u}, finite also at 0 and 1. */
  static double normal(double u) {
    double inside = StrictMath.max(UNIT / 2, StrictMath.min(1 - UNIT, u));
    return StrictMath.sqrt(2) * Erf.erfInv(2 * inside - 1);
  }

  /** A number from 0 to {@code bound - 1}. */
  static int below(int bound, long seed, long draw, long key) {
    return (int) (uniform(seed, draw, key) * bound);
  }

  /** A key of a text: FNV-1a over its UTF-16 units. */
  static long key(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  private static long bits(long seed, long draw, long key) {
    return mix(mix(mix(seed + GOLDEN) ^ (draw * GOLDEN + 1)) ^ key);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
