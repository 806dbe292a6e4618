package org.urbanobservatory.compute;

import java.util.Collection;
import java.util.List;
import org.urbanobservatory.model.Observation;

/**
 * Observation status and nature of a result, in the codes of the SDG data structure definition
 * ({@code CL_OBS_STATUS} 2.1, {@code CL_NATURE}).
 */
final class Statuses {
  static final String NORMAL = "A";
  static final String BREAK = "B";
  static final String MISSING = "O";
  static final String LOW_RELIABILITY = "U";

  static final String COUNTRY = "C";
  static final String COUNTRY_ADJUSTED = "CA";
  private static final String ESTIMATED = "E";
  static final String NOT_AVAILABLE = "_X";

  /** From the most to the least trustworthy; a code that is not listed is worse than all. */
  private static final List<String> FROM_BEST =
      List.of("A", "B", "D", "W", "K", "P", "E", "I", "G", "V", "F", "N", "U", "Q", "L", "M", "O");

  private Statuses() {}

  /** The least trustworthy status among the inputs; an input without one is normal. */
  static String worst(Collection<Observation> inputs) {
    String worst = NORMAL;
    for (Observation input : inputs) {
      worst = worse(worst, input.obsStatus() == null ? NORMAL : input.obsStatus());
    }
    return worst;
  }

  /** Whether any input begins its series anew; a worse status of another input hides no break. */
  static boolean isBreak(Collection<Observation> inputs) {
    return inputs.stream().anyMatch(input -> BREAK.equals(input.obsStatus()));
  }

  static String worse(String first, String second) {
    return rank(second) > rank(first) ? second : first;
  }

  /** Estimated where an input is estimated, imputed or forecast; else data of the country. */
  static String nature(String obsStatus) {
    return switch (obsStatus) {
      case "E", "I", "F" -> ESTIMATED;
      default -> COUNTRY;
    };
  }

  private static int rank(String status) {
    int rank = FROM_BEST.indexOf(status);
    return rank < 0 ? FROM_BEST.size() : rank;
  }
}
