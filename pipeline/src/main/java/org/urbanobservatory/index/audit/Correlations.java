package org.urbanobservatory.index.audit;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.urbanobservatory.index.audit.Correlation.Flag;
import org.urbanobservatory.index.audit.Correlation.Relation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;

/**
 * Correlations within each node, with every ancestor, and between indicators of different nodes. A
 * component is expected to agree with its ancestors, so only a negative correlation is flagged there.
 */
final class Correlations {
  private static final double REDUNDANT = 0.92;
  private static final int FEWEST = 3;

  private final ScoreMatrix matrix;

  private Correlations(ScoreMatrix matrix) {
    this.matrix = matrix;
  }

  static List<Correlation> of(ScoreMatrix matrix) {
    var rows = new ArrayList<Correlation>();
    var correlations = new Correlations(matrix);
    correlations.addSiblings(rows);
    correlations.addAncestors(rows);
    correlations.addAcross(rows);
    return rows;
  }

  private void addSiblings(List<Correlation> rows) {
    for (Component node : matrix.innerNodes()) {
      List<String> children = matrix.children(node.id());
      for (int i = 0; i < children.size(); i++) {
        for (int j = i + 1; j < children.size(); j++) {
          rows.add(row(children.get(i), children.get(j), Relation.SIBLINGS));
        }
      }
    }
  }

  private void addAncestors(List<Correlation> rows) {
    Edition edition = matrix.edition();
    for (Component component : edition.components()) {
      String ancestor = component.parentId();
      while (ancestor != null) {
        rows.add(row(component.id(), ancestor, Relation.ANCESTOR));
        ancestor = edition.findComponent(ancestor).orElseThrow().parentId();
      }
    }
  }

  private void addAcross(List<Correlation> rows) {
    List<Component> leaves = matrix.edition().leaves();
    for (int i = 0; i < leaves.size(); i++) {
      for (int j = i + 1; j < leaves.size(); j++) {
        if (!leaves.get(i).parentId().equals(leaves.get(j).parentId())) {
          rows.add(row(leaves.get(i).id(), leaves.get(j).id(), Relation.ACROSS));
        }
      }
    }
  }

  private Correlation row(String first, String second, Relation relation) {
    double[][] both = matrix.complete(List.of(first, second));
    Double r = both.length < FEWEST ? null : pearson(both);
    return new Correlation(first, second, relation, both.length, r, flag(r, relation));
  }

  static Double pearson(double[][] rows) {
    var x = new double[rows.length];
    var y = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      x[i] = rows[i][0];
      y[i] = rows[i][1];
    }
    double r = new PearsonsCorrelation().correlation(x, y);
    return Double.isFinite(r) ? r : null;
  }

  private static Flag flag(Double r, Relation relation) {
    if (r == null) {
      return null;
    }
    if (r < 0) {
      return Flag.NEGATIVE;
    }
    return r > REDUNDANT && relation != Relation.ANCESTOR ? Flag.REDUNDANT : null;
  }
}
