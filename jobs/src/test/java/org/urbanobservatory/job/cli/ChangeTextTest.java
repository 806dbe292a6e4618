package org.urbanobservatory.job.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change of more parts than a terminal shows. Twelve indicators are 50 in 2015 and 51 to 62 in
 * 2020, when a thirteenth of 50 is new: the index rises from 50 to 50 + 78 / 13. By value they move
 * it by (1/12 + 1/13) / 2 a point; the rest is weight.
 */
class ChangeTextTest {
  @TempDir Path folder;

  @Test
  void theOthersAndTheTotal_completeTheChange() throws IOException {
    Spoken spoken = explain();
    assertThat(spoken.status()).as(spoken.err()).isZero();
    List<String> lines = spoken.out().lines().toList();
    int start = lines.indexOf("What moved it since 2015");
    assertThat(lines.subList(start + 3, start + 17))
        .extracting(line -> line.strip().replaceAll(" +", " "))
        .containsExactly(
            "i11 value +0.96",
            "i10 value +0.88",
            "i09 value +0.80",
            "i08 value +0.72",
            "i07 value +0.64",
            "i06 value +0.56",
            "i05 value +0.48",
            "i04 value +0.40",
            "i03 value +0.32",
            "i02 value +0.24",
            "14 others together -0.01",
            "total +6.00",
            "value: its value is another, or one of those that it is made of",
            "weight: it counts more or less: it or a sibling has data that were missing or lost"
                + " some, or is weighed otherwise");
  }

  @Test
  void machines_getEveryPartAndTheChange() throws IOException {
    JsonNode told = explain("--format", "json").json();
    assertThat(told.path("changes")).hasSize(24);
    assertThat(told.path("change").asDouble()).isCloseTo(6, within(1e-9));
    assertThat(
            StreamSupport.stream(told.path("changes").spliterator(), false)
                .mapToDouble(part -> part.path("points").asDouble())
                .sum())
        .isCloseTo(6, within(1e-9));
  }

  @Test
  void theWayUp_saysByWhatItIsCheap() throws IOException {
    assertThat(explain().out())
        .contains(
            "The cheapest indicators that do it together, in turn the one that lifts the index"
                + " most for each point of its own score")
        .doesNotContain("fewest");
  }

  /** All are equally cheap: 14 points of the index are 182 of scores, 50 + 49 + 48 + 35. */
  @Test
  void ofEquallyCheapOnes_thoseWithTheMostToGoComeFirst() throws IOException {
    JsonNode next = explain("--format", "json").json().path("next_band");
    assertThat(next.path("together"))
        .extracting(raise -> raise.path("component_id").asText())
        .containsExactly("i12", "i00", "i01", "i02");
    assertThat(next.path("together").path(3).path("to").asDouble()).isCloseTo(88, within(1e-9));
    assertThat(next.path("together_order").asText()).isEqualTo("index_points_per_point_of_score");
  }

  private Spoken explain(String... options) throws IOException {
    var edition =
        new StringBuilder(
            """
            id: own
            title: Our index
            source: A test
            levels: { index: { aggregation: arithmetic, minimum_coverage: 0.5 } }
            bands:
              - { id: low, title: Low, minimum: 0 }
              - { id: high, title: High, minimum: 70 }
            components:
              - { id: root, level: index, title: Our index }
            """);
    var values = new StringBuilder("country_code,city_id,indicator_id,year,value,unit\n");
    for (int i = 0; i < 13; i++) {
      edition.append("  - { id: i%02d, parent: root, kind: identity }%n".formatted(i));
      if (i < 12) {
        values.append("XAV,alfa,i%02d,2015,50,PT%n".formatted(i));
      }
      values.append("XAV,alfa,i%02d,2020,%d,PT%n".formatted(i, i < 12 ? 51 + i : 50));
    }
    var arguments = new ArrayList<>(List.of("explain", "--city", "alfa", "--edition"));
    arguments.add(Files.writeString(folder.resolve("own.yaml"), edition).toString());
    arguments.add("--observations");
    arguments.add(Files.writeString(folder.resolve("values.csv"), values).toString());
    arguments.addAll(List.of(options));
    return Spoken.of(arguments.toArray(String[]::new));
  }
}
