package org.urbanobservatory.compute;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Term;

/** Why an indicator has no value on the extent it is defined on, for the total of a year. */
final class MissingReasons {
  private final IndicatorPlan plan;
  private final Indicator indicator;
  private final PlaceObservations observations;
  private final SortedSet<Slot> known;
  private final ComputeSettings settings;

  /**
   * @param known slots in which the indicator has a row, on any extent
   * @param settings whether the boundary may stand in for the extent asked for, and which earlier
   *     year growth starts from
   */
  MissingReasons(
      IndicatorPlan plan,
      PlaceObservations observations,
      SortedSet<Slot> known,
      ComputeSettings settings) {
    this.settings = settings;
    this.plan = plan;
    this.indicator = plan.indicator();
    this.observations = observations;
    this.known = known;
  }

  /** Empty when nothing at all is known of the indicator in that year. */
  Optional<String> find(int year) {
    Optional<String> absent = findAbsence(indicator.extent(), year);
    return absent.isPresent() ? absent : findOther(year);
  }

  /** Why a measure that the formula needs could not be taken, on the extent asked for. */
  private Optional<String> findAbsence(String extentId, int year) {
    return terms().stream()
        .map(term -> observations.findAbsence(term.variable(), extentId, year))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Why the year that growth would start from has no value, where one could not be measured. */
  private Optional<String> findEarlierAbsence(String extentId, int year) {
    var absent = new TreeSet<Integer>();
    for (Term term : terms()) {
      for (int of : observations.yearsAbsent(term.variable())) {
        if (findAbsence(extentId, of).isPresent()) {
          absent.add(of);
        }
      }
    }
    return settings
        .growth()
        .span()
        .findEarlierYear(year, absent)
        .flatMap(earlier -> findAbsence(extentId, earlier));
  }

  private Optional<String> findOther(int year) {
    Slot own = new Slot(indicator.extent(), year, Breakdown.TOTAL);
    List<Term> present = terms().stream().filter(term -> isPresent(term, own)).toList();
    if (plan.formula().isGrowth() && (isWhole(own) || isWholeInProxy(year))) {
      String extentId = isWhole(own) ? indicator.extent() : RowWriter.BOUNDARY;
      return Optional.of(findEarlierAbsence(extentId, year).orElse(Reason.NO_EARLIER_YEAR));
    }
    if (isKnownElsewhere(year)) {
      return Optional.of(
          present.isEmpty() ? Reason.extentMissing(indicator.extent()) : Reason.EXTENT_MISMATCH);
    }
    Optional<String> onBoundary = findAbsence(RowWriter.BOUNDARY, year);
    return onBoundary.isPresent() ? onBoundary : ofInputs(year);
  }

  private Optional<String> ofInputs(int year) {
    List<Term> missing = terms().stream().filter(term -> !isAnywhere(term, year)).toList();
    if (missing.size() == terms().size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      return Optional.of(Reason.missingInput(missing.get(0)));
    }
    // Growth from a first year has no row on any extent; its inputs may lie together all the same.
    return Optional.of(
        isWholeElsewhere(year) ? Reason.extentMissing(indicator.extent()) : Reason.EXTENT_MISMATCH);
  }

  /** Whether nothing but another extent keeps the inputs from being combined. */
  private boolean isWholeElsewhere(int year) {
    Slot own = new Slot(indicator.extent(), year, Breakdown.TOTAL);
    return terms().stream().noneMatch(term -> isPresent(term, own))
        && terms().stream()
            .flatMap(term -> observations.slots(term.variable()).stream())
            .map(slot -> own.withExtent(slot.extentId()))
            .anyMatch(this::isWhole);
  }

  /** Whether the boundary, which may stand in, has every input of the year. */
  private boolean isWholeInProxy(int year) {
    return settings.proxyExtent() == ProxyExtent.ALLOWED
        && isWhole(new Slot(RowWriter.BOUNDARY, year, Breakdown.TOTAL));
  }

  private boolean isWhole(Slot slot) {
    return terms().stream().allMatch(term -> isPresent(term, slot));
  }

  /** The years in which a term has an observation, ascending. */
  NavigableSet<Integer> yearsWithInputs() {
    var years = new TreeSet<Integer>();
    for (Term term : terms()) {
      observations.slots(term.variable()).forEach(slot -> years.add(slot.year()));
      years.addAll(observations.yearsAbsent(term.variable()));
    }
    known.forEach(slot -> years.add(slot.year()));
    return years;
  }

  private boolean isKnownElsewhere(int year) {
    return known.stream().anyMatch(slot -> slot.year() == year && slot.breakdown().isTotal());
  }

  private boolean isAnywhere(Term term, int year) {
    return observations.slots(term.variable()).stream()
        .anyMatch(
            slot ->
                slot.year() == year
                    && slot.equals(new Slot(slot.extentId(), year, Breakdown.TOTAL).of(term)));
  }

  private boolean isPresent(Term term, Slot result) {
    return observations.find(term, result).isPresent();
  }

  private List<Term> terms() {
    return plan.formula().terms();
  }
}
