package org.urbanobservatory.job.settings;

import java.util.Set;

/** The ids of the catalogue's editions. */
final class KnownEditions {
  private KnownEditions() {}

  static Set<String> ids() {
    return Set.of("cpi-2012", "cpi-guide", "cpi-mexico-2016");
  }
}
