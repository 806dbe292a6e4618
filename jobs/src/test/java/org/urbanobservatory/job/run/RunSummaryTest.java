package org.urbanobservatory.job.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;

class RunSummaryTest {
  private static final Issue OF_A_FILE =
      Issue.kept("unknown_column", "statistics", "line 1", "Column 'x' is unknown; remove it");
  private static final Issue OF_A_CITY = OF_A_FILE.at(new Place("XAV", "alfa"));
  private static final Issue OF_A_COUNTRY = OF_A_FILE.at(Place.national("XAV"));
  private static final Issue OF_ANOTHER_CITY = OF_A_FILE.at(new Place("XAV", "zulu"));

  @Test
  void whatNoRowCounts_isCountedBelow() {
    Issue error = Issue.error("unreadable", "osm", null, "Cannot read it; fetch it again");
    String text = text(OF_A_CITY, OF_A_COUNTRY, OF_A_FILE, OF_ANOTHER_CITY, error);
    assertThat(text.lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly(
            "country city status indicators CPI errors warnings notes seconds",
            "------- ---- -------- ---------- --- ------ -------- ----- -------",
            "XAV 0/0 - 0 1 0 -",
            "XAV alfa computed 0/0 - 0 1 0 -",
            "",
            "1 error, 2 warnings of inputs, not of a city or country above: see table issues.");
  }

  @Test
  void whereRowsCountAll_nothingIsAdded() {
    assertThat(text(OF_A_CITY, OF_A_COUNTRY).lines()).hasSize(4);
    assertThat(text(OF_A_FILE))
        .endsWith("1 warning of inputs, not of a city or country above: see table issues.");
  }

  private static String text(Issue... issues) {
    var alfa = new CityStatus("XAV", "alfa", CityStatus.Outcome.COMPUTED, null, null);
    return new RunSummary(RunResult.nothing(List.of(alfa), List.of(issues), Map.of())).text();
  }
}
