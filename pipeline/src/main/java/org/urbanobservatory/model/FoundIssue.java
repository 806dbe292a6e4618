package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Objects;

/**
 * An issue and the state of the file that it was found in: a fault of a file that was corrected
 * since stays with the values that were made from it.
 *
 * @param issue what was found
 * @param sha256 of the bytes of the file, null if it concerns no single file that could be read
 */
public record FoundIssue(Issue issue, String sha256) implements Serializable {
  public FoundIssue {
    Objects.requireNonNull(issue, "issue");
  }
}
