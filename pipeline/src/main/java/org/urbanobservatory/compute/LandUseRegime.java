package org.urbanobservatory.compute;

/**
 * How land and people move together: seventeen cases by the signs of the two rates and their ratio.
 *
 * <p>Source: ccgeoinformatics, "SDG 11.3.1 land use efficiency, City A", regimes R1 to R17.
 */
public enum LandUseRegime {
  R1("both grow alike"),
  R2("both grow, people faster"),
  R3("people grow on the same land"),
  R4("people grow, land shrinks more slowly"),
  R5("people grow as land shrinks"),
  R6("people grow, land shrinks faster"),
  R7("land shrinks, people stay"),
  R8("both shrink, land faster"),
  R9("both shrink alike"),
  R10("both shrink, people faster"),
  R11("people shrink on the same land"),
  R12("land grows, people shrink faster"),
  R13("land grows as people shrink"),
  R14("people shrink, land grows faster"),
  R15("land grows, people stay"),
  R16("both grow, land faster"),
  R17("nothing moves");

  private final String description;

  LandUseRegime(String description) {
    this.description = description;
  }

  /** What land and people do, in words. */
  public String description() {
    return description;
  }

  /**
   * @param land growth rate of built-up land, finite
   * @param people growth rate of people over the same span, finite
   */
  public static LandUseRegime of(double land, double people) {
    if (people == 0) {
      return choose(land, R7, R17, R15);
    }
    if (land == 0) {
      return people > 0 ? R3 : R11;
    }
    double faster = StrictMath.abs(land) - StrictMath.abs(people);
    if (people > 0) {
      return land > 0 ? choose(faster, R2, R1, R16) : choose(faster, R4, R5, R6);
    }
    return land > 0 ? choose(faster, R12, R13, R14) : choose(faster, R10, R9, R8);
  }

  private static LandUseRegime choose(
      double value, LandUseRegime below, LandUseRegime equal, LandUseRegime above) {
    if (value == 0) {
      return equal;
    }
    return value < 0 ? below : above;
  }
}
