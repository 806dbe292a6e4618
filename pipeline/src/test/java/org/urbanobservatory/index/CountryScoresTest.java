package org.urbanobservatory.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.index.IndexFixtures.inner;
import static org.urbanobservatory.index.IndexFixtures.leaf;
import static org.urbanobservatory.index.IndexFixtures.option;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Band;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation.Identity;

class CountryScoresTest {
  private static final Place A = new Place("XAV", "a");
  private static final Place B = new Place("XAV", "b");
  private static final Place C = new Place("XAV", "c");
  private static final Place D = new Place("XBO", "d");
  private static final Edition EDITION =
      new Edition(
          "test",
          "Test",
          "none",
          List.of(
              inner("cpi", null, Level.INDEX, Aggregation.GEOMETRIC),
              leaf("water", "cpi", 1, option("water", new Identity()))),
          List.of(new Band("any", "Any", 0)),
          true);

  @Test
  void mean_isWeightedByPopulation() {
    // (300*50 + 100*90) / 400 = 60.
    var rows = compute(Map.of(A, 300.0, B, 100.0), score(A, "cpi", 50.0), score(B, "cpi", 90.0));
    CountryScore cpi = rows.get(0);
    assertThat(cpi.score().score()).isCloseTo(60, within(1e-12));
    assertThat(cpi.score().place()).isEqualTo(Place.national("XAV"));
    assertThat(cpi.score().band()).isEqualTo("any");
    assertThat(cpi.citiesUsed()).isEqualTo(2);
    assertThat(cpi.citiesExpected()).isEqualTo(2);
    assertThat(cpi.populationCovered()).isEqualTo(1);
    assertThat(cpi.aggregation()).isEqualTo("mean of 2 reporting cities, weighted by population");
    assertThat(rows.get(1).score().score()).isNull();
    assertThat(rows.get(1).score().componentId()).isEqualTo("water");
    assertThat(rows.get(1).citiesUsed()).isEqualTo(0);
  }

  @Test
  void belowHalfOfTheConfiguredPeople_isNull() {
    var people = Map.of(A, 300.0, B, 100.0, C, 200.0);
    assertThat(compute(people, score(A, "cpi", 50.0)).get(0).score().score()).isEqualTo(50);
    CountryScore less = compute(people, score(B, "cpi", 5.0), score(C, "cpi", null)).get(0);
    assertThat(less.score().score()).isNull();
    assertThat(less.score().reason()).isEqualTo("population_covered_below_half");
    assertThat(less.populationCovered()).isCloseTo(1 / 6.0, within(1e-12));
    assertThat(less.citiesUsed()).isEqualTo(1);
    assertThat(less.citiesExpected()).isEqualTo(3);
  }

  @Test
  void cityOfUnknownPopulation_hasNoWeight() {
    var people = new HashMap<Place, Double>();
    people.put(A, 100.0);
    people.put(B, null);
    CountryScore row = compute(people, score(A, "cpi", 50.0), score(B, "cpi", 90.0)).get(0);
    assertThat(row.score().score()).isEqualTo(50);
    assertThat(row.citiesUsed()).isEqualTo(1);
    assertThat(row.citiesExpected()).isEqualTo(2);
  }

  @Test
  void sameCityTwice_isRefused() {
    assertThatThrownBy(() -> compute(Map.of(A, 1.0), score(A, "cpi", 50.0), score(A, "cpi", 50.0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Cannot aggregate cpi: XAV/a has two scores in 2020");
  }

  @Test
  void ranks_shareTheLowestNumber() {
    var rankings =
        Rankings.rank(
            List.of(
                score(D, "cpi", 90.0),
                score(C, "cpi", 50.0),
                score(B, "cpi", 70.0),
                score(A, "cpi", 70.0),
                score(Place.national("XAV"), "cpi", 99.0),
                score(A, "water", null)));
    assertThat(rankings)
        .extracting(Ranking::peerSet, Ranking::place, Ranking::componentId, Ranking::rank)
        .containsExactly(
            tuple("all", D, "cpi", 1),
            tuple("all", A, "cpi", 2),
            tuple("all", B, "cpi", 2),
            tuple("all", C, "cpi", 4),
            tuple("country", A, "cpi", 1),
            tuple("country", B, "cpi", 1),
            tuple("country", C, "cpi", 3),
            tuple("country", D, "cpi", 1));
  }

  private static List<CountryScore> compute(Map<Place, Double> people, Score... scores) {
    return new CountryScores(EDITION).compute("XAV", 2020, people, List.of(scores));
  }

  private static Score score(Place place, String componentId, Double score) {
    return new Score(
        place,
        "test",
        2020,
        Level.INDEX,
        componentId,
        null,
        null,
        score,
        null,
        1,
        0,
        1,
        null,
        null,
        null,
        null,
        score == null ? "no_value" : null);
  }
}
