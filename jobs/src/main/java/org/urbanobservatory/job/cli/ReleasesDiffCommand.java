package org.urbanobservatory.job.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.urbanobservatory.job.console.ExitStatus;
import org.urbanobservatory.job.release.ReleaseDiff;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.table.TableSchema;
import org.urbanobservatory.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What differs between two releases. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compare two releases: which rows of each table were added, removed or changed, by the table's",
      "key, with the old and the new value of each changed column; and what may have moved them:",
      "code, catalogue, settings, inputs. Status 0 whether they differ or not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  observatory releases diff observatory.yaml",
      "  observatory releases diff observatory.yaml 20260101T030000Z --table scores",
      "  observatory releases diff /data/output 20260101T030000Z 20260201T030000Z --limit 0",
      "  observatory releases diff observatory.yaml --table indicator_values --limit 100000 --format json"
    })
final class ReleasesDiffCommand implements Callable<Integer> {
  @Mixin private OutputOptions outputOptions;

  @Parameters(
      index = "0",
      paramLabel = "CONFIG_or_OUTPUT",
      description = "A configuration, or the output folder.")
  private String place;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OLD",
      description = "The earlier release. Default: the one before NEW.")
  private String earlier;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "NEW",
      description = "The later release. Default: the latest.")
  private String later;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "Compare this table; repeatable. Default: all.")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Rows named of each table, 0 for counts only; all are counted. Default: 20.")
  private int limit;

  @Override
  public Integer call() throws IOException {
    if (limit < 0) {
      throw new ConfigException("Invalid --limit: " + limit + " must be at least 0");
    }
    var scope = new ReleaseDiff.Scope(schemas(), limit);
    Releases releases = Releases.of(OutputLocation.of(place));
    String newer = later == null ? ReleaseChoice.latest(releases) : later;
    // The later one is looked up first: the one before an unknown release is no answer.
    releases.show(newer);
    String older = earlier == null ? ReleaseChoice.before(releases, newer) : earlier;
    ReleaseDiff diff = releases.diff(older, newer, scope);
    outputOptions.console().result(outputOptions.isJson() ? DiffJson.of(diff) : DiffText.of(diff));
    return ExitStatus.DONE.code();
  }

  private List<TableSchema> schemas() {
    return tables.isEmpty()
        ? Tables.load().all()
        : tables.stream().distinct().map(ReleasesDiffCommand::schema).toList();
  }

  private static TableSchema schema(String name) {
    List<String> known = Tables.load().all().stream().map(TableSchema::name).toList();
    return Tables.load()
        .find(name)
        .orElseThrow(
            () ->
                new ConfigException(
                    "Invalid --table: '%s' is no table of a release%s"
                        .formatted(name, NearestName.hint(name, known))));
  }
}
