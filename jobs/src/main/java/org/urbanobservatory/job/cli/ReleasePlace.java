package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.job.release.Releases;
import picocli.CommandLine.Parameters;

/** Where releases are, and which one is meant. */
final class ReleasePlace {
  @Parameters(
      arity = "0..2",
      paramLabel = "CONFIG_or_OUTPUT [ID]",
      hideParamSyntax = true,
      description = {
        "A configuration or its output folder, by default ./observatory.yaml;",
        "and a release, by default the latest."
      })
  private List<String> arguments = new ArrayList<>();

  Releases releases() {
    String place = hasPlace() ? arguments.get(0) : OutputLocation.DEFAULT_CONFIG;
    return Releases.of(OutputLocation.of(place));
  }

  /** The id that was named, else the latest. */
  String id() throws IOException {
    List<String> ids = hasPlace() ? arguments.subList(1, arguments.size()) : arguments;
    return ids.isEmpty() ? latest() : ids.get(0);
  }

  /** A place stands first; alone, an id needs none. */
  private boolean hasPlace() {
    return !arguments.isEmpty()
        && (arguments.size() > 1 || OutputLocation.isPlace(arguments.get(0)));
  }

  private String latest() throws IOException {
    return ReleaseChoice.latest(releases());
  }
}
