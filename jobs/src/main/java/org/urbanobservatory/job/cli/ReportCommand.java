package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.job.report.ReleaseReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The pages of a release, written again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description =
        "Write the pages of a release again, from its tables alone. A run writes them itself.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory report observatory.yaml",
      "  observatory report output 20251107T020000Z"
    })
final class ReportCommand implements Callable<Integer> {
  @Mixin private ReleasePlace place;
  @Mixin private OutputOptions outputOptions;

  @Override
  public Integer call() throws IOException {
    String id = place.id();
    Releases releases = place.releases();
    ReleaseReport.write(releases.tables(id));
    String page = releases.folder(id).uri(ReleaseReport.FOLDER + "/index.html");
    if (outputOptions.isJson()) {
      var node = Json.object().put("release_id", id).put("page", page);
      outputOptions.console().result(Json.text(node));
    } else {
      outputOptions.console().result("Written: " + page);
    }
    return ExitStatus.DONE.code();
  }
}
