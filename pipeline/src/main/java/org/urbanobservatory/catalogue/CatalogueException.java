package org.urbanobservatory.catalogue;

import java.util.List;

/** Definitions that cannot be used, with every problem found in them. */
public final class CatalogueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  public CatalogueException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem, in the order of the files. */
  public List<String> problems() {
    return problems;
  }
}
