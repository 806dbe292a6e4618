package org.urbanobservatory.job.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.fault.Trial.Outcome;
import org.urbanobservatory.job.sample.SampleObservatory;

/**
 * The timetables of two countries: one with a stop whose position is wrong, the other no zip file.
 */
class RefusedFeedTest {
  @TempDir static Path sample;
  @TempDir static Path folder;
  private static Trial trial;
  private static Outcome outcome;

  @BeforeAll
  static void run() {
    SampleObservatory.generate(sample, 2, 11);
    trial = Trial.of(sample, folder);
    Map<String, String> files = Spoilt.unzipped(trial.bytes("gtfs-xav.zip"));
    files.computeIfPresent("stops.txt", (f, text) -> withoutPosition(text, "tabula-stop2"));
    trial.write("gtfs-xav.zip", Spoilt.zipped(files)).write("gtfs-xbo.zip", "not found");
    outcome = trial.run();
  }

  /** The latitude of the stop becomes 95. */
  private static String withoutPosition(String stops, String id) {
    return stops.replaceAll("(?m)^(" + id + ",[^,]*),[^,]*,", "$1,95.0,");
  }

  @Test
  void theRunEndsWell() {
    assertThat(outcome.status()).as(outcome.text()).isZero();
    assertThat(outcome.text()).doesNotContain("\tat ");
  }

  @Test
  void theRefusedStopIsToldAndItsStopTimesOnce() {
    assertThat(
            trial.query(
                "select code, location from issues where input = 'gtfs_xav' and action = 'rejected' order by code"))
        .hasSize(2)
        .satisfiesExactly(
            stop -> assertThat(stop).contains("stop_position", "stops.txt line 3"),
            times -> assertThat(times).contains("unknown_stop_id", "stop_times.txt"));
    assertThat(trial.query("select message from issues where code = 'unknown_stop_id'"))
        .singleElement()
        .asString()
        .contains("because of 1 id: 'tabula-stop2' is refused in stops.txt line 3");
  }

  @Test
  void theValueTellsWhatIsRefused() {
    assertThat(methods("tabula"))
        .isNotEmpty()
        .allMatch(method -> method.contains("1 of "))
        .allMatch(method -> method.contains("stop times refused)"))
        .allMatch(method -> method.contains("without gtfs_xbo, which is refused"));
  }

  @Test
  void theRefusedFeedIsToldUnderItsOwnName() {
    assertThat(trial.query("select input from issues where code = 'not_a_zip'"))
        .containsExactly("{\"input\":\"gtfs_xbo\"}");
    assertThat(trial.query("select code from issues where code like 'transit_does_not%'"))
        .isEmpty();
    assertThat(
            trial.query(
                "select distinct reason from absences where variable = 'people_near_transit' and country_code = 'XBO'"))
        .containsExactly("{\"reason\":\"transit_input_unusable\"}");
    assertThat(methods("rundhaven")).isEmpty();
  }

  private static List<String> methods(String city) {
    return trial.query(
        "select distinct method from indicator_values where city_id = '%s' and method like '%%stops of %%'"
            .formatted(city));
  }
}
