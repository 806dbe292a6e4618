package org.urbanobservatory.job.cli;

import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.OutputFormat;
import org.urbanobservatory.job.console.Verbosity;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command shares: how it speaks. */
final class OutputOptions {
  static final String NAME = "outputOptions";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = FormatConverter.class,
      description = "How results are printed: text or json. Default: text.")
  private OutputFormat format = OutputFormat.TEXT;

  @ArgGroup private Loudness loudness = new Loudness();
  private Console console;

  /** Either of the two. */
  static final class Loudness {
    @Option(names = "--verbose", description = "Say details, and where a fault happened.")
    private boolean verbose;

    @Option(names = "--quiet", description = "Say results, warnings and errors only.")
    private boolean quiet;
  }

  /** The options of the command that was run; defaults when it has none. */
  static OutputOptions of(CommandLine command) {
    CommandSpec mixin = command.getCommandSpec().mixins().get(NAME);
    return mixin == null ? speakingFor(command) : (OutputOptions) mixin.userObject();
  }

  private static OutputOptions speakingFor(CommandLine command) {
    var options = new OutputOptions();
    options.mixee = command.getCommandSpec();
    return options;
  }

  OutputFormat format() {
    return format;
  }

  boolean isJson() {
    return format == OutputFormat.JSON;
  }

  /** The console of this command, the same at every call. */
  synchronized Console console() {
    if (console == null) {
      Observatory root = (Observatory) mixee.root().userObject();
      console = Console.ofProcess(root.out(), root.err(), verbosity());
    }
    return console;
  }

  private Verbosity verbosity() {
    if (loudness.quiet) {
      return Verbosity.QUIET;
    }
    return loudness.verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
  }
}
