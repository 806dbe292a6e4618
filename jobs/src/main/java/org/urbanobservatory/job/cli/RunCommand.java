package org.urbanobservatory.job.cli;

import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.run.RunJob;
import org.urbanobservatory.job.settings.ObservatorySettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The nightly job. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Ingest, measure, index, aggregate to countries, and publish a release.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory run observatory.yaml",
      "  observatory run observatory.yaml --city nairobi --city mombasa",
      "  observatory run observatory.yaml --as-of 2020-12-31 --output /data/vintage-2020",
      "  observatory run observatory.yaml --quiet --format json"
    })
final class RunCommand implements Callable<Integer> {
  @Mixin private ConfigOptions configOptions;
  @Mixin private OutputOptions outputOptions;

  @Override
  public Integer call() {
    Console console = outputOptions.console();
    ObservatorySettings settings = configOptions.settings();
    console.redactWith(settings.secrets()::redact);
    return RunJob.run(settings, configOptions.options(outputOptions.format()), console).code();
  }
}
