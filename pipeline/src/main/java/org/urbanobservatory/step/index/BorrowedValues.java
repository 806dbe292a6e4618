package org.urbanobservatory.step.index;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/**
 * National values that stand in for a city in an index, as UN-Habitat does where a city has no
 * figure of its own (CO2, broadband). They count as proxies in the score and stay out of the city's
 * own indicator values.
 *
 * @param byCountry values of whole countries that are not null, by country
 */
public record BorrowedValues(Map<String, List<IndicatorValue>> byCountry) implements Serializable {
  public BorrowedValues {
    byCountry = new TreeMap<>(byCountry);
  }

  /** The values of whole countries; totals only, in a fixed order. */
  public static BorrowedValues of(List<IndicatorValue> national) {
    Map<String, List<IndicatorValue>> byCountry = new TreeMap<>();
    national.stream()
        .filter(v -> v.value() != null && v.component() == null && v.breakdown().isTotal())
        .sorted(
            Comparator.comparing(IndicatorValue::indicatorId)
                .thenComparingInt(IndicatorValue::year)
                .thenComparing(IndicatorValue::extentId))
        .forEach(
            v -> byCountry.computeIfAbsent(v.place().countryCode(), c -> new ArrayList<>()).add(v));
    return new BorrowedValues(byCountry);
  }

  /** The city's values, and for each indicator of which it has none those of its country. */
  public List<IndicatorValue> complete(Place city, List<IndicatorValue> own) {
    List<String> known =
        own.stream().filter(v -> v.value() != null).map(IndicatorValue::indicatorId).toList();
    var complete = new ArrayList<IndicatorValue>();
    var lent = new ArrayList<String>();
    for (IndicatorValue value : byCountry.getOrDefault(city.countryCode(), List.of())) {
      if (!known.contains(value.indicatorId())) {
        complete.add(lent(city, value));
        lent.add(value.indicatorId());
      }
    }
    own.stream().filter(v -> !lent.contains(v.indicatorId())).forEach(complete::add);
    return complete;
  }

  private static IndicatorValue lent(Place city, IndicatorValue national) {
    return new IndicatorValue(
        city,
        national.extentId(),
        national.indicatorId(),
        national.sdgSeries(),
        national.component(),
        national.year(),
        national.breakdown(),
        national.value(),
        national.unit(),
        national.numerator(),
        national.denominator(),
        national.population(),
        national.stdError(),
        national.dataYear(),
        true,
        national.obsStatus(),
        national.nature(),
        "national value in place of the city's: " + national.method(),
        national.source(),
        null,
        national.isBreak());
  }
}
