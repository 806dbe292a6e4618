package org.urbanobservatory.job.console;

import java.util.Locale;

/** How a result is printed on standard output. */
public enum OutputFormat {
  TEXT,
  JSON;

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
