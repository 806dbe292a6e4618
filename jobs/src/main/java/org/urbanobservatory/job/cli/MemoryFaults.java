package org.urbanobservatory.job.cli;

import java.util.List;
import java.util.Optional;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** Runs a command; memory that runs out ends as a message that says how to give more. */
final class MemoryFaults implements IExecutionStrategy {
  private static final long MB = 1 << 20;

  @Override
  public int execute(ParseResult arguments) {
    try {
      return new CommandLine.RunLast().execute(arguments);
    } catch (OutOfMemoryError fault) {
      List<CommandLine> commands = arguments.asCommandLineList();
      return tell(OutputOptions.of(commands.get(commands.size() - 1)).console(), fault);
    }
  }

  /** Says what to do and returns the exit status. */
  static int tell(Console console, OutOfMemoryError fault) {
    long most = Runtime.getRuntime().maxMemory() / MB;
    console.error(
        "Cannot go on in %d MB of memory%s; give Java more, for example OBSERVATORY_JAVA_OPTS=\"-Xmx%dm\""
            .formatted(
                most, fault.getMessage() == null ? "" : " (" + fault.getMessage() + ")", 2 * most));
    return ExitStatus.FAILED.code();
  }

  /** What ran out of memory behind a fault, such as on another thread. */
  static Optional<OutOfMemoryError> findBehind(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError memory) {
        return Optional.of(memory);
      }
    }
    return Optional.empty();
  }
}
