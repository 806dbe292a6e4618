package org.urbanobservatory.job.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.urbanobservatory.job.console.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The main of every command. */
@Command(
    name = "observatory",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "SDG 11 indicators and the City Prosperity Index from a city's raw data.",
    subcommands = {
      RunCommand.class,
      CheckCommand.class,
      IndexCommand.class,
      AuditCommand.class,
      ExplainCommand.class,
      DegurbaCommand.class,
      IndicatorsCommand.class,
      ReleasesCommand.class,
      ReportCommand.class,
      QueryCommand.class,
      SampleCommand.class,
      CompletionCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory run sample-data/observatory.yaml",
      "  observatory check observatory.yaml",
      "  observatory indicators street_density",
      "  observatory COMMAND --help",
      "",
      "Exit status: 0 done; 1 nothing published: every city failed, or a fault of ours;",
      "2 nothing published: arguments, configuration or files are wrong; 3 published, but some",
      "cities failed or were carried over."
    })
public final class Observatory implements Runnable {
  /** Characters of a line of help, so that its sentences keep the lines they are written in. */
  private static final int HELP_WIDTH = 105;

  private final PrintStream out;
  private final PrintStream err;
  @Spec private CommandSpec spec;

  /**
   * @param out where results go
   * @param err where progress and errors go
   */
  public Observatory(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs one command and ends the process with its status. */
  public static void main(String[] arguments) {
    System.exit(commandLine(System.out, System.err).execute(arguments));
  }

  /** The whole command line, speaking to the given streams. */
  public static CommandLine commandLine(PrintStream out, PrintStream err) {
    var commandLine = new CommandLine(new Observatory(out, err));
    commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(HELP_WIDTH);
    commandLine.setExecutionStrategy(new MemoryFaults());
    commandLine.setParameterExceptionHandler(new ArgumentFaults());
    commandLine.setExecutionExceptionHandler(new CommandFaults());
    return commandLine;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
  }

  /** The exit code of wrong arguments. */
  static int refused() {
    return ExitStatus.REFUSED.code();
  }
}
