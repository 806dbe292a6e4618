package org.urbanobservatory.compute;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** Writes the rows of one indicator in one place: computed, reported, borrowed or missing. */
final class RowWriter {
  static final String BOUNDARY = "boundary";
  private static final String POPULATION = "population";
  private static final String EXTENT_POPULATION = "extent_population";
  private static final String REPORTED = "reported";
  private final IndicatorPlan plan;
  private final Indicator indicator;
  private final Place place;
  private final PlaceObservations observations;
  private final GrowthRules growth;

  RowWriter(IndicatorPlan plan, Place place, PlaceObservations observations, GrowthRules growth) {
    this.plan = plan;
    this.indicator = plan.indicator();
    this.place = place;
    this.observations = observations;
    this.growth = growth;
  }

  IndicatorValue computed(SlotInputs inputs) {
    Evaluated result = FormulaEvaluator.evaluate(plan.formula(), inputs);
    List<Observation> used = inputs.used(plan.formula().terms());
    String status = status(result, used);
    return new IndicatorValue(
        place,
        inputs.slot().extentId(),
        indicator.id(),
        series(),
        plan.component(),
        inputs.slot().year(),
        inputs.slot().breakdown(),
        result.value(),
        indicator.unit(),
        result.numerator(),
        result.denominator(),
        population(inputs.slot()),
        result.value() == null ? null : stdError(used),
        inputs.slot().year(),
        false,
        status,
        result.value() == null ? Statuses.NOT_AVAILABLE : Statuses.nature(status),
        method(inputs, used) + growth.regime(plan.formula(), result),
        sources(used),
        result.reason(),
        Statuses.isBreak(used));
  }

  /** A series is the indicator's; its components have none of their own. */
  private String series() {
    return plan.component() == null ? indicator.sdgSeries() : null;
  }

  private String status(Evaluated result, List<Observation> used) {
    if (result.value() == null) {
      return Statuses.MISSING;
    }
    String worst = Statuses.worst(used);
    return growth.isDoubtful(plan.formula(), result)
        ? Statuses.worse(worst, Statuses.LOW_RELIABILITY)
        : worst;
  }

  private Double stdError(List<Observation> used) {
    Double factor = plan.errorFactor();
    Double error = used.get(0).stdError();
    return factor == null || error == null ? null : Double.valueOf(factor * error);
  }

  /** The formula, its years, and how its inputs were measured where that could be otherwise. */
  private String method(SlotInputs inputs, List<Observation> used) {
    String formula =
        inputs.earlierYear() == null
            ? plan.method()
            : growth.method(plan, inputs.earlierYear(), inputs.slot().year());
    return used.stream()
        .map(Observation::method)
        .filter(Objects::nonNull)
        .distinct()
        .map(method -> "; " + method)
        .collect(Collectors.joining("", formula, ""));
  }

  /** The people of the group; for the total also those counted on the extent. */
  private Double population(Slot slot) {
    Optional<Observation> people = observations.find(POPULATION, slot);
    if (people.isEmpty() && slot.breakdown().isTotal()) {
      people = observations.find(EXTENT_POPULATION, slot);
    }
    return people.map(Observation::value).orElse(null);
  }

  private static String sources(List<Observation> used) {
    String joined =
        used.stream()
            .map(Observation::source)
            .filter(source -> source != null && !source.isBlank())
            .distinct()
            .sorted()
            .collect(Collectors.joining("; "));
    return joined.isEmpty() ? null : joined;
  }

  IndicatorValue reported(Slot slot, Observation report) {
    if (!report.unit().equals(indicator.unit()) && !report.unit().equals(Score.UNIT)) {
      throw new IllegalStateException(
          "Cannot compute %s: %s is reported in unit %s, published in %s; convert it first"
              .formatted(place, indicator.id(), report.unit(), indicator.unit()));
    }
    String status = Objects.requireNonNullElse(report.obsStatus(), Statuses.NORMAL);
    return new IndicatorValue(
        place,
        slot.extentId(),
        indicator.id(),
        series(),
        plan.component(),
        slot.year(),
        slot.breakdown(),
        report.value(),
        report.unit(),
        null,
        null,
        population(slot),
        report.stdError(),
        slot.year(),
        false,
        status,
        Statuses.nature(status),
        REPORTED,
        report.source(),
        null);
  }

  IndicatorValue borrowed(IndicatorValue row) {
    return new IndicatorValue(
        row.place(),
        indicator.extent(),
        row.indicatorId(),
        row.sdgSeries(),
        row.component(),
        row.year(),
        row.breakdown(),
        row.value(),
        row.unit(),
        row.numerator(),
        row.denominator(),
        row.population(),
        row.stdError(),
        row.dataYear(),
        true,
        row.obsStatus(),
        row.value() == null ? row.nature() : Statuses.COUNTRY_ADJUSTED,
        row.method() + "; taken on extent " + BOUNDARY + " in place of " + indicator.extent(),
        row.source(),
        row.reason(),
        row.isBreak());
  }

  IndicatorValue missing(Slot slot, String reason) {
    return new IndicatorValue(
        place,
        slot.extentId(),
        indicator.id(),
        series(),
        plan.component(),
        slot.year(),
        slot.breakdown(),
        null,
        indicator.unit(),
        null,
        null,
        population(slot),
        null,
        null,
        false,
        Statuses.MISSING,
        Statuses.NOT_AVAILABLE,
        plan.method(),
        null,
        reason);
  }
}
