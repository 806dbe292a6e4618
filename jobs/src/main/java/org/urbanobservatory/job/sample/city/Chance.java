package org.urbanobservatory.job.sample.city;

/** The SplitMix64 generator: the same numbers from the same seed on every machine and JDK. */
public final class Chance {
  private long state;

  public Chance(long seed) {
    state = seed;
  }

  /** A generator of its own for a named purpose, so that one purpose never shifts another. */
  public static Chance of(long seed, String purpose) {
    long mixed = seed;
    for (int i = 0; i < purpose.length(); i++) {
      mixed = new Chance(mixed * 31 + purpose.charAt(i)).nextLong();
    }
    return new Chance(mixed);
  }

  public long nextLong() {
    state += 0x9E3779B97F4A7C15L;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** At least 0, below 1. */
  public double share() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  public double between(double low, double high) {
    return low + share() * (high - low);
  }

  public int below(int bound) {
    return (int) (share() * bound);
  }

  public boolean happens(double probability) {
    return share() < probability;
  }
}
