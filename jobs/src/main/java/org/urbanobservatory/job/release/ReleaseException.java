package org.urbanobservatory.job.release;

/** A release cannot be made, found or read; the message says which and what to do. */
public final class ReleaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ReleaseException(String message) {
    super(message);
  }

  ReleaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
