package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.query.Query;
import org.urbanobservatory.job.query.QueryException;
import org.urbanobservatory.job.settings.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** SQL over the latest release. */
@Command(
    name = "query",
    mixinStandardHelpOptions = true,
    description = {
      "Ask the latest release in SQL (DuckDB); tables by their names. In the table that is printed",
      "long text goes on in the lines below and geometries are cut; --format json gives one object a",
      "line, in full."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory query observatory.yaml \"select city_id, score from scores where component_id = 'cpi'\"",
      "  observatory query /data/output \"describe indicator_values\"",
      "  observatory query observatory.yaml \"select * from issues\" --format json"
    })
final class QueryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private OutputOptions outputOptions;

  @Parameters(
      index = "0",
      paramLabel = "CONFIG_or_OUTPUT",
      description = "A configuration, or the output folder.")
  private String place;

  @Parameters(index = "1", paramLabel = "SQL", description = "One query that reads.")
  private String sql;

  @Override
  public Integer call() throws IOException {
    Query.Format format = outputOptions.isJson() ? Query.Format.JSON : Query.Format.TEXT;
    try {
      // Rows go straight to the stream: an answer may be larger than the memory.
      Query.run(OutputLocation.of(place), sql, format, spec.commandLine().getOut());
    } catch (QueryException e) {
      throw new ConfigException(e.getMessage());
    } finally {
      spec.commandLine().getOut().flush();
    }
    return ExitStatus.DONE.code();
  }
}
