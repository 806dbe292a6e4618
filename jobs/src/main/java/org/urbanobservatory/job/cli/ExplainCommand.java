package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.explain.ExplainJob;
import org.urbanobservatory.job.explain.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why a city's index is what it is. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Explain a city's index: what each component contributes, what changed it since an earlier year,",
      "which indicators would lift it to the next band, strengths and weaknesses against its peers,",
      "and what it would be with other values."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory explain --edition cpi-guide --observations values.csv --city nairobi",
      "  observatory explain --edition cpi-guide --observations values.csv --city KEN/nairobi --year 2020 --since 2015",
      "  observatory explain --edition cpi-guide --observations values.csv --city nairobi --set literacy_rate=95 --set internet_access=60"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Option(
      names = "--edition",
      required = true,
      paramLabel = "ID_or_FILE",
      description = "An edition of the catalogue, or a file.")
  private String edition;

  @Option(
      names = "--observations",
      required = true,
      paramLabel = "FILE",
      description = "CSV or Parquet, as command index reads it.")
  private Path observations;

  @Option(
      names = "--city",
      required = true,
      paramLabel = "ID",
      description = "City, with its country before a slash where two share an id.")
  private String city;

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
      names = "--set",
      paramLabel = "INDICATOR=VALUE",
      description = "What if the indicator had this value; repeatable.")
  private Map<String, Double> changes = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    Explanation explanation =
        ExplainJob.run(new ExplainJob.Request(edition, observations, city, year, since, changes));
    outputOptions
        .console()
        .result(
            outputOptions.isJson()
                ? ExplanationJson.of(explanation)
                : ExplanationText.of(explanation));
    return ExitStatus.DONE.code();
  }
}
