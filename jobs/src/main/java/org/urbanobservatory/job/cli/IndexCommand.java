package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.Console;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.job.index.IndexJob;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Score;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Only the index. */
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = {
      "Score any table of indicator values by any edition.",
      "The table has the columns country_code, city_id, indicator_id, year, value, unit. city_id may"
          + " hold any text; unit SCORE says that the value already is a score of 0 to 100; an empty"
          + " value is missing. DIR gets scores/ as a release has it, scores.csv, rankings.csv and"
          + " rank_frequencies.csv, choice_shares.csv (how much of an index hangs on which choice) and"
          + " sampling_ranges.csv (what standard errors of values move); an edition that compares"
          + " places also index_stages.csv, the table after each of its steps, and"
          + " index_findings.csv, what was found out about the set.",
      "Over the years DIR gets trends and convergence; from rows with sex, age, disability, income or"
          + " urbanisation group_scores and gaps: each as .csv and .parquet. Column obs_status, B for a"
          + " break, keeps trends from crossing it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory index --edition cpi-guide --observations values.csv --out scored",
      "  observatory index --edition my-index.yaml --observations values.parquet --out scored",
      "  observatory index --edition cpi-mexico-2016 --observations values.csv --year 2016 --out scored",
      "  observatory index --edition cpi-guide --observations values.csv --set literacy_rate=95 --out scored"
    })
final class IndexCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Option(
      names = "--edition",
      required = true,
      paramLabel = "ID_or_FILE",
      description = "An edition of the catalogue, or an edition file of your own.")
  private String edition;

  @Option(
      names = "--observations",
      required = true,
      paramLabel = "FILE",
      description = "CSV or Parquet, or a folder of Parquet files.")
  private Path observations;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description =
          "Year of the index; repeatable. Default: every year that a city has values for.")
  private List<Integer> years = new ArrayList<>();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where scores go.")
  private Path out;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "Draws of the method range, 0 for none. Default: what the edition says.")
  private Integer draws;

  @Option(
      names = "--uncertainty",
      description = "Write choice_shares.csv for every year; without it for the latest one.")
  private boolean uncertainty;

  @Option(
      names = "--set",
      paramLabel = "INDICATOR=VALUE",
      description =
          "What if a city had this value, in its unit and range; repeatable. DIR gets what_if.csv with the scores that"
              + " would move, each city by itself; the other files show the index as it is.")
  private Map<String, Double> changes = new LinkedHashMap<>();

  @Override
  public Integer call() throws IOException {
    Console console = outputOptions.console();
    IndexJob.Result result =
        IndexJob.run(
            new IndexJob.Request(
                edition,
                observations,
                years,
                out,
                draws,
                uncertainty ? IndexJob.Details.EVERY_YEAR : IndexJob.Details.LATEST_YEAR,
                changes));
    result.issues().stream().map(Issue::message).forEach(console::warn);
    List<Score> roots = result.scores().stream().filter(score -> score.parentId() == null).toList();
    console.result(outputOptions.isJson() ? json(roots) : text(roots));
    return ExitStatus.DONE.code();
  }

  private static String text(List<Score> roots) {
    return TextTable.text(
        List.of("country", "city", "component", "year", "score", "coverage"),
        roots.stream().map(IndexCommand::cells).toList(),
        3);
  }

  private static List<String> cells(Score root) {
    return List.of(
        root.place().countryCode(),
        root.place().cityId(),
        root.componentId(),
        Integer.toString(root.year()),
        root.score() == null ? "-" : String.format(Locale.ROOT, "%.2f", root.score()),
        String.format(Locale.ROOT, "%.2f", root.coverage()));
  }

  private static String json(List<Score> roots) {
    var array = Json.array();
    for (Score root : roots) {
      array
          .addObject()
          .put("country_code", root.place().countryCode())
          .put("city_id", root.place().cityId())
          .put("edition", root.edition())
          .put("component_id", root.componentId())
          .put("year", root.year())
          .put("score", root.score())
          .put("coverage", root.coverage())
          .put("reason", root.reason());
    }
    return Json.text(array);
  }
}
