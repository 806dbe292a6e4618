package org.urbanobservatory.job.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The shell's completion script. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a completion script for the shell.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  source <(./observatory completion bash)",
      "  ./observatory completion bash > ~/.local/share/bash-completion/completions/observatory"
    })
final class CompletionCommand implements Runnable {
  /** Shells that read the script; zsh through its bash compatibility. */
  enum Shell {
    BASH,
    ZSH
  }

  @Spec private CommandSpec spec;
  @Mixin private OutputOptions outputOptions;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Override
  public void run() {
    String script = AutoComplete.bash("observatory", spec.root().commandLine());
    String header = shell == Shell.ZSH ? "autoload -U +X bashcompinit && bashcompinit\n" : "";
    outputOptions.console().result(header + script);
  }
}
