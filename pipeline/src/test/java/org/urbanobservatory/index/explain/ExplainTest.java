package org.urbanobservatory.index.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.index.IndexFixtures.ALFA;
import static org.urbanobservatory.index.IndexFixtures.direct;
import static org.urbanobservatory.index.IndexFixtures.inner;
import static org.urbanobservatory.index.IndexFixtures.leaf;
import static org.urbanobservatory.index.IndexFixtures.option;
import static org.urbanobservatory.index.IndexFixtures.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.explain.ChangeContribution.Cause;
import org.urbanobservatory.index.explain.ChangeContributions.Scoring;
import org.urbanobservatory.index.explain.PeerComparison.Verdict;
import org.urbanobservatory.index.explain.PeerComparisons.PeerFacts;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Band;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation.Identity;
import org.urbanobservatory.model.Variable;

class ExplainTest {
  private static final Edition EDITION = edition(Aggregation.GEOMETRIC, 2);

  @Test
  void contributions_addUpToTheIndex() {
    List<Score> scores = scores(EDITION, 90.0, 80.0, 40.0);
    Map<String, Double> points = new HashMap<>();
    Contributions.of(scores).forEach(part -> points.put(part.componentId(), part.points()));
    // life (2*90 + 60)/3 = 80, land 40; sqrt(3200) = 56.57, half of it from each dimension.
    double index = Math.sqrt(3200);
    assertThat(points.get("cpi")).isCloseTo(index, within(1e-12));
    assertThat(points.get("literacy")).isCloseTo(index / 2 * 60 / 80, within(1e-12));
    assertThat(points.get("water")).isCloseTo(index / 2 * 20 / 80, within(1e-12));
    assertThat(points.get("green")).isCloseTo(index / 2, within(1e-12));
  }

  @Test
  void lmdi_splitsTheGeometricChangeByHand() {
    // life 80 -> 80 by literacy 90 -> 90; land 40 -> 50: the whole change is green's.
    List<ChangeContribution> one =
        change(scores(EDITION, 90.0, 80.0, 40.0), scores(EDITION, 90.0, 80.0, 50.0));
    assertThat(one).extracting(ChangeContribution::componentId).containsExactly("green");
    assertThat(one.get(0).points()).isCloseTo(Math.sqrt(4000) - Math.sqrt(3200), within(1e-12));

    // life 80 -> 82 (literacy 93), land 40 -> 50: L(S1,S0) ln(82/80)/2 and L ln(50/40)/2.
    List<ChangeContribution> two =
        change(scores(EDITION, 90.0, 80.0, 40.0), scores(EDITION, 93.0, 80.0, 50.0));
    double s0 = Math.sqrt(3200);
    double s1 = Math.sqrt(82 * 50);
    double mean = (s1 - s0) / Math.log(s1 / s0);
    assertThat(two).extracting(ChangeContribution::cause).containsOnly(Cause.VALUE);
    assertThat(two.get(0).points()).isCloseTo(mean * Math.log(82 / 80.0) / 2, within(1e-12));
    assertThat(two.get(1).points()).isCloseTo(mean * Math.log(50 / 40.0) / 2, within(1e-12));
  }

  @Test
  void aChangeFromZero_belongsToWhatWasZero() {
    List<ChangeContribution> parts =
        change(scores(EDITION, 90.0, 80.0, 0.0), scores(EDITION, 93.0, 80.0, 50.0));
    assertThat(parts).extracting(ChangeContribution::componentId).containsExactly("green");
    assertThat(parts.get(0).points()).isCloseTo(Math.sqrt(82 * 50), within(1e-12));
    assertThat(change(scores(EDITION, 90.0, 80.0, 0.0), scores(EDITION, 93.0, 80.0, 0.0)))
        .isEmpty();
  }

  @Test
  void aLostIndicator_isAWeightAndNoValue() {
    // Without water the dimension is 90 instead of 80.
    List<ChangeContribution> parts =
        change(scores(EDITION, 90.0, 80.0, 40.0), scores(EDITION, 90.0, null, 40.0));
    assertThat(parts).extracting(ChangeContribution::cause).containsOnly(Cause.WEIGHT);
    assertThat(sum(parts)).isCloseTo(Math.sqrt(3600) - Math.sqrt(3200), within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(names = {"ARITHMETIC", "GEOMETRIC", "HARMONIC"})
  void everyChange_isSplitWithoutResidual(Aggregation aggregation) {
    var random = new Random(8);
    Edition before = edition(aggregation, 2);
    Edition after = edition(aggregation, 3);
    for (int i = 0; i < 500; i++) {
      List<Score> old = scores(before, some(random), some(random), 100 * random.nextDouble());
      List<Score> fresh = scores(after, some(random), some(random), 100 * random.nextDouble());
      if (old.get(0).score() != null && fresh.get(0).score() != null) {
        List<ChangeContribution> parts =
            ChangeContributions.between(new Scoring(before, old), new Scoring(after, fresh));
        double change = fresh.get(0).score() - old.get(0).score();
        assertThat(sum(parts)).isCloseTo(change, within(1e-9));
      }
    }
  }

  @Test
  void aNodeWithAnotherMean_standsForItself() {
    List<ChangeContribution> parts =
        ChangeContributions.between(
            new Scoring(EDITION, scores(EDITION, 90.0, 80.0, 40.0)),
            new Scoring(
                edition(Aggregation.ARITHMETIC, 2),
                scores(edition(Aggregation.ARITHMETIC, 2), 90.0, 80.0, 40.0)));
    assertThat(parts)
        .extracting(ChangeContribution::componentId, ChangeContribution::cause)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("cpi", Cause.METHOD));
    assertThat(parts.get(0).points()).isCloseTo(60 - Math.sqrt(80 * 40), within(1e-12));
  }

  @Test
  void withoutAScore_nothingIsExplained() {
    assertThatThrownBy(
            () -> change(scores(EDITION, 90.0, 80.0, null), scores(EDITION, 90.0, 80.0, 1.0)))
        .hasMessage("Cannot explain the change of cpi: it has no score on one side");
  }

  @Test
  void whatIf_movesOnlyWhatHangsOnIt() {
    WhatIf.Outcome outcome =
        new WhatIf(EDITION).of(ALFA, 2020, values(90.0, 80.0, 40.0), Map.of("green", 80.0));
    assertThat(outcome.moves())
        .extracting(WhatIf.Move::componentId)
        .containsExactly("cpi", "land", "green");
    assertThat(outcome.moves().get(0).after()).isCloseTo(80, within(1e-12));
    assertThat(outcome.moves().get(0).bandBefore()).isEqualTo("fair");
    assertThat(outcome.moves().get(0).bandAfter()).isEqualTo("good");
    // A value that was missing, and one that is taken away.
    var changes = new TreeMap<String, Double>();
    changes.put("water", 100.0);
    changes.put("literacy", null);
    WhatIf.Outcome other = new WhatIf(EDITION).of(ALFA, 2020, values(90.0, null, 40.0), changes);
    assertThat(score(other.after().scores(), "water")).isEqualTo(100);
    assertThat(score(other.after().scores(), "literacy")).isNull();
  }

  @Test
  void whatIf_refusesWhatTheEditionDoesNotTake() {
    assertThatThrownBy(
            () -> new WhatIf(EDITION).of(ALFA, 2020, values(1.0, 1.0, 1.0), Map.of("waters", 1.0)))
        .hasMessageStartingWith("Invalid indicator: 'waters' is not in edition test")
        .hasMessageContaining("water");
    assertThatThrownBy(
            () ->
                new WhatIf(EDITION)
                    .of(ALFA, 2020, values(1.0, 1.0, 1.0), Map.of("water", Double.NaN)))
        .hasMessage("Invalid value of water: NaN is not finite");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT | 100.5 | 100.5 is above the maximum 100 PT; set a value from 0 to 100",
        "PT | -4 | -4 is below the minimum 0 PT; set a value from 0 to 100",
        "SCORE | 101 | 101 is above the maximum 100 SCORE; set a value from 0 to 100",
        "SCORE | -0.5 | -0.5 is below the minimum 0 SCORE; set a value from 0 to 100",
      })
  void whatIf_refusesWhatTheIndicatorCannotBe(String unit, double value, String reason) {
    assertThatThrownBy(() -> water(unit, range(0.0, 100.0), value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid value of water: " + reason);
  }

  @Test
  void whatIf_takesTheLimitsThemselves_andAnyValueWithoutOne() {
    assertThat(water("PT", range(0.0, 100.0), 100)).isEqualTo(100);
    assertThat(water("PT", range(0.0, 100.0), 0)).isEqualTo(0);
    assertThat(water("PT", range(0.0, null), 400)).isEqualTo(100);
    assertThat(water("PT", range(null, null), -4)).isEqualTo(0);
    assertThat(water("SCORE", range(0.0, 1.0), 60)).isEqualTo(60);
    assertThatThrownBy(() -> water("PT", range(0.0, null), -4))
        .hasMessage("Invalid value of water: -4 is below the minimum 0 PT; set 0 or more");
    assertThatThrownBy(() -> water("PT", range(null, 1.0), 4))
        .hasMessage("Invalid value of water: 4 is above the maximum 1 PT; set 1 or less");
  }

  /** The score of water, known in a unit and supplied in a range, when it is set. */
  private static Double water(String unit, Variable range, double set) {
    var whatIf = new WhatIf(EDITION, PlaceScorer.alone(EDITION), indicator -> Optional.of(range));
    List<IndicatorValue> values = List.of(value(ALFA, "water", 2020, 80.0, unit));
    return score(whatIf.of(ALFA, 2020, values, Map.of("water", set)).after().scores(), "water");
  }

  private static Variable range(Double minimum, Double maximum) {
    return new Variable(
        "water", "Water", "Water", "PT", Variable.Origin.STATISTIC, minimum, maximum, false);
  }

  @Test
  void nextBand_turnsTheIndexAround() {
    // sqrt(80 * 40) = 56.57; good begins at 60: land 45, or life 90, which is literacy 105 (no) or
    // water (3*90 - 180) = 90, a value of 95 between 50 and 100.
    NextBand.Way way = new NextBand(EDITION).of(ALFA, 2020, values(90.0, 80.0, 40.0)).orElseThrow();
    assertThat(way.band().id()).isEqualTo("good");
    assertThat(way.points()).isCloseTo(60 - Math.sqrt(3200), within(1e-12));
    assertThat(way.steps())
        .extracting(BandStep::componentId)
        .containsExactly("green", "water", "literacy");
    assertThat(way.steps().get(0).pointsNeeded()).isCloseTo(5, within(1e-9));
    assertThat(way.steps().get(0).valueNeeded()).isCloseTo(45, within(1e-9));
    assertThat(way.steps().get(1).scoreNeeded()).isCloseTo(90, within(1e-9));
    assertThat(way.steps().get(1).valueNeeded()).isCloseTo(95, within(1e-9));
    assertThat(way.steps().get(2).scoreNeeded()).isNull();
    assertThat(way.steps().get(2).indexAtBest()).isCloseTo(Math.sqrt(260 / 3.0 * 40), within(1e-9));
    assertThat(way.together()).extracting(NextBand.Raise::componentId).containsExactly("green");
    assertThat(way.together().get(0).to()).isCloseTo(45, within(1e-9));
    assertThat(new NextBand(EDITION).of(ALFA, 2020, values(90.0, 80.0, 100.0))).isEmpty();
  }

  /**
   * By weight a point of green is 1/2 of the index, of literacy 1/3, of water 1/6. The index is
   * (20/3 + 98) / 2, 23/3 below 60: literacy alone needs 23 points; green's last 2 and 20 of
   * literacy are one less.
   */
  @Test
  void theCheapestTogether_mayBeMoreThanTheFewest() {
    NextBand.Way way =
        new NextBand(edition(Aggregation.ARITHMETIC, 2))
            .of(ALFA, 2020, values(10.0, 50.0, 98.0))
            .orElseThrow();
    assertThat(way.steps().get(0).componentId()).isEqualTo("literacy");
    assertThat(way.steps().get(0).pointsNeeded()).isCloseTo(23, within(1e-9));
    assertThat(way.together())
        .extracting(NextBand.Raise::componentId)
        .containsExactly("green", "literacy");
    assertThat(way.together().get(1).to()).isCloseTo(30, within(1e-9));
  }

  @Test
  void whereNoIndicatorIsEnough_aFewAreTogether() {
    // life (2*30 + 20)/3 = 26.67, land 80: 46.19. Literacy at 100 gives sqrt(73.33 * 80) = 76.6 and
    // is enough at 36/80: life 45, literacy (135 - 20)/2 = 57.5.
    NextBand.Way way = new NextBand(EDITION).of(ALFA, 2020, values(30.0, 60.0, 80.0)).orElseThrow();
    assertThat(way.together().get(0).componentId()).isEqualTo("literacy");
    assertThat(way.together().get(0).to()).isCloseTo(57.5, within(1e-9));
    // life 10, land 30: literacy at 100 alone gives sqrt(73.3 * 30) = 46.9; green on top of it.
    NextBand.Way both = new NextBand(EDITION).of(ALFA, 2020, values(5.0, 60.0, 30.0)).orElseThrow();
    assertThat(both.steps()).allMatch(step -> step.scoreNeeded() == null);
    assertThat(both.together())
        .extracting(NextBand.Raise::componentId)
        .containsExactly("literacy", "green");
    assertThat(both.together().get(1).index()).isCloseTo(60, within(1e-9));
  }

  @Test
  void peers_makeStrengthsAndWeaknesses() {
    var scores = new ArrayList<Score>();
    for (int i = 1; i <= 6; i++) {
      Place place = new Place("XAV", "c" + i);
      scores.addAll(
          new IndexComputation(EDITION)
              .score(place, 2020, values(place, 10.0 * i, 80.0, 70.0 - 10 * i))
              .scores());
    }
    Place best = new Place("XAV", "c6");
    List<PeerComparison> comparisons = new PeerComparisons(Map.of()).of(best, scores);
    PeerComparison literacy =
        comparisons.stream()
            .filter(c -> c.componentId().equals("literacy"))
            .findFirst()
            .orElseThrow();
    assertThat(literacy)
        .isEqualTo(new PeerComparison("literacy", "country", 5, 60, 20, 30, 40, Verdict.STRENGTH));
    assertThat(comparisons)
        .filteredOn(c -> c.componentId().equals("green"))
        .extracting(PeerComparison::verdict)
        .containsExactly(Verdict.WEAKNESS);
    assertThat(comparisons)
        .filteredOn(c -> c.componentId().equals("water"))
        .extracting(PeerComparison::verdict)
        .containsExactly(Verdict.TYPICAL);
    // Four others are too few.
    assertThat(new PeerComparisons(Map.of()).of(best, scores.subList(0, scores.size() - 6)))
        .isEmpty();
  }

  @Test
  void sizeClasses_areThoseOfWorldUrbanizationProspects() {
    assertThat(new PeerFacts(299_999.0, null, null).sizeClass()).isEqualTo(0);
    assertThat(new PeerFacts(300_000.0, null, null).sizeClass()).isEqualTo(1);
    assertThat(new PeerFacts(12e6, null, null).sizeClass()).isEqualTo(5);
    assertThat(new PeerFacts(null, null, null).sizeClass()).isNull();
  }

  private static Double some(Random random) {
    return random.nextDouble() < 0.2 ? null : 100 * random.nextDouble();
  }

  private static double sum(List<ChangeContribution> parts) {
    return parts.stream().mapToDouble(ChangeContribution::points).sum();
  }

  private static List<ChangeContribution> change(List<Score> before, List<Score> after) {
    return ChangeContributions.between(new Scoring(EDITION, before), new Scoring(EDITION, after));
  }

  private static Double score(List<Score> scores, String id) {
    return scores.stream()
        .filter(s -> s.componentId().equals(id))
        .findFirst()
        .orElseThrow()
        .score();
  }

  private static List<Score> scores(Edition edition, Double literacy, Double water, Double green) {
    return new IndexComputation(edition).score(ALFA, 2020, values(literacy, water, green)).scores();
  }

  private static List<IndicatorValue> values(Double literacy, Double water, Double green) {
    return values(ALFA, literacy, water, green);
  }

  private static List<IndicatorValue> values(
      Place place, Double literacy, Double water, Double green) {
    return List.of(
        value(place, "literacy", 2020, literacy),
        value(place, "water", 2020, water),
        value(place, "green", 2020, green));
  }

  private static Edition edition(Aggregation top, double weight) {
    List<Component> components =
        List.of(
            inner("cpi", null, Level.INDEX, top),
            inner("life", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
            leaf("literacy", "life", weight, option("literacy", new Identity())),
            leaf("water", "life", 1, option("water", direct(50, 100))),
            inner("land", "cpi", Level.DIMENSION, Aggregation.ARITHMETIC),
            leaf("green", "land", 1, option("green", new Identity())));
    List<Band> bands = List.of(new Band("fair", "Fair", 0), new Band("good", "Good", 60));
    return new Edition("test", "Test", "none", components, bands, true);
  }
}
