package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.settings.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes old releases. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description = "Remove all but the newest releases. The latest always stays.")
final class ReleasesPruneCommand implements Callable<Integer> {
  @Mixin private ReleasePlace place;
  @Mixin private OutputOptions outputOptions;

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "N",
      description = "How many releases stay, at least 1.")
  private int keep;

  @Override
  public Integer call() throws IOException {
    if (keep < 1) {
      throw new ConfigException("Invalid --keep: " + keep + " must be at least 1");
    }
    List<String> removed = place.releases().prune(keep);
    if (outputOptions.isJson()) {
      var array = Json.array();
      removed.forEach(array::add);
      outputOptions.console().result(Json.text(array));
    } else {
      removed.forEach(id -> outputOptions.console().result("removed " + id));
      outputOptions.console().result(removed.size() + " releases removed");
    }
    return ExitStatus.DONE.code();
  }
}
