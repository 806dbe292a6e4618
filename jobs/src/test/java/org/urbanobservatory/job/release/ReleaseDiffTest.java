package org.urbanobservatory.job.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.FileLayout;

class ReleaseDiffTest {
  private static final Place CEDAR = new Place("XAV", "cedar");

  @TempDir Path output;

  @Test
  void whatMovedIsListedWithWhatMayHaveMovedIt() throws Exception {
    String first = SampleRelease.publish(output.toString(), 1, 50, 60).releaseId();
    String second = publishOther();

    ReleaseDiff diff = Releases.of(output.toString()).diff(first, second);

    assertThat(diff.causes())
        .containsExactly(
            "code: 0.1.0 -> 0.2.0",
            "setting crs: EPSG:3035 -> EPSG:31982",
            "setting network_buffer_m: 1600 -> none",
            "input statistics (a.csv): ab12 -> cd34");
    assertThat(diff.revisions())
        .containsExactly(
            new Revision("scores", key("alder"), 50.0, 51.5),
            new Revision(
                "scores",
                Map.of(
                    "country_code",
                    "XBO",
                    "city_id",
                    "birch",
                    "edition",
                    "cpi-guide",
                    "year",
                    2020,
                    "component_id",
                    "cpi"),
                60.0,
                null),
            new Revision("scores", key("cedar"), null, 10.0));
    assertThat(diff.revisions()).extracting(Revision::change).containsExactly(1.5, null, null);
  }

  @Test
  void aReleaseDoesNotDifferFromItself() throws Exception {
    String id = SampleRelease.publish(output.toString(), 1, 50, 60).releaseId();
    assertThat(Releases.of(output.toString()).diff(id, id))
        .isEqualTo(new ReleaseDiff(List.of(), List.of()));
  }

  private String publishOther() throws Exception {
    try (Staging staging = SampleRelease.store(output.toString(), 2).begin(FileLayout.BY_CITY)) {
      staging.write(
          SampleRelease.SCORES,
          SampleRelease.ALDER,
          List.of(SampleRelease.score(SampleRelease.ALDER, 51.5)));
      staging.write(SampleRelease.SCORES, CEDAR, List.of(SampleRelease.score(CEDAR, 10)));
      InputSummary input =
          new InputSummary("statistics", "statistics", "a.csv", "cd34", 0, 0, 0, null, null, null);
      return Publication.publish(
              staging,
              new ReleaseFacts(
                  "sample",
                  "0.2.0",
                  "cafe",
                  Map.of("crs", "EPSG:31982"),
                  List.of(input),
                  List.of()))
          .releaseId();
    }
  }

  private static Map<String, Object> key(String city) {
    return Map.of(
        "country_code",
        "XAV",
        "city_id",
        city,
        "edition",
        "cpi-guide",
        "year",
        2020,
        "component_id",
        "cpi");
  }
}
