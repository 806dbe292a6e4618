package org.urbanobservatory.job.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.model.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the arguments, with the nearest known name, in one line. */
final class ArgumentFaults implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException fault, String[] arguments) {
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(message(fault, command));
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return Observatory.refused();
  }

  private static String message(ParameterException fault, CommandLine command) {
    if (fault instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched.getUnmatched(), command);
    }
    return fault.getMessage();
  }

  private static String unknown(List<String> unmatched, CommandLine command) {
    String argument = unmatched.get(0);
    String name = argument.replaceFirst("=.*", "");
    if (argument.startsWith("-")) {
      return "Unknown option '" + name + "'" + NearestName.hint(name, options(command));
    }
    return command.getSubcommands().isEmpty()
        ? "Unexpected argument '" + argument + "'"
        : "Unknown command '"
            + name
            + "'"
            + NearestName.hint(name, command.getSubcommands().keySet());
  }

  private static List<String> options(CommandLine command) {
    var names = new ArrayList<String>();
    command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
    return names;
  }
}
