package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.urbanobservatory.index.audit.Discrimination;
import org.urbanobservatory.index.audit.EditionAudit;
import org.urbanobservatory.job.audit.AuditJob;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.console.TextTable;
import org.urbanobservatory.job.settings.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The audit of an edition's results. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Audit an edition: distributions, outliers, correlations, consistency, principal components,",
      "effective weights, indicators that tell nothing, coverage. DIR gets audit.html and audit.parquet.",
      "Of the latest release, or of any table of indicator values."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory audit observatory.yaml --out audit",
      "  observatory audit observatory.yaml --edition cpi-guide --year 2020 --out audit",
      "  observatory audit --edition my-index.yaml --observations values.csv --out audit"
    })
final class AuditCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Parameters(
      arity = "0..1",
      paramLabel = "CONFIG_or_OUTPUT",
      description = "A configuration, or the output folder.")
  private String place;

  @Option(
      names = "--edition",
      paramLabel = "ID_or_FILE",
      description = "An edition of the catalogue or a file. Default: the first of the release.")
  private String edition;

  @Option(
      names = "--observations",
      paramLabel = "FILE",
      description = "Score this table and audit it, in place of a release.")
  private Path observations;

  @Option(names = "--year", paramLabel = "YEAR", description = "Default: the latest.")
  private Integer year;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where files go.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    EditionAudit audit = AuditJob.write(results(), year, out);
    outputOptions.console().result(outputOptions.isJson() ? json(audit) : text(audit));
    return ExitStatus.DONE.code();
  }

  private AuditJob.Results results() throws IOException {
    if (observations == null) {
      String output = place == null ? OutputLocation.DEFAULT_CONFIG : place;
      return AuditJob.ofRelease(OutputLocation.of(output), edition);
    }
    if (place != null || edition == null) {
      throw new ConfigException(
          "Invalid arguments: --observations goes with --edition and without CONFIG");
    }
    return AuditJob.ofTable(edition, observations);
  }

  private static long flagged(EditionAudit audit) {
    return audit.correlations().stream().filter(row -> row.flag() != null).count();
  }

  private static long silent(EditionAudit audit) {
    return audit.discriminations().stream()
        .filter(row -> row.verdict() != Discrimination.Verdict.TELLS_APART)
        .count();
  }

  private static String text(EditionAudit audit) {
    return TextTable.text(
        List.of(
            "edition", "year", "places", "outliers", "correlations flagged", "not discriminating"),
        List.of(
            List.of(
                audit.edition(),
                Integer.toString(audit.year()),
                Integer.toString(audit.places()),
                Integer.toString(audit.outliers().size()),
                Long.toString(flagged(audit)),
                Long.toString(silent(audit)))),
        1);
  }

  private static String json(EditionAudit audit) {
    return Json.text(
        Json.object()
            .put("edition", audit.edition())
            .put("year", audit.year())
            .put("places", audit.places())
            .put("outliers", audit.outliers().size())
            .put("correlations_flagged", flagged(audit))
            .put("not_discriminating", silent(audit)));
  }
}
