package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether a release is as it was published. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Compare every file of a release with its manifest. Status 1 when one differs.")
final class ReleasesVerifyCommand implements Callable<Integer> {
  @Mixin private ReleasePlace place;
  @Mixin private OutputOptions outputOptions;

  @Override
  public Integer call() throws IOException {
    String id = place.id();
    List<String> problems = place.releases().verify(id);
    Console console = outputOptions.console();
    if (outputOptions.isJson()) {
      var node = Json.object().put("release_id", id).put("is_valid", problems.isEmpty());
      problems.forEach(node.putArray("problems")::add);
      console.result(Json.text(node));
    } else {
      problems.forEach(console::result);
      console.result(id + ": " + (problems.isEmpty() ? "valid" : problems.size() + " problems"));
    }
    return (problems.isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED).code();
  }
}
