package org.urbanobservatory.job.console;

/** How a command ended, for schedulers. Public interface. */
public enum ExitStatus {
  /** Published, or done; faults only in rows or features, or in an optional input. */
  DONE(0),
  /** Nothing published: every city failed, or a fault of the program. */
  FAILED(1),
  /** Nothing published: arguments, configuration or files are wrong, as {@code check} finds. */
  REFUSED(2),
  /** Published, but some cities failed or were carried over from the previous release. */
  PARTLY_DONE(3);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  /** The process's exit code. */
  public int code() {
    return code;
  }
}
