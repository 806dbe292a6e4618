package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseManifest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a release holds. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show the tables, cities and versions of a release.")
final class ReleasesShowCommand implements Callable<Integer> {
  @Mixin private ReleasePlace place;
  @Mixin private OutputOptions outputOptions;

  @Override
  public Integer call() throws IOException {
    ReleaseManifest manifest = place.releases().show(place.id());
    String json = new String(manifest.json(), StandardCharsets.UTF_8).stripTrailing();
    outputOptions.console().result(outputOptions.isJson() ? json : text(manifest));
    return ExitStatus.DONE.code();
  }

  private static String text(ReleaseManifest manifest) {
    return Stream.of(
            "release " + manifest.releaseId() + ", code " + manifest.codeVersion(),
            "",
            tables(manifest),
            "",
            cities(manifest))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String tables(ReleaseManifest manifest) {
    return TextTable.text(
        List.of("table", "rows", "files"),
        manifest.tables().stream()
            .map(t -> List.of(t.name(), "" + t.rows(), "" + t.files().size()))
            .toList(),
        1);
  }

  private static String cities(ReleaseManifest manifest) {
    return TextTable.text(
        List.of("country", "city", "status", "reason"),
        manifest.cities().stream().map(ReleasesShowCommand::cells).toList(),
        4);
  }

  private static List<String> cells(CityStatus city) {
    return List.of(
        city.countryCode(),
        city.cityId(),
        city.outcome().id(),
        city.reason() == null ? "" : city.reason());
  }
}
