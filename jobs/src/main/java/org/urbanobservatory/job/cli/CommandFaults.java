package org.urbanobservatory.job.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.release.ReleaseException;
import org.urbanobservatory.job.settings.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a message and an exit status. */
final class CommandFaults implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult arguments) {
    Console console = OutputOptions.of(command).console();
    if (fault instanceof ConfigException config) {
      config.problems().forEach(console::error);
      return ExitStatus.REFUSED.code();
    }
    if (fault instanceof ReleaseException release) {
      console.error(release.getMessage());
      return isRunning(command) ? ExitStatus.FAILED.code() : ExitStatus.REFUSED.code();
    }
    Optional<FileSystemException> file = findFileFault(fault);
    if (file.isPresent() && !isRunning(command)) {
      console.error(told(file.get()));
      return ExitStatus.REFUSED.code();
    }
    Optional<OutOfMemoryError> memory = MemoryFaults.findBehind(fault);
    if (memory.isPresent()) {
      return MemoryFaults.tell(console, memory.get());
    }
    console.error(oneLine(fault));
    if (console.isVerbose()) {
      console.error(stackTrace(fault));
    } else {
      console.error("This is a fault of the program. --verbose shows where it happened.");
    }
    return ExitStatus.FAILED.code();
  }

  /** A path that was given and that the disk refuses is no fault of the program. */
  private static Optional<FileSystemException> findFileFault(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof FileSystemException file) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static String told(FileSystemException fault) {
    String reason =
        fault.getReason() != null ? fault.getReason() : fault.getClass().getSimpleName();
    return "Cannot write to "
        + fault.getFile()
        + ": "
        + (fault instanceof FileAlreadyExistsException ? "it is a file, not a folder" : reason)
        + "; choose another path";
  }

  /** A release that cannot be made is a failed run; one that is not there a wrong argument. */
  private static boolean isRunning(CommandLine command) {
    return command.getCommandSpec().userObject() instanceof RunCommand;
  }

  private static String oneLine(Throwable fault) {
    String message = fault.getMessage();
    String text = message == null ? fault.getClass().getSimpleName() : message;
    return "Failed: " + text.lines().findFirst().orElse("");
  }

  private static String stackTrace(Throwable fault) {
    var text = new java.io.StringWriter();
    fault.printStackTrace(new java.io.PrintWriter(text));
    return text.toString().stripTrailing();
  }
}
