package org.urbanobservatory.index.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.urbanobservatory.index.IndexFixtures.inner;
import static org.urbanobservatory.index.IndexFixtures.leaf;
import static org.urbanobservatory.index.IndexFixtures.option;
import static org.urbanobservatory.index.IndexFixtures.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation.Direction;
import org.urbanobservatory.model.Standardisation.Relative;
import org.urbanobservatory.model.Treatment;

/** Alfa has 0 in 2015 and 10 in 2020, bravo 10 and 40, compared over both years. */
class PlaceScorerTest {
  private static final Place ALFA = new Place("XAV", "alfa");
  private static final Place BRAVO = new Place("XAV", "bravo");
  private static final Edition EDITION =
      new Edition(
          "test",
          "Test",
          "none",
          List.of(
              inner("index", null, Level.INDEX, Aggregation.ARITHMETIC),
              leaf(
                  "a",
                  "index",
                  1,
                  option("a", new Relative(new Scaling.MinMax(0, 100), Direction.HIGHER_BETTER)))),
          List.of(),
          false,
          new Treatment(Treatment.Scope.ALL_YEARS, List.of(), Map.of()));
  private static final List<IndicatorValue> OWN =
      List.of(value(ALFA, "a", 2015, 0.0), value(ALFA, "a", 2020, 10.0));
  private static final List<IndicatorValue> ALL =
      List.of(
          value(ALFA, "a", 2015, 0.0),
          value(ALFA, "a", 2020, 10.0),
          value(BRAVO, "a", 2015, 10.0),
          value(BRAVO, "a", 2020, 40.0));

  private static final PlaceScorer SCORER = PlaceScorer.among(EDITION, ALL, List.of(2015, 2020));

  @Test
  void theOthersAndTheOtherYears_stayAsTheyAre() {
    assertThat(SCORER.score(ALFA, 2020, OWN).scores())
        .extracting(Score::componentId, Score::year, Score::score)
        .containsExactly(tuple("index", 2020, 25.0), tuple("a", 2020, 25.0));
    assertThat(
            new WhatIf(EDITION, SCORER, indicator -> Optional.empty())
                .of(ALFA, 2020, OWN, Map.of("a", 20.0))
                .moves())
        .extracting(WhatIf.Move::componentId, WhatIf.Move::before, WhatIf.Move::after)
        .containsExactly(tuple("index", 25.0, 50.0), tuple("a", 25.0, 50.0));
    // The best of all years moves the scale.
    assertThat(
            new WhatIf(EDITION, SCORER, indicator -> Optional.empty())
                .of(ALFA, 2020, OWN, Map.of("a", 80.0))
                .moves())
        .extracting(WhatIf.Move::after)
        .containsExactly(100.0, 100.0);
  }

  @Test
  void aPlaceWithoutValues_takesNoPart() {
    var taken = new TreeMap<String, Double>();
    taken.put("a", null);
    assertThat(
            new WhatIf(EDITION, SCORER, indicator -> Optional.empty())
                .of(ALFA, 2020, OWN, taken)
                .moves())
        .extracting(WhatIf.Move::componentId, WhatIf.Move::after)
        .containsExactly(tuple("index", null), tuple("a", null));
  }
}
