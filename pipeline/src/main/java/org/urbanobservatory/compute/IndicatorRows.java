package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/** The rows of one indicator in one place. */
final class IndicatorRows {
  static final String BOUNDARY = "boundary";
  private static final String POPULATION = "population";
  private static final String EXTENT_POPULATION = "extent_population";
  private static final String REPORTED = "reported";
  private static final String SCORE_UNIT = "SCORE";

  /** Below this yearly rate a population barely moves, and the ratio to it means little. */
  private static final double LEAST_RELIABLE_GROWTH = 0.0005;

  private final IndicatorPlan plan;
  private final Indicator indicator;
  private final Place place;
  private final PlaceObservations observations;
  private final ComputeSettings settings;
  private final SortedMap<Slot, IndicatorValue> rows = new TreeMap<>();
  private final List<Issue> issues = new ArrayList<>();

  IndicatorRows(
      IndicatorPlan plan, Place place, PlaceObservations observations, ComputeSettings settings) {
    this.plan = plan;
    this.indicator = plan.indicator();
    this.place = place;
    this.observations = observations;
    this.settings = settings;
  }

  /** All rows, by extent, year and breakdown. */
  Collection<IndicatorValue> complete(SortedSet<Integer> reportingYears) {
    addComputed();
    addReported();
    addBorrowed();
    addMissing(reportingYears);
    return rows.values();
  }

  List<Issue> issues() {
    return issues;
  }

  private void addComputed() {
    SortedSet<Slot> complete = plan.slots().complete(observations);
    for (Slot slot : complete) {
      if (settings.includes(slot.year())) {
        Optional<Integer> earlier = findEarlierYear(slot, complete);
        if (!plan.isGrowth() || earlier.isPresent()) {
          rows.put(slot, computed(new SlotInputs(observations, slot, earlier.orElse(null))));
        }
      }
    }
  }

  private Optional<Integer> findEarlierYear(Slot slot, SortedSet<Slot> complete) {
    if (!plan.isGrowth()) {
      return Optional.empty();
    }
    var years =
        complete.stream()
            .filter(other -> other.equals(slot.withYear(other.year())))
            .map(Slot::year)
            .collect(Collectors.toCollection(TreeSet::new));
    return settings.growthSpan().findEarlierYear(slot.year(), years);
  }

  private IndicatorValue computed(SlotInputs inputs) {
    Evaluated result = FormulaEvaluator.evaluate(indicator.formula(), inputs);
    List<Observation> used = inputs.used(indicator.formula().terms());
    String status = status(result, used);
    return new IndicatorValue(
        place,
        inputs.slot().extentId(),
        indicator.id(),
        indicator.sdgSeries(),
        null,
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
        method(inputs),
        sources(used),
        result.reason());
  }

  private String status(Evaluated result, List<Observation> used) {
    if (result.value() == null) {
      return Statuses.MISSING;
    }
    boolean isDoubtful =
        plan.isGrowth() && StrictMath.abs(result.denominator()) < LEAST_RELIABLE_GROWTH;
    String worst = Statuses.worst(used);
    return isDoubtful ? Statuses.worse(worst, Statuses.LOW_RELIABILITY) : worst;
  }

  private Double stdError(List<Observation> used) {
    Double factor = plan.errorFactor();
    Double error = used.get(0).stdError();
    return factor == null || error == null ? null : Double.valueOf(factor * error);
  }

  private String method(SlotInputs inputs) {
    return inputs.earlierYear() == null
        ? plan.method()
        : plan.method() + ", " + inputs.earlierYear() + "-" + inputs.slot().year();
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

  private void addReported() {
    if (plan.mayBeReported()) {
      for (Slot slot : new TreeSet<>(observations.slots(indicator.id()))) {
        if (settings.includes(slot.year())) {
          addReported(slot, observations.find(indicator.id(), slot).orElseThrow());
        }
      }
    }
  }

  private void addReported(Slot slot, Observation report) {
    IndicatorValue computed = rows.get(slot);
    if (computed == null || computed.value() == null) {
      rows.put(slot, reported(slot, report));
    } else {
      issues.add(both(report, computed));
    }
  }

  private IndicatorValue reported(Slot slot, Observation report) {
    if (!report.unit().equals(indicator.unit()) && !report.unit().equals(SCORE_UNIT)) {
      throw new IllegalStateException(
          "Cannot compute %s: %s is reported in unit %s, published in %s; convert it first"
              .formatted(place, indicator.id(), report.unit(), indicator.unit()));
    }
    String status = Objects.requireNonNullElse(report.obsStatus(), Statuses.NORMAL);
    return new IndicatorValue(
        place,
        slot.extentId(),
        indicator.id(),
        indicator.sdgSeries(),
        null,
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

  private Issue both(Observation report, IndicatorValue computed) {
    String location = report.inputLine() == null ? null : "line " + report.inputLine();
    String message =
        "Indicator %s of %s on extent %s in %d: reported %s, computed %s (%s); the computed value is published"
            .formatted(
                indicator.id(),
                place,
                report.extentId(),
                report.year(),
                report.value(),
                computed.value(),
                computed.method());
    return Issue.kept(IndicatorComputation.REPORTED_AND_COMPUTED, report.input(), location, message)
        .at(place)
        .about(indicator.id(), String.valueOf(report.value()));
  }

  private void addBorrowed() {
    if (settings.proxyExtent() == ProxyExtent.ALLOWED && !indicator.extent().equals(BOUNDARY)) {
      List<Slot> boundary =
          rows.keySet().stream().filter(slot -> slot.extentId().equals(BOUNDARY)).toList();
      for (Slot slot : boundary) {
        rows.putIfAbsent(slot.withExtent(indicator.extent()), borrowed(rows.get(slot)));
      }
    }
  }

  private IndicatorValue borrowed(IndicatorValue row) {
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
        row.reason());
  }

  private void addMissing(SortedSet<Integer> reportingYears) {
    var reasons = new MissingReasons(indicator, observations, new TreeSet<>(rows.keySet()));
    for (int year : reportingYears) {
      Slot own = own(year);
      if (!rows.containsKey(own)) {
        reasons.find(year).ifPresent(reason -> rows.put(own, missing(own, reason)));
      }
    }
    boolean hasOwn = rows.keySet().stream().anyMatch(slot -> slot.equals(own(slot.year())));
    if (!hasOwn && !reportingYears.isEmpty()) {
      Slot own = own(reportingYears.last());
      rows.put(own, missing(own, latestReason(reasons, reportingYears.last())));
    }
  }

  private static String latestReason(MissingReasons reasons, int lastYear) {
    String latest = Reason.NO_DATA;
    for (int year : reasons.yearsWithInputs().headSet(lastYear + 1)) {
      latest = reasons.find(year).orElse(latest);
    }
    return latest;
  }

  private Slot own(int year) {
    return new Slot(indicator.extent(), year, Breakdown.TOTAL);
  }

  private IndicatorValue missing(Slot slot, String reason) {
    return new IndicatorValue(
        place,
        slot.extentId(),
        indicator.id(),
        indicator.sdgSeries(),
        null,
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
