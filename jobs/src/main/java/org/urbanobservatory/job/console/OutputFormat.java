package org.urbanobservatory.job.console;

/** How a result is printed on standard output. */
public enum OutputFormat {
  TEXT,
  JSON
}
