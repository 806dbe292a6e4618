package org.urbanobservatory.index;

import java.util.List;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Component.Option;
import org.urbanobservatory.model.Indicator.Confidence;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Direct;
import org.urbanobservatory.model.Transform;

/** Components and indicator values in few words. */
public final class IndexFixtures {
  public static final Place ALFA = new Place("XAV", "alfa");

  private IndexFixtures() {}

  public static Component inner(String id, String parentId, Level level, Aggregation aggregation) {
    return new Component(id, parentId, level, id, 1, List.of(), aggregation, null);
  }

  public static Component leaf(String id, String parentId, double weight, Option... options) {
    return new Component(id, parentId, Level.INDICATOR, id, weight, List.of(options), null, null);
  }

  public static Option option(String indicatorId, Standardisation standardisation) {
    return new Option(indicatorId, standardisation, Confidence.VERIFIED_OFFICIAL, 5);
  }

  public static Standardisation direct(double minimum, double maximum) {
    return new Direct(Transform.LINEAR, Benchmark.of(minimum), Benchmark.of(maximum));
  }

  public static IndicatorValue value(Place place, String indicatorId, int year, Double value) {
    return value(place, indicatorId, year, value, "PT");
  }

  public static IndicatorValue value(
      Place place, String indicatorId, int year, Double value, String unit) {
    return value(place, indicatorId, year, value, unit, null, null, null, false);
  }

  public static IndicatorValue value(
      Place place,
      String indicatorId,
      int year,
      Double value,
      String unit,
      Double numerator,
      Double denominator,
      Double population,
      boolean isProxy) {
    return new IndicatorValue(
        place,
        "boundary",
        indicatorId,
        null,
        null,
        year,
        Breakdown.TOTAL,
        value,
        unit,
        numerator,
        denominator,
        population,
        null,
        year,
        isProxy,
        "A",
        "C",
        "test",
        "test",
        value == null ? "missing_input: x" : null);
  }
}
