package org.urbanobservatory.index.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.catalogue.Yaml;
import org.urbanobservatory.index.Ranking;
import org.urbanobservatory.index.Rankings;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;

/**
 * An index that can be checked by hand. Parks per thousand people are 50, 30 and 30; beta's missing
 * crime is the mean of 10 and 30; min-max puts income on 0, 33.3, 100; prosperity of beta is (1 x
 * 33.3 + 3 x 0) / 4; its index is (2 x 8.3 + 1 x 25) / 3.
 */
class ThreeCitiesTest {
  private static final Edition EDITION =
      EditionReader.read(
          Yaml.document("three-cities.yaml", TreatmentFixtures.open("three-cities.yaml")));

  @Test
  void everyStage_isTheGoldenTable() {
    List<StageRow> stages = result(TreatmentFixtures.values("three-cities-values.csv")).stages();
    assertGolden(stages, "three-cities.csv");
  }

  private static void assertGolden(List<StageRow> stages, String file) {
    List<CSVRecord> golden = TreatmentFixtures.rows(file);
    assertThat(stages).hasSameSizeAs(golden);
    for (int i = 0; i < stages.size(); i++) {
      assertRow(stages.get(i), golden.get(i));
    }
  }

  /**
   * Beta's income of 2019 is half way between 130 and 150; gama's 1000 is winsorised to 180; on the
   * range of all years incomes are 0 to 100. Parks are measured against 0 to 50, smoke against the
   * target 5 and the worst, 25; crime is a rank among nine. In the index, a place and year beats
   * another with the larger weight of dimensions: gama in 2020 wins 6 of 8 meetings.
   */
  @Test
  void everyStageOverTheYears_isTheGoldenTable() {
    Edition edition =
        EditionReader.read(
            Yaml.document(
                "three-cities-years.yaml", TreatmentFixtures.open("three-cities-years.yaml")));
    List<StageRow> stages =
        new SetComputation(edition)
            .score(
                TreatmentFixtures.values("three-cities-years-values.csv"),
                List.of(2018, 2019, 2020))
            .stages();
    assertGolden(stages, "three-cities-years.csv");
  }

  private static void assertRow(StageRow row, CSVRecord golden) {
    assertThat(
            List.of(
                Integer.toString(row.position()),
                row.stage(),
                Integer.toString(row.year()),
                TreatmentFixtures.text(row.place()),
                row.componentId(),
                row.note() == null ? "" : row.note()))
        .containsExactly(
            golden.get("position"),
            golden.get("stage"),
            golden.get("year"),
            golden.get("place"),
            golden.get("component"),
            golden.get("note"));
    if (golden.get("value").isEmpty()) {
      assertThat(row.value()).isNull();
    } else {
      assertThat(row.value()).isCloseTo(Double.parseDouble(golden.get("value")), within(1e-12));
    }
  }

  @Test
  void scores_areThoseOfTheLastStage_withWhatTheyRestOn() {
    List<Score> scores = result(TreatmentFixtures.values("three-cities-values.csv")).scores();

    assertThat(scores).hasSize(3 * 7);
    Score crime = TreatmentFixtures.find(scores, "KEN/beta", 2020, "crime");
    assertThat(crime.score()).isEqualTo(50);
    assertThat(crime.rawValue()).as("nothing was observed").isNull();
    assertThat(crime.proxiedShare()).isEqualTo(1);
    assertThat(TreatmentFixtures.find(scores, "KEN/beta", 2020, "index").proxiedShare())
        .as("a third for safety, half of it crime")
        .isCloseTo(1 / 6.0, within(1e-15));
    Score prosperity = TreatmentFixtures.find(scores, "KEN/alfa", 2020, "prosperity");
    assertThat(prosperity.contribution()).isCloseTo(50, within(1e-12));
    assertThat(Rankings.rank(scores))
        .filteredOn(r -> r.componentId().equals("index") && r.peerSet().equals("all"))
        .extracting(r -> TreatmentFixtures.text(r.place()), Ranking::rank)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("KEN/alfa", 1),
            org.assertj.core.groups.Tuple.tuple("UGA/gama", 2),
            org.assertj.core.groups.Tuple.tuple("KEN/beta", 3));
  }

  @Test
  void theOrderOfTheValues_changesNothing() {
    List<IndicatorValue> values = TreatmentFixtures.values("three-cities-values.csv");
    SetComputation.Result ordered = result(values);
    Collections.shuffle(values, new Random(5));
    assertThat(result(values)).isEqualTo(ordered);
  }

  private static SetComputation.Result result(List<IndicatorValue> values) {
    return new SetComputation(EDITION).score(values, List.of(2020));
  }
}
