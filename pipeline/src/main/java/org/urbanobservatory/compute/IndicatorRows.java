package org.urbanobservatory.compute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

  private final IndicatorPlan plan;
  private final Indicator indicator;
  private final Place place;
  private final PlaceObservations observations;
  private final ComputeSettings settings;
  private final RowWriter writer;
  private final SortedMap<Slot, IndicatorValue> rows = new TreeMap<>();
  private final List<Issue> issues = new ArrayList<>();

  IndicatorRows(
      IndicatorPlan plan, Place place, PlaceObservations observations, ComputeSettings settings) {
    this.plan = plan;
    this.indicator = plan.indicator();
    this.place = place;
    this.observations = observations;
    this.settings = settings;
    this.writer = new RowWriter(plan, place, observations, settings.growth());
  }

  /** All rows, by extent, year and breakdown. */
  Collection<IndicatorValue> complete(SortedSet<Integer> reportingYears) {
    addComputed();
    addReported();
    addBorrowed();
    if (plan.component() == null) {
      addMissing(reportingYears);
    }
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
          rows.put(slot, writer.computed(new SlotInputs(observations, slot, earlier.orElse(null))));
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
    return settings.growth().span().findEarlierYear(slot.year(), years);
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
      rows.put(slot, writer.reported(slot, report));
    } else {
      issues.add(both(report, computed));
    }
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
    if (settings.proxyExtent() == ProxyExtent.ALLOWED
        && !indicator.extent().equals(RowWriter.BOUNDARY)) {
      List<Slot> boundary =
          rows.keySet().stream()
              .filter(slot -> slot.extentId().equals(RowWriter.BOUNDARY))
              .toList();
      for (Slot slot : boundary) {
        rows.putIfAbsent(slot.withExtent(indicator.extent()), writer.borrowed(rows.get(slot)));
      }
    }
  }

  private void addMissing(SortedSet<Integer> reportingYears) {
    var reasons = new MissingReasons(plan, observations, new TreeSet<>(rows.keySet()), settings);
    for (int year : reportingYears) {
      Slot own = own(year);
      if (!rows.containsKey(own)) {
        reasons.find(year).ifPresent(reason -> rows.put(own, writer.missing(own, reason)));
      }
    }
    boolean hasOwn = rows.keySet().stream().anyMatch(slot -> slot.equals(own(slot.year())));
    if (!hasOwn && !reportingYears.isEmpty()) {
      Slot own = own(reportingYears.last());
      rows.put(own, writer.missing(own, latestReason(reasons, reportingYears.last())));
    }
  }

  private static String latestReason(MissingReasons reasons, int lastYear) {
    for (int year : reasons.yearsWithInputs().headSet(lastYear, true).descendingSet()) {
      Optional<String> reason = reasons.find(year);
      if (reason.isPresent()) {
        return reason.get();
      }
    }
    return Reason.NO_DATA;
  }

  private Slot own(int year) {
    return new Slot(indicator.extent(), year, Breakdown.TOTAL);
  }
}
