package org.urbanobservatory.grid;

/**
 * A sum whose error does not grow with the number of terms (Neumaier's compensated summation). In a
 * fixed order of terms it gives the same bits everywhere.
 */
public final class ExactSum {
  private double sum;
  private double lost;

  /** Adds a finite term. */
  public void add(double term) {
    double next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  public double value() {
    return sum + lost;
  }
}
