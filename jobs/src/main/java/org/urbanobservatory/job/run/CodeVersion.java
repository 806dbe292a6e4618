package org.urbanobservatory.job.run;

/** The version of the code that makes a release. */
final class CodeVersion {
  private CodeVersion() {}

  /** The version in the jar's manifest; {@code development} when run from classes. */
  static String text() {
    String version = CodeVersion.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
