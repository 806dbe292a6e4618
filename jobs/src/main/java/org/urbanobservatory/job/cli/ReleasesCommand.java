package org.urbanobservatory.job.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Published releases. */
@Command(
    name = "releases",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "List, show, compare, verify or prune published releases.",
    subcommands = {
      ReleasesListCommand.class,
      ReleasesShowCommand.class,
      ReleasesDiffCommand.class,
      ReleasesVerifyCommand.class,
      ReleasesPruneCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory releases list observatory.yaml",
      "  observatory releases show /data/output 20260101T030000Z",
      "  observatory releases diff observatory.yaml",
      "  observatory releases verify observatory.yaml",
      "  observatory releases prune observatory.yaml --keep 30"
    })
final class ReleasesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }
}
