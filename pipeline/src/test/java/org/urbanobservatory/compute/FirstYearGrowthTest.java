package org.urbanobservatory.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.urbanobservatory.compute.ComputeFixtures.ALFA;
import static org.urbanobservatory.compute.ComputeFixtures.BUILT_UP;
import static org.urbanobservatory.compute.ComputeFixtures.indicator;
import static org.urbanobservatory.compute.ComputeFixtures.observation;
import static org.urbanobservatory.compute.ComputeFixtures.variables;

import java.util.List;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.compute.ComputeFixtures.Seed;
import org.urbanobservatory.model.Formula.GrowthRatio;
import org.urbanobservatory.model.Formula.GrowthRatio.Rate;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.CountryRule;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Term;
import org.urbanobservatory.model.Variable;

/** Why the first year of a series has no growth on the extent that growth is defined on. */
class FirstYearGrowthTest {
  private static final TreeMap<String, Variable> VARIABLES =
      new TreeMap<>(variables("population", "area"));
  private static final Indicator GROWTH =
      indicator(
          "land_use_efficiency",
          new GrowthRatio(Term.of("area"), Term.of("population"), Rate.SIMPLE, Rate.LOG),
          BUILT_UP,
          CountryRule.RATIO_OF_SUMS);

  /** The boundary stands in, so that what it lacks is the reason: an earlier year. */
  @Test
  void growthOfAFirstYear_saysWhatTheStandInLacks() {
    List<Observation> onBoundary =
        List.of(
            observation("area", 2015, 10),
            observation("population", 2015, 100_000),
            observation("area", 2020, 12),
            observation("population", 2020, 120_000));

    assertThat(growth(ProxyExtent.ALLOWED, onBoundary))
        .containsExactly(tuple(2015, null, "no_earlier_year"), tuple(2020, true, null));
    assertThat(growth(ProxyExtent.REFUSED, onBoundary))
        .containsExactly(
            tuple(2015, null, "extent_missing: boundary_built_up"),
            tuple(2020, null, "extent_missing: boundary_built_up"));
  }

  /** Inputs that lie apart are still said to, whether or not the boundary may stand in. */
  @Test
  void growthOfAFirstYear_whoseInputsLieApart() {
    List<Observation> apart =
        List.of(
            observation("area", 2015, 10),
            new Seed("population", 2015, 100_000).on(BUILT_UP).row());

    assertThat(growth(ProxyExtent.ALLOWED, apart)).contains(tuple(2015, null, "extent_mismatch"));
    assertThat(growth(ProxyExtent.REFUSED, apart)).contains(tuple(2015, null, "extent_mismatch"));
  }

  /** Year, whether a value stands in, and the reason on the own extent. */
  private static List<Tuple> growth(ProxyExtent proxy, List<Observation> observations) {
    var settings = ComputeSettings.of(List.of(2015, 2020), proxy);
    return new IndicatorComputation(List.of(GROWTH), VARIABLES, settings)
        .compute(ALFA, observations).values().stream()
            .filter(row -> row.extentId().equals(BUILT_UP))
            .map(row -> tuple(row.year(), row.value() == null ? null : row.isProxy(), row.reason()))
            .toList();
  }
}
