package org.urbanobservatory.source.osm;

/** The file as a whole is not a readable OSM PBF; the message says where and what to do. */
public final class CannotReadOsmException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotReadOsmException(String message, Throwable cause) {
    super(message, cause);
  }

  static CannotReadOsmException of(String file, String what) {
    return new CannotReadOsmException("Cannot read OSM PBF " + file + ": " + what, null);
  }

  static CannotReadOsmException at(String file, long offset, String what, Throwable cause) {
    return new CannotReadOsmException(
        "Cannot read OSM PBF " + file + " at byte " + offset + ": " + what, cause);
  }
}
