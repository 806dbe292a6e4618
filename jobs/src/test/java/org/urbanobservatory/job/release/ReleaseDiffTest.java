package org.urbanobservatory.job.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.release.RowChange.Cell;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Tables;

class ReleaseDiffTest {
  private static final Place CEDAR = new Place("XAV", "cedar");

  @TempDir Path output;

  @Test
  void whatMovedIsListedWithWhatMayHaveMovedIt() throws Exception {
    String first = SampleRelease.publish(output.toString(), 1, 50, 60).releaseId();
    String second = publishOther(FileLayout.BY_CITY);

    ReleaseDiff diff = diff(first, second, 100);

    assertThat(diff.causes())
        .containsExactly(
            "code: 0.1.0 -> 0.2.0",
            "setting crs: EPSG:3035 -> EPSG:31982",
            "setting network_buffer_m: 1600 -> none",
            "input statistics (a.csv): ab12 -> cd34");
    assertThat(diff.tables()).hasSize(Tables.NAMES.size());
    TableDiff scores = table(diff, "scores");
    assertThat(List.of(scores.added(), scores.removed(), scores.changed()))
        .containsExactly(1L, 1L, 1L);
    assertThat(scores.rows())
        .extracting(row -> row.kind().id() + " " + row.key().values())
        .containsExactly(
            "added [XAV, cedar, cpi-guide, 2020, cpi]",
            "changed [XAV, alder, cpi-guide, 2020, cpi]",
            "removed [XBO, birch, cpi-guide, 2020, cpi]");
    assertThat(scores.rows().get(1).cells()).containsExactly(new Cell("score", 50.0, 51.5));
    assertThat(scores.rows().get(1).cells().get(0).difference()).isEqualTo(1.5);
    assertThat(scores.rows().get(0).cells())
        .contains(new Cell("score", null, 10.0), new Cell("band", null, "solid"))
        .noneMatch(cell -> cell.column().equals("city_id") || cell.after() == null);
  }

  @Test
  void aGeometryIsComparedByItsBytes() throws Exception {
    String first = SampleRelease.publish(output.toString(), 1, 50, 60).releaseId();
    String second = publishOther(FileLayout.BY_CITY);
    assertThat(table(diff(first, second, 10), "extents").total()).isZero();
    assertThat(table(diff(first, second, 10), "observations").removed()).isEqualTo(2);
  }

  @Test
  void anotherLayoutIsNoDifference() throws Exception {
    String cities = publishOther(FileLayout.BY_CITY);
    String countries = publishOther(FileLayout.BY_COUNTRY);
    assertThat(Releases.of(output.toString()).show(cities).files())
        .hasSizeGreaterThan(Releases.of(output.toString()).show(countries).files().size());
    assertThat(diff(cities, countries, 10).tables()).allMatch(TableDiff::isEmpty);
  }

  @Test
  void allRowsAreCountedAndTheFirstAreNamed() throws Exception {
    String first = SampleRelease.publish(output.toString(), 1, 50, 60).releaseId();
    String second = publishOther(FileLayout.BY_CITY);
    TableDiff scores = table(diff(first, second, 2), "scores");
    assertThat(scores.total()).isEqualTo(3);
    assertThat(scores.rows()).hasSize(2);
    assertThat(table(diff(first, second, 0), "scores").rows()).isEmpty();
  }

  @Test
  void aReleaseDoesNotDifferFromItself() throws Exception {
    String id = SampleRelease.publish(output.toString(), 1, 50, 60).releaseId();
    ReleaseDiff diff = diff(id, id, 10);
    assertThat(diff.causes()).isEmpty();
    assertThat(diff.tables()).allMatch(TableDiff::isEmpty);
  }

  @Test
  void theReleaseBeforeIsFound() throws Exception {
    String first = SampleRelease.publish(output.toString(), 1, 50, 60).releaseId();
    String second = publishOther(FileLayout.BY_CITY);
    Releases releases = Releases.of(output.toString());
    assertThat(releases.findBefore(second)).contains(first);
    assertThat(releases.findBefore(first)).isEmpty();
  }

  private ReleaseDiff diff(String earlier, String later, int limit) throws Exception {
    return Releases.of(output.toString())
        .diff(earlier, later, new ReleaseDiff.Scope(Tables.load().all(), limit));
  }

  private static TableDiff table(ReleaseDiff diff, String name) {
    return diff.tables().stream().filter(t -> t.table().equals(name)).findFirst().orElseThrow();
  }

  private String publishOther(FileLayout layout) throws Exception {
    int second = layout == FileLayout.BY_CITY ? 2 : 3;
    try (Staging staging = SampleRelease.store(output.toString(), second).begin(layout)) {
      SampleRelease.writeScores(staging, layout, Map.of(SampleRelease.ALDER, 51.5, CEDAR, 10.0));
      staging.write(
          SampleRelease.EXTENTS,
          SampleRelease.ALDER,
          List.of(SampleRelease.extent(SampleRelease.ALDER)));
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
}
