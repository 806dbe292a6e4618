package org.urbanobservatory.index;

import java.util.Objects;

/** What a standardisation makes of a value: a score, nothing, or a question that does not arise. */
public sealed interface Standardised {

  /**
   * A score.
   *
   * @param score 0 to 100
   * @param issue code of the issue that the reading deserves, null if none
   */
  record Scored(double score, String issue) implements Standardised {
    public Scored {
      if (!(score >= 0 && score <= 100)) {
        throw new IllegalArgumentException("Invalid score: " + score + " is not in 0-100");
      }
    }
  }

  /** No score, because something is not known. */
  record Missing(String reason) implements Standardised {
    public Missing {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** No score, because nothing is asked of this city; it does not count as missing. */
  record NotApplicable(String reason) implements Standardised {
    public NotApplicable {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
