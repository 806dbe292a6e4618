package org.urbanobservatory.job.console;

/** How much is said on standard error. */
public enum Verbosity {
  /** Warnings only. */
  QUIET,
  /** Phases and warnings. */
  NORMAL,
  /** Details and stack traces too. */
  VERBOSE
}
