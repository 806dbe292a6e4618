package org.urbanobservatory.index.treatment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Treatment.Denominate;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Treatment.Step;
import org.urbanobservatory.model.Treatment.TreatOutliers;

/** One run over a set: the steps of an edition's treatment, each published as a stage. */
final class SetRun {
  private final Edition edition;
  private final Treatment treatment;
  private final List<Component> leaves;
  private final ValueTable values;
  private final SortedSet<Integer> years;
  private final Stages stages = new Stages();
  private final Map<PlaceYear, IndicatorValue[]> observed = new HashMap<>();

  SetRun(Edition edition, ValueTable values, SortedSet<Integer> years) {
    this.edition = edition;
    this.treatment = edition.findTreatment().orElseThrow();
    this.leaves = edition.leaves();
    this.values = values;
    this.years = years;
  }

  SetComputation.Result result() {
    Panel panel = raw();
    int lastInTime = lastInTime();
    for (int i = 0; i < treatment.steps().size(); i++) {
      stages.begin(treatment.steps().get(i).id());
      apply(treatment.steps().get(i), panel);
      stages.publish(panel);
      panel = i == lastInTime ? panel.only(years) : panel;
    }
    var leafScores = new SetLeaves(edition, panel, observed, stages).standardise();
    return new SetTree(edition, leafScores, stages).result();
  }

  /** The steps in time need the years between; afterwards only those of the index count. */
  private int lastInTime() {
    for (int i = treatment.steps().size() - 1; i >= 0; i--) {
      if (isInTime(treatment.steps().get(i))) {
        return i;
      }
    }
    return -1;
  }

  static boolean isInTime(Step step) {
    return step instanceof Impute impute && !impute.isRelative();
  }

  private Panel raw() {
    var rowYears = new TreeSet<>(years);
    if (lastInTime() >= 0) {
      rowYears.addAll(values.years());
    }
    var rows = new ArrayList<PlaceYear>();
    for (Place place : values.places()) {
      rowYears.forEach(year -> rows.add(new PlaceYear(place, year)));
    }
    var panel = new Panel(rows, leaves.stream().map(Component::id).toList());
    fill(panel);
    stages.begin("raw");
    stages.publish(panel);
    return panel;
  }

  private void fill(Panel panel) {
    for (int row = 0; row < panel.rows().size(); row++) {
      var ofRow = new IndicatorValue[leaves.size()];
      for (int column = 0; column < ofRow.length; column++) {
        ofRow[column] = fill(panel, column, row);
      }
      observed.put(panel.row(row), ofRow);
    }
  }

  /** The value that the cell was filled with, null when there is none. */
  private IndicatorValue fill(Panel panel, int column, int row) {
    Component.Option option = leaves.get(column).options().get(0);
    PlaceYear at = panel.row(row);
    Optional<IndicatorValue> found =
        lastInTime() >= 0
            ? values.ofYear(at, option.indicatorId())
            : values.latest(at, option);
    if (found.isEmpty()) {
      panel.clear(column, row, values.reason(at, option.indicatorId()));
      return null;
    }
    int dataYear = ValueTable.dataYear(found.get());
    if (at.year() - dataYear > option.maxAgeYears()) {
      panel.clear(column, row, "too_old: " + dataYear);
      return null;
    }
    panel.set(column, row, found.get().value());
    if (dataYear != at.year()) {
      panel.mark(column, row, "value of " + dataYear);
    }
    return found.get();
  }

  private void apply(Step step, Panel panel) {
    if (step instanceof Denominate) {
      Denominating.apply(panel, leaves, this::denominator);
    } else if (step instanceof Impute impute) {
      new Imputing(impute, panel, stages).apply();
    } else if (step instanceof TreatOutliers outliers) {
      treat(outliers, panel);
    }
  }

  /**
   * The denominator of the value's own year: people of another year would move the ratio. The
   * people whom a value describes are known with it.
   */
  private Double denominator(String indicatorId, PlaceYear row, int column) {
    IndicatorValue value = observed.get(row)[column];
    int year = value == null ? row.year() : ValueTable.dataYear(value);
    return values
        .ofYear(new PlaceYear(row.place(), year), indicatorId)
        .map(IndicatorValue::value)
        .orElse(value != null && indicatorId.equals(Component.Denominator.POPULATION) ? value.population() : null);
  }

  private void treat(TreatOutliers step, Panel panel) {
    for (int[] scope : Scopes.of(treatment, panel)) {
      for (int column = 0; column < leaves.size(); column++) {
        int[] present = panel.present(column, scope);
        Outliers.Outcome outcome = Outliers.treat(step, panel.values(column, present));
        if (outcome.isTreated()) {
          write(panel, column, present, outcome);
          report(panel, column, scope, outcome);
        }
      }
    }
  }

  private static void write(Panel panel, int column, int[] rows, Outliers.Outcome outcome) {
    for (int i = 0; i < rows.length; i++) {
      if (panel.value(column, rows[i]) != outcome.values()[i]) {
        panel.mark(
            column,
            rows[i],
            outcome.winsorised() > 0
                ? "winsorised: was " + panel.value(column, rows[i])
                : "transformed");
        panel.set(column, rows[i], outcome.values()[i]);
      }
    }
  }

  private void report(Panel panel, int column, int[] scope, Outliers.Outcome outcome) {
    double touched =
        outcome.winsorised() > 0 ? outcome.winsorised() : outcome.values().length;
    Scopes.years(panel, scope)
        .forEach(year -> stages.report(year, panel.columns().get(column), touched, outcome.note()));
  }
}
