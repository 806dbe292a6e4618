package org.urbanobservatory.index.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.catalogue.Yaml;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;

/** Years of one place, scopes of several years, and what one city does to another. */
class PanelTreatmentTest {
  private static Edition edition(String head, String leaf) {
    String text =
        "id: t\ntitle: T\nsource: x\n"
            + head
            + "\nlevels: { index: { aggregation: arithmetic } }\ncomponents:\n  - { id: all }\n  - { id: x, parent: all, "
            + leaf
            + " }\n";
    return EditionReader.read(
        Yaml.document("t.yaml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static IndicatorValue x(String place, int year, double value) {
    return TreatmentFixtures.value(place, "x", year, value);
  }

  /** 2010: 10, 2014: 30, 2020: 60; steps in time need no other city, so benchmarks may be fixed. */
  @ParameterizedTest
  @CsvSource({
    "carry_forward, 2009, ",
    "carry_forward, 2012, 10",
    "carry_forward, 2019, 30",
    "carry_forward, 2025, 60",
    "nearest_year, 2009, 10",
    "nearest_year, 2012, 10",
    "nearest_year, 2013, 30",
    "nearest_year, 2025, 60",
    "linear, 2009, ",
    "linear, 2011, 15",
    "linear, 2017, 45",
    "linear, 2025, "
  })
  void missingYears_comeFromOtherYearsOfThePlace(String method, int year, Double expected) {
    Edition edition =
        edition(
            "benchmarks: fixed\ntreatment: { steps: [{ step: impute, method: " + method + " }] }",
            "kind: identity");
    var values = List.of(x("KEN/a", 2010, 10), x("KEN/a", 2014, 30), x("KEN/a", 2020, 60));
    SetComputation.Result result = new SetComputation(edition).score(values, List.of(year));
    assertThat(TreatmentFixtures.score(result.scores(), "KEN/a", year, "x")).isEqualTo(expected);
    assertThat(result.scores()).allMatch(score -> score.year() == year);
  }

  @Test
  void aValueIsNotCarriedFartherThanSaid() {
    Edition edition =
        edition(
            "treatment: { steps: [{ step: impute, method: carry_forward, most_years: 3 }] }",
            "kind: identity");
    var values = List.of(x("KEN/a", 2010, 10));
    var result = new SetComputation(edition).score(values, List.of(2013, 2014));
    assertThat(TreatmentFixtures.score(result.scores(), "KEN/a", 2013, "x")).isEqualTo(10.0);
    assertThat(TreatmentFixtures.find(result.scores(), "KEN/a", 2014, "x").reason())
        .isEqualTo("no_value");
    assertThat(TreatmentFixtures.find(result.scores(), "KEN/a", 2013, "all").proxiedShare())
        .isEqualTo(1);
  }

  private static final List<IndicatorValue> TWO_YEARS =
      List.of(
          x("KEN/a", 2010, 0), x("KEN/b", 2010, 10), x("KEN/a", 2020, 10), x("KEN/b", 2020, 40));

  @Test
  void withinAYear_theBestIsAlwaysFull() {
    Edition edition =
        edition("benchmarks: set\nmax_age_years: 0", "kind: min_max, direction: higher_better");
    var scores = new SetComputation(edition).score(TWO_YEARS, List.of(2010, 2020)).scores();
    assertThat(TreatmentFixtures.score(scores, "KEN/b", 2010, "x")).isEqualTo(100);
    assertThat(TreatmentFixtures.score(scores, "KEN/b", 2020, "x")).isEqualTo(100);
    assertThat(TreatmentFixtures.score(scores, "KEN/a", 2020, "x")).isEqualTo(0);
  }

  @Test
  void overAllYears_scoresOfDifferentYearsCanBeCompared() {
    Edition edition =
        edition(
            "benchmarks: set\nmax_age_years: 0\ntreatment: { scope: all_years }",
            "kind: min_max, direction: higher_better");
    var scores = new SetComputation(edition).score(TWO_YEARS, List.of(2010, 2020)).scores();
    assertThat(TreatmentFixtures.score(scores, "KEN/a", 2010, "x")).isEqualTo(0);
    assertThat(TreatmentFixtures.score(scores, "KEN/b", 2010, "x")).isEqualTo(25);
    assertThat(TreatmentFixtures.score(scores, "KEN/a", 2020, "x")).isEqualTo(25);
    assertThat(TreatmentFixtures.score(scores, "KEN/b", 2020, "x")).isEqualTo(100);
  }

  @Test
  void aSingleCity_isComparedWithNobody() {
    Edition edition = edition("benchmarks: set", "kind: min_max, direction: higher_better");
    var scores =
        new SetComputation(edition).score(List.of(x("KEN/a", 2020, 3)), List.of(2020)).scores();
    assertThat(TreatmentFixtures.find(scores, "KEN/a", 2020, "x").reason())
        .isEqualTo("single_place_in_set");
    assertThat(TreatmentFixtures.find(scores, "KEN/a", 2020, "all").reason())
        .isEqualTo("coverage_below_minimum");
  }

  @Test
  void aFixedEdition_givesACityTheSameScoresInAnyCompany() {
    Edition edition =
        edition(
            "treatment: { steps: [{ step: impute, method: linear }] }",
            "kind: goalposts, direction: lower_better, min: 0, max: 50");
    var alone = new ArrayList<>(List.of(x("KEN/a", 2010, 10), x("KEN/a", 2020, 20)));
    var company = new ArrayList<>(alone);
    company.add(x("KEN/b", 2015, 49));
    var years = List.of(2010, 2015, 2020);
    var scores = new SetComputation(edition).score(alone, years).scores();
    assertThat(new SetComputation(edition).score(company, years).scores()).containsAll(scores);
    assertThat(TreatmentFixtures.score(scores, "KEN/a", 2015, "x")).isCloseTo(70.0, within(1e-12));
  }

  @Test
  void aPlaceWithoutAnyValue_isNotMadeUpFromOthers() {
    Edition edition =
        edition(
            "benchmarks: set\nmax_age_years: 0\ntreatment: { steps: [{ step: impute, method: mean }] }",
            "kind: rank, direction: higher_better");
    var values = List.of(x("KEN/a", 2020, 1), x("KEN/b", 2020, 3), x("KEN/c", 2010, 5));
    var result = new SetComputation(edition).score(values, List.of(2020));
    assertThat(TreatmentFixtures.find(result.scores(), "KEN/c", 2020, "x").score()).isNull();
  }

  @Test
  void twoValuesOfOneYear_areOurFault() {
    Edition edition = edition("benchmarks: set", "kind: rank, direction: higher_better");
    var values = List.of(x("KEN/a", 2020, 1), x("KEN/a", 2020, 2));
    assertThatThrownBy(() -> new SetComputation(edition).score(values, List.of(2020)))
        .hasMessage(
            "Cannot score KEN/a: indicator x has several values of 2020; pass those of one extent");
  }

  @Test
  void anEditionWithoutTreatment_isRefused() {
    Edition edition = edition("benchmarks: fixed", "kind: identity");
    assertThatThrownBy(() -> new SetComputation(edition))
        .hasMessage("Invalid edition t: it has no treatment, score each place by itself");
  }
}
