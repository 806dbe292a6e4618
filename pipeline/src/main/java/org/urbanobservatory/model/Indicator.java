package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The definition of one indicator: one file of {@code schemas/indicators}.
 *
 * @param id snake_case, public interface
 * @param title the indicator in words
 * @param definition what it says about a city
 * @param counts what counts, and what does not
 * @param unit id of the unit of its values
 * @param direction which way is better
 * @param formula how it follows from variables
 * @param extent kind of extent it is defined on: {@code boundary}, {@code boundary_built_up}, ...
 * @param aggregation how cities become a country
 * @param sdgSeries SDG series code, null if none
 * @param source where definition and formula come from
 * @param confidence how well the standardisation is attested
 * @param notes disputes and choices
 * @param examples worked examples, proved by tests and at start-up
 * @param components parts that are published beside the value, by their name, for example {@code
 *     low_capacity}: each the same formula on other variables
 * @param cell its cell in the Global Urban Monitoring Framework, null where it is in none
 */
public record Indicator(
    String id,
    String title,
    String definition,
    String counts,
    String unit,
    Direction direction,
    Formula formula,
    String extent,
    CountryRule aggregation,
    String sdgSeries,
    String source,
    Confidence confidence,
    String notes,
    List<FormulaExample> examples,
    Map<String, Formula> components,
    MonitoringCell cell)
    implements Serializable {
  /** An indicator outside the Global Urban Monitoring Framework. */
  public Indicator(
      String id,
      String title,
      String definition,
      String counts,
      String unit,
      Direction direction,
      Formula formula,
      String extent,
      CountryRule aggregation,
      String sdgSeries,
      String source,
      Confidence confidence,
      String notes,
      List<FormulaExample> examples,
      Map<String, Formula> components) {
    this(
        id,
        title,
        definition,
        counts,
        unit,
        direction,
        formula,
        extent,
        aggregation,
        sdgSeries,
        source,
        confidence,
        notes,
        examples,
        components,
        null);
  }

  /** Which way is better. */
  public enum Direction {
    HIGHER_BETTER,
    LOWER_BETTER,
    TARGET
  }

  /** How values of cities become the value of their country. */
  public enum CountryRule {
    /** Sum of numerators over sum of denominators of the cities that have both. */
    RATIO_OF_SUMS,
    /** Mean weighted by population, for intensities without a denominator. */
    POPULATION_WEIGHTED_MEAN,
    /** Sum over the cities. */
    SUM,
    /** Not meaningful above a city. */
    NONE
  }

  /** How well a standardisation is attested, as the reference catalogue grades it. */
  public enum Confidence {
    VERIFIED_OFFICIAL,
    PARTLY_VERIFIED,
    TWO_SOURCES,
    ONE_SOURCE,
    DISPUTED,
    MEMORY;

    /** Whether official numbers or two sources stand behind it. */
    public boolean isAttested() {
      return this == VERIFIED_OFFICIAL || this == PARTLY_VERIFIED || this == TWO_SOURCES;
    }
  }

  public Indicator {
    Check.id("indicator id", id);
    Check.text("title of indicator " + id, title);
    Check.text("definition of indicator " + id, definition);
    Check.text("unit of indicator " + id, unit);
    Objects.requireNonNull(direction, "direction of indicator " + id);
    Objects.requireNonNull(formula, "formula of indicator " + id);
    Check.text("extent of indicator " + id, extent);
    Objects.requireNonNull(aggregation, "aggregation of indicator " + id);
    Check.text("source of indicator " + id, source);
    Objects.requireNonNull(confidence, "confidence of indicator " + id);
    examples = List.copyOf(examples);
    components = Collections.unmodifiableMap(new TreeMap<>(components));
    if (examples.isEmpty()) {
      throw new IllegalArgumentException("Invalid indicator " + id + ": has no worked example");
    }
  }
}
