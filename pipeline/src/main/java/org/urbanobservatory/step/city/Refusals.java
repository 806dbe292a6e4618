package org.urbanobservatory.step.city;

/**
 * How much of a layer is refused: what is measured with the rest may be too little, and its method
 * says so.
 *
 * @param refused rows or features that are refused
 * @param read of so many
 */
public record Refusals(long refused, long read) {
  /** Nothing is refused. */
  public static final Refusals NONE = new Refusals(0, 0);

  public Refusals {
    if (refused < 0 || refused > read) {
      throw new IllegalArgumentException(
          "Invalid refusals: %d of %d refused".formatted(refused, read));
    }
  }

  public Refusals plus(Refusals more) {
    return new Refusals(refused + more.refused, read + more.read);
  }

  /** For column {@code method}, behind what it is of; empty where nothing is refused. */
  public String told(String what) {
    return refused == 0 ? "" : " (%d of %d %s refused)".formatted(refused, read, what);
  }
}
