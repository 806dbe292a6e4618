package org.urbanobservatory.job.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.index.audit.EditionAudit;
import org.urbanobservatory.job.index.IndexJob;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.job.report.AuditPage;
import org.urbanobservatory.job.settings.ConfigException;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.CanonicalParquet;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/** Audits the results of an edition: those of the latest release, or those of any table. */
public final class AuditJob {
  private AuditJob() {}

  /**
   * Scores of an edition.
   *
   * @param edition the edition
   * @param scores of all places and years
   */
  public record Results(Edition edition, List<Score> scores) {
    public Results {
      scores = List.copyOf(scores);
    }
  }

  /** The results of a table of indicator values. */
  public static Results ofTable(String edition, Path observations) throws IOException {
    IndexJob.Scoring scoring = IndexJob.score(edition, observations, List.of());
    return new Results(scoring.edition(), scoring.result().scores());
  }

  /**
   * The results in the latest release.
   *
   * @param output the folder of releases
   * @param edition id or file; null for the first of the release
   */
  public static Results ofRelease(String output, String edition) throws IOException {
    Releases releases = Releases.of(output);
    String id =
        releases
            .latest()
            .orElseThrow(() -> new ConfigException("Cannot audit: no release in " + output));
    List<Score> scores =
        releases.rows(id, Tables.load().table("scores")).stream().map(Rows::score).toList();
    String meant = edition == null ? first(scores, id) : edition;
    Edition found = IndexJob.editionOf(meant);
    List<Score> own = scores.stream().filter(score -> score.edition().equals(found.id())).toList();
    if (own.isEmpty()) {
      throw new ConfigException(
          "Cannot audit edition " + found.id() + ": release " + id + " has no scores of it");
    }
    return new Results(found, own);
  }

  private static String first(List<Score> scores, String release) {
    return scores.stream()
        .map(Score::edition)
        .findFirst()
        .orElseThrow(
            () -> new ConfigException("Cannot audit: release " + release + " has no scores"));
  }

  /**
   * Audits a year and writes {@code audit.html} and {@code audit.parquet}.
   *
   * @param year null for the latest
   */
  public static EditionAudit write(Results results, Integer year, Path out) throws IOException {
    EditionAudit audit =
        EditionAudit.of(results.edition(), year(results.scores(), year), results.scores());
    Files.createDirectories(out);
    Files.writeString(
        out.resolve("audit.html"), AuditPage.of(results.edition(), audit), StandardCharsets.UTF_8);
    CanonicalParquet.write(AuditTable.SCHEMA, AuditTable.rows(audit), out.resolve("audit.parquet"));
    return audit;
  }

  private static int year(List<Score> scores, Integer asked) {
    TreeSet<Integer> years =
        scores.stream().map(Score::year).collect(Collectors.toCollection(TreeSet::new));
    if (asked != null && !years.contains(asked)) {
      throw new ConfigException(
          "Invalid year: %d has no scores (there are %s)".formatted(asked, years));
    }
    return asked == null ? years.last() : asked;
  }
}
