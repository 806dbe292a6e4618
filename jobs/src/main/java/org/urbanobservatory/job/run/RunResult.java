package org.urbanobservatory.job.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;

/**
 * What a run came to.
 *
 * @param manifest of the release, empty when nothing was published
 * @param statuses of every configured city
 * @param scores rows of {@code scores} and {@code country_scores} that the summary shows
 * @param issues everything that was found
 * @param seconds of measuring, by city
 */
record RunResult(
    Optional<ReleaseManifest> manifest,
    List<CityStatus> statuses,
    List<Row> scores,
    List<Issue> issues,
    Map<Place, Double> seconds) {
  static RunResult of(
      ReleaseManifest manifest, List<Row> scores, List<Issue> issues, Map<Place, Double> seconds) {
    return new RunResult(
        Optional.of(manifest), manifest.cities(), scores, List.copyOf(issues), seconds);
  }

  static RunResult nothing(
      List<CityStatus> statuses, List<Issue> issues, Map<Place, Double> seconds) {
    return new RunResult(Optional.empty(), statuses, List.of(), List.copyOf(issues), seconds);
  }
}
