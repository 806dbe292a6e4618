package org.urbanobservatory.job.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.sample.SampleObservatory;
import org.urbanobservatory.job.settings.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A fictional observatory with known truth. */
@Command(
    name = "sample",
    mixinStandardHelpOptions = true,
    description = "Generate a sample observatory of any size with known truth.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory sample --out my-sample",
      "  observatory sample --out large --cities 500 --seed 7"
    })
final class SampleCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "A folder.")
  private Path out;

  @Option(
      names = "--cities",
      paramLabel = "N",
      defaultValue = "" + SampleObservatory.DEFAULT_CITIES,
      description = "Number of cities, up to " + SampleObservatory.MOST_CITIES + ". Default: 6.")
  private int cities;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "" + SampleObservatory.DEFAULT_SEED,
      description = "Equal seeds give equal files. Default: 11.")
  private long seed;

  @Override
  public Integer call() {
    if (cities < 1 || cities > SampleObservatory.MOST_CITIES) {
      throw new ConfigException(
          "Invalid --cities: " + cities + " is not in 1 to " + SampleObservatory.MOST_CITIES);
    }
    SampleObservatory.generate(out, cities, seed);
    Console console = outputOptions.console();
    console.result("Sample of " + cities + " cities: " + out.resolve("observatory.yaml"));
    return ExitStatus.DONE.code();
  }
}
