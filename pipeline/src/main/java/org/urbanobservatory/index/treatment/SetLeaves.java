package org.urbanobservatory.index.treatment;

import java.util.List;
import java.util.Map;
import org.urbanobservatory.index.BenchmarkInputs;
import org.urbanobservatory.index.Standardised;
import org.urbanobservatory.index.Standardiser;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Treatment;

/** The scores of all leaves: treated values against benchmarks, or against each other. */
final class SetLeaves {
  private final Treatment treatment;
  private final List<Component> leaves;
  private final Panel panel;
  private final Map<PlaceYear, IndicatorValue[]> observed;
  private final Stages stages;
  private final Panel scores;
  private final boolean[] isUnscored;
  private final boolean[][] isNotApplicable;

  SetLeaves(
      Edition edition, Panel panel, Map<PlaceYear, IndicatorValue[]> observed, Stages stages) {
    this.treatment = edition.findTreatment().orElseThrow();
    this.leaves = edition.leaves();
    this.panel = panel;
    this.observed = observed;
    this.stages = stages;
    this.scores = new Panel(panel.rows(), panel.columns());
    this.isUnscored = new boolean[leaves.size()];
    this.isNotApplicable = new boolean[leaves.size()][panel.rows().size()];
  }

  SetLeaves standardise() {
    stages.begin("standardise");
    for (int column = 0; column < leaves.size(); column++) {
      Standardisation kind = leaves.get(column).options().get(0).standardisation();
      if (kind instanceof Standardisation.Relative relative) {
        compare(column, relative);
      } else {
        scoreEach(column, kind);
      }
    }
    stages.publish(scores);
    return this;
  }

  Panel scores() {
    return scores;
  }

  boolean applies(int column, int row) {
    return !isNotApplicable[column][row];
  }

  boolean isAttested(int column) {
    return leaves.get(column).options().get(0).confidence().isAttested();
  }

  /** Whether a value is older than the index, borrowed or imputed. */
  boolean isProxied(int column, int row) {
    IndicatorValue value = observed.get(panel.row(row))[column];
    return value == null || value.isProxy() || ValueTable.dataYear(value) < panel.row(row).year();
  }

  /** The value as it was observed, null when none was. */
  IndicatorValue observed(int column, int row) {
    return observed.get(panel.row(row))[column];
  }

  private void compare(int column, Standardisation.Relative relative) {
    for (int row = 0; row < panel.rows().size(); row++) {
      scores.clear(column, row, panel.reason(column, row));
    }
    for (int[] scope : Scopes.of(treatment, panel)) {
      int[] present = panel.present(column, scope);
      if (present.length > 0) {
        compare(column, present, Scalings.scores(relative, panel.values(column, present)));
      }
    }
  }

  private void compare(int column, int[] rows, Scalings.Outcome outcome) {
    for (int i = 0; i < rows.length; i++) {
      if (Double.isNaN(outcome.scores()[i])) {
        scores.clear(column, rows[i], outcome.reason());
      } else {
        scores.set(column, rows[i], outcome.scores()[i]);
      }
    }
    String component = panel.columns().get(column);
    Scopes.years(panel, rows)
        .forEach(
            year -> stages.report(year, component, (double) rows.length, outcome.parameters()));
  }

  private void scoreEach(int column, Standardisation kind) {
    isUnscored[column] = kind instanceof Standardisation.Unscored;
    for (int row = 0; row < panel.rows().size(); row++) {
      if (isUnscored[column]) {
        leaveOut(column, row, "unscored");
      } else if (panel.isMissing(column, row)) {
        scores.clear(column, row, panel.reason(column, row));
      } else {
        score(column, row, kind);
      }
    }
  }

  private void score(int column, int row, Standardisation kind) {
    double value = panel.value(column, row);
    IndicatorValue source = observed(column, row);
    boolean isScore = source != null && source.unit().equals(Score.UNIT);
    if (kind instanceof Standardisation.Goalposts posts && !isScore) {
      scores.set(column, row, Standardiser.between(posts, value));
      return;
    }
    Standardisation applied = isScore ? new Standardisation.Identity() : kind;
    Standardised outcome = Standardiser.score(applied, inputs(value, source));
    if (outcome instanceof Standardised.Scored scored) {
      scores.set(column, row, scored.score());
    } else if (outcome instanceof Standardised.NotApplicable none) {
      leaveOut(column, row, none.reason());
    } else {
      scores.clear(column, row, ((Standardised.Missing) outcome).reason());
    }
  }

  private static BenchmarkInputs inputs(double value, IndicatorValue source) {
    return source == null
        ? BenchmarkInputs.of(value)
        : new BenchmarkInputs(value, source.numerator(), source.denominator(), source.population());
  }

  private void leaveOut(int column, int row, String reason) {
    isNotApplicable[column][row] = true;
    scores.clear(column, row, "not_applicable: " + reason);
  }
}
