package org.urbanobservatory.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.index.uncertainty.ChoiceShare;
import org.urbanobservatory.index.uncertainty.ChoiceShares;
import org.urbanobservatory.index.uncertainty.CitySheet;
import org.urbanobservatory.index.uncertainty.MethodRange;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.index.uncertainty.RankRange;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/** A thousand draws of every choice of the guide's index over its 62 indicators. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class UncertaintyBenchmark {
  /** Three sizes, so that growth can be seen. */
  @Param({"250", "500", "1000"})
  public int cities;

  private MonteCarlo monteCarlo;
  private List<CitySheet> sheets;

  /** Cities with nine of ten indicators each. */
  @Setup
  public void prepare() {
    Edition edition = Catalogue.load().findEdition("cpi-guide").orElseThrow();
    monteCarlo = new MonteCarlo(edition, edition.uncertainty());
    sheets = new ArrayList<>();
    for (int city = 0; city < cities; city++) {
      Place place = new Place("XAV", "c" + city);
      sheets.add(monteCarlo.sheet(place, 2020, values(edition, place, new Random(city))));
    }
  }

  /** Method ranges of all 91 nodes of every city. */
  @Benchmark
  public List<List<MethodRange>> methodRanges() {
    return monteCarlo.ranges(sheets);
  }

  /** Rank ranges of the index among all cities. */
  @Benchmark
  public List<RankRange> rankRanges() {
    return monteCarlo.ranks("cpi", sheets, place -> "all");
  }

  /** Shares of each choice in the index of every city, one core. */
  @Benchmark
  public List<List<ChoiceShare>> choiceShares() {
    var shares = new ChoiceShares(monteCarlo, ChoiceShares.DEFAULT_SAMPLES);
    return sheets.stream().map(sheet -> shares.of("cpi", sheet, List.of())).toList();
  }

  private static List<IndicatorValue> values(Edition edition, Place place, Random random) {
    var values = new ArrayList<IndicatorValue>();
    for (Component leaf : edition.leaves()) {
      if (random.nextDouble() < 0.9) {
        String indicator = leaf.options().get(0).indicatorId();
        values.add(value(place, indicator, 100 * random.nextDouble()));
      }
    }
    return values;
  }

  private static IndicatorValue value(Place place, String indicator, double value) {
    return new IndicatorValue(
        place,
        "boundary",
        indicator,
        null,
        null,
        2020,
        Breakdown.TOTAL,
        value,
        "1",
        null,
        null,
        3e5,
        null,
        2020,
        false,
        "A",
        "C",
        "bench",
        "bench",
        null);
  }
}
