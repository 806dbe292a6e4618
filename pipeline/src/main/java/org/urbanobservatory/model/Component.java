package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One node of an edition's tree: a row of the edition's table.
 *
 * @param id of the node; for a leaf usually the indicator's id
 * @param parentId id of the parent, null for the root
 * @param level its level
 * @param title the node in words
 * @param weight its weight among its siblings, above 0
 * @param options for a leaf, the indicators that can feed it with their standardisation, the
 *     preferred one first (PM2.5 before PM10); empty for an inner node
 * @param aggregation for an inner node how its children are combined; null for a leaf
 * @param minimumCoverage for an inner node the share of its children's weight that must be present
 *     for a score; null for a leaf
 */
public record Component(
    String id,
    String parentId,
    Level level,
    String title,
    double weight,
    List<Option> options,
    Aggregation aggregation,
    Double minimumCoverage)
    implements Serializable {

  /**
   * One indicator that can feed a leaf.
   *
   * @param indicatorId id in the catalogue
   * @param standardisation how its value becomes a score
   * @param confidence how well this reading is attested
   * @param maxAgeYears how old its data may be
   * @param denominator what the value is divided by first, null for nothing
   */
  public record Option(
      String indicatorId,
      Standardisation standardisation,
      Indicator.Confidence confidence,
      int maxAgeYears,
      Denominator denominator)
      implements Serializable {
    public Option(
        String indicatorId,
        Standardisation standardisation,
        Indicator.Confidence confidence,
        int maxAgeYears) {
      this(indicatorId, standardisation, confidence, maxAgeYears, null);
    }

    public Option {
      Check.id("indicator id", indicatorId);
      Objects.requireNonNull(standardisation, "standardisation of " + indicatorId);
      Objects.requireNonNull(confidence, "confidence of " + indicatorId);
    }
  }

  /**
   * What a value is divided by before it is scored: {@code scale x value / denominator}.
   *
   * @param indicatorId the denominator, as the table of values names it
   * @param scale for example 1000 for a number per thousand
   */
  public record Denominator(String indicatorId, double scale) implements Serializable {
    /** The people whom a value describes, where no indicator of that name has a value. */
    public static final String POPULATION = "population";

    public Denominator {
      Check.id("denominator", indicatorId);
      Check.finite("scale of denominator " + indicatorId, scale);
      if (scale <= 0) {
        throw new IllegalArgumentException(
            "Invalid scale of denominator " + indicatorId + ": " + scale + " must be above 0");
      }
    }
  }

  public Component {
    Check.text("component id", id);
    Objects.requireNonNull(level, "level of component " + id);
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "Invalid weight of component " + id + ": " + weight + " must be above 0");
    }
    options = List.copyOf(options);
    if (options.isEmpty() == (aggregation == null)) {
      throw new IllegalArgumentException(
          "Invalid component " + id + ": a leaf names indicators, an inner node an aggregation");
    }
    if (minimumCoverage != null && !(minimumCoverage >= 0 && minimumCoverage <= 1)) {
      throw new IllegalArgumentException(
          "Invalid minimum coverage of component "
              + id
              + ": "
              + minimumCoverage
              + " is not in 0-1");
    }
  }

  public boolean isLeaf() {
    return !options.isEmpty();
  }
}
