package org.urbanobservatory.job.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.check.CheckJob;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything that can be found wrong before computing. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Find what is wrong with the configuration and its files. Writes nothing.",
      "Status 2 when a run would be refused, 3 when it would lose cities, else 0."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory check observatory.yaml",
      "  observatory check observatory.yaml --format json"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private ConfigOptions configOptions;
  @Mixin private OutputOptions outputOptions;

  @Override
  public Integer call() {
    Console console = outputOptions.console();
    ObservatorySettings settings = configOptions.settings();
    console.redactWith(settings.secrets()::redact);
    List<Issue> issues =
        CheckJob.check(settings, configOptions.options(outputOptions.format()).selection());
    console.result(outputOptions.isJson() ? Issues.json(issues) : Issues.text(issues));
    return status(issues).code();
  }

  /** As a run would end, as far as can be told before. */
  private static ExitStatus status(List<Issue> issues) {
    if (!CheckJob.errors(issues).isEmpty()) {
      return ExitStatus.REFUSED;
    }
    boolean costsCities = issues.stream().anyMatch(issue -> issue.severity() == Severity.ERROR);
    return costsCities ? ExitStatus.PARTLY_DONE : ExitStatus.DONE;
  }
}
