package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.ReleaseManifest.TableEntry;
import org.urbanobservatory.job.release.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is published. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List all releases, the oldest first; the latest is marked.")
final class ReleasesListCommand implements Callable<Integer> {
  @Mixin private ReleasePlace place;
  @Mixin private OutputOptions outputOptions;

  @Override
  public Integer call() throws IOException {
    Releases releases = place.releases();
    String latest = releases.latest().orElse("");
    var manifests = new ArrayList<ReleaseManifest>();
    for (String id : releases.list()) {
      manifests.add(releases.show(id));
    }
    outputOptions
        .console()
        .result(outputOptions.isJson() ? json(manifests, latest) : text(manifests, latest));
    return ExitStatus.DONE.code();
  }

  private static String text(List<ReleaseManifest> manifests, String latest) {
    return TextTable.text(
        List.of("release", "latest", "cities", "rows", "files"),
        manifests.stream().map(manifest -> cells(manifest, latest)).toList(),
        2);
  }

  private static List<String> cells(ReleaseManifest manifest, String latest) {
    return List.of(
        manifest.releaseId(),
        manifest.releaseId().equals(latest) ? "latest" : "",
        Integer.toString(manifest.cities().size()),
        Long.toString(rows(manifest)),
        Integer.toString(manifest.files().size()));
  }

  private static long rows(ReleaseManifest manifest) {
    return manifest.tables().stream().mapToLong(TableEntry::rows).sum();
  }

  private static String json(List<ReleaseManifest> manifests, String latest) {
    var array = Json.array();
    for (ReleaseManifest manifest : manifests) {
      array
          .addObject()
          .put("release_id", manifest.releaseId())
          .put("is_latest", manifest.releaseId().equals(latest))
          .put("cities", manifest.cities().size())
          .put("rows", rows(manifest))
          .put("files", manifest.files().size());
    }
    return Json.text(array);
  }
}
