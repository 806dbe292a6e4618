package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.explain.ExplainJob;
import org.urbanobservatory.job.explain.Explanation;
import org.urbanobservatory.job.explain.ReleaseExplainJob;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.job.settings.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why a city's index is what it is. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explain a city's index: what each component contributes, what changed it since an earlier year",
      "and since the release before, which indicators would lift it to the next band, strengths and",
      "weaknesses against its peers (same country, size class, region, income), and what it would be",
      "with other values. Reads the latest release of an output, or a table of values.",
      "",
      "Parts of a change add up to it. Their causes: value, its value is another; weight, it counts",
      "more or less, as it or a sibling has data that were missing or lost some, or is weighed",
      "otherwise; method, the same value is scored otherwise. Several indicators that reach the next",
      "band together are the cheapest, not the fewest: in turn the one that lifts the index most for",
      "each point of its own score."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory explain observatory.yaml --city nairobi",
      "  observatory explain observatory.yaml --city nairobi --year 2020 --since 2015",
      "  observatory explain /data/output --city KEN/nairobi --against 20260101T030000Z",
      "  observatory explain /data/output --city nairobi --against previous --format json",
      "  observatory explain observatory.yaml --city nairobi --edition cpi-guide --set literacy_rate=95",
      "  observatory explain --edition cpi-guide --observations values.csv --city nairobi --peers peers.csv"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Parameters(
      arity = "0..1",
      paramLabel = "CONFIG_or_OUTPUT",
      description =
          "A configuration or its output folder, by default ./observatory.yaml; not with"
              + " --observations.")
  private String place;

  @Option(
      names = "--edition",
      paramLabel = "ID_or_FILE",
      description = {
        "An edition of the release, by default the only one; or the file that defines it.",
        "With --observations an edition of the catalogue, or a file."
      })
  private String edition;

  @Option(
      names = "--observations",
      paramLabel = "FILE",
      description = "A table of values in place of a release: CSV or Parquet, as index reads it.")
  private Path observations;

  @Option(
      names = "--city",
      required = true,
      paramLabel = "ID",
      description = "City, with its country before a slash where two share an id.")
  private String city;

  @Option(
      names = "--release",
      paramLabel = "ID",
      description = "Release to explain. Default: the latest.")
  private String release;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = "Year of the index. Default: the latest.")
  private Integer year;

  @Option(
      names = "--since",
      paramLabel = "YEAR",
      description = "Year the change is counted from. Default: the latest earlier one.")
  private Integer since;

  @Option(
      names = "--against",
      paramLabel = "RELEASE",
      description = {
        "Release that the change is counted from: its id, or 'previous'.",
        "Default: the one before, if there is one."
      })
  private String against;

  @Option(
      names = "--set",
      paramLabel = "INDICATOR=VALUE",
      description = "What if the indicator had this value, in its unit and range; repeatable.")
  private Map<String, Double> changes = new LinkedHashMap<>();

  @Option(
      names = "--peers",
      paramLabel = "FILE",
      description = {
        "CSV with country_code, city_id, region, income: groups whose cities are peers; without a",
        "city_id, of the whole country. Default: those of the configuration."
      })
  private Path peers;

  @Override
  public Integer call() throws IOException {
    if (since != null && against != null) {
      throw new ConfigException("Invalid --since with --against: keep one");
    }
    Explanation explanation = observations == null ? ofRelease() : ofTable();
    outputOptions
        .console()
        .result(
            outputOptions.isJson()
                ? ExplanationJson.of(explanation)
                : ExplanationText.of(explanation));
    return ExitStatus.DONE.code();
  }

  private Explanation ofTable() throws IOException {
    if (place != null || release != null || against != null) {
      throw new ConfigException(
          "Invalid --observations with a release: leave out CONFIG_or_OUTPUT, --release and"
              + " --against, or --observations");
    }
    if (edition == null) {
      throw new ConfigException("Missing --edition: name the edition that scores --observations");
    }
    return ExplainJob.run(
        new ExplainJob.Request(edition, observations, city, year, since, changes, peers));
  }

  private Explanation ofRelease() throws IOException {
    String configOrOutput = place == null ? OutputLocation.DEFAULT_CONFIG : place;
    return ReleaseExplainJob.run(
        new ReleaseExplainJob.Request(
            Releases.of(OutputLocation.of(configOrOutput)),
            definitions(configOrOutput),
            new ReleaseExplainJob.Target(release, edition, city, year),
            new ReleaseExplainJob.Comparison(since, against, peers),
            changes));
  }

  /** The editions that a configuration names; an output folder names none. */
  private static List<String> definitions(String configOrOutput) {
    Path path = Path.of(configOrOutput);
    return Files.isRegularFile(path)
        ? new ArrayList<>(SettingsReader.read(path.toAbsolutePath().normalize()).editions())
        : List.of();
  }
}
