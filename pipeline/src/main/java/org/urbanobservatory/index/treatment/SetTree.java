package org.urbanobservatory.index.treatment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.urbanobservatory.index.Aggregator;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Weighting;

/** The tree above the leaves, for all rows at once, from the leaves up. */
final class SetTree {
  /** Reason of a place that can be compared with none. */
  static final String NO_PEER = "no_comparable_place";

  /** Absorbs the rounding of weight sums such as 0.1 + 0.2 in comparisons with a minimum. */
  private static final double WEIGHT_ROUNDING = 1e-9;

  private final Edition edition;
  private final Treatment treatment;
  private final SetLeaves leaves;
  private final Panel panel;
  private final Stages stages;
  private final Map<String, List<Component>> children = new HashMap<>();
  private final Map<String, SetNode> nodes = new HashMap<>();
  private final List<Issue> issues = new ArrayList<>();

  SetTree(Edition edition, SetLeaves leaves, Stages stages) {
    this.edition = edition;
    this.treatment = edition.findTreatment().orElseThrow();
    this.leaves = leaves;
    this.panel = leaves.scores();
    this.stages = stages;
    for (Component component : edition.components()) {
      if (component.parentId() != null) {
        children.computeIfAbsent(component.parentId(), id -> new ArrayList<>()).add(component);
      }
    }
  }

  SetComputation.Result result() {
    stages.begin("aggregate");
    node(edition.root());
    publish();
    var rows = new SetScores(edition, leaves, nodes);
    return new SetComputation.Result(rows.scores(), stages.rows(), issues);
  }

  private SetNode node(Component component) {
    SetNode node = component.isLeaf() ? leaf(component) : inner(component);
    nodes.put(component.id(), node);
    return node;
  }

  private SetNode leaf(Component component) {
    int column = panel.columns().indexOf(component.id());
    var node = new SetNode(panel.rows().size());
    for (int row = 0; row < panel.rows().size(); row++) {
      node.score[row] = panel.value(column, row);
      node.reason[row] = panel.reason(column, row);
      node.applies[row] = leaves.applies(column, row);
      node.present[row] = node.isMissing(row) ? 0 : 1;
      node.proxied[row] = !node.isMissing(row) && leaves.isProxied(column, row) ? 1 : 0;
      node.attested[row] = !node.isMissing(row) && leaves.isAttested(column) ? 1 : 0;
    }
    return node;
  }

  private SetNode inner(Component component) {
    List<Component> below = children.get(component.id());
    SetNode[] parts = below.stream().map(this::node).toArray(SetNode[]::new);
    var node = new SetNode(panel.rows().size());
    for (int[] scope : Scopes.of(treatment, panel)) {
      DataWeights.Outcome weights = weights(component, below, parts, scope);
      if (weights.reason() != null) {
        Arrays.stream(scope).forEach(row -> undefined(node, row, weights.reason()));
      } else {
        aggregate(component, new SetFamily(node, parts, below, weights.weights()), scope);
      }
    }
    return node;
  }

  private static void undefined(SetNode node, int row, String reason) {
    node.applies[row] = true;
    node.clear(row, reason);
  }

  private DataWeights.Outcome weights(
      Component parent, List<Component> below, SetNode[] parts, int[] scope) {
    Weighting weighting = treatment.weighting(parent.level());
    double[] given =
        below.stream()
            .mapToDouble(child -> weighting == Weighting.EQUAL ? 1 : child.weight())
            .toArray();
    DataWeights.Outcome outcome =
        weighting.isRelative() && below.size() > 1
            ? DataWeights.of(weighting, scores(parts, scope))
            : new DataWeights.Outcome(given, null);
    report(parent, below, scope, outcome);
    return outcome;
  }

  private static double[][] scores(SetNode[] parts, int[] rows) {
    return Arrays.stream(parts)
        .map(part -> Arrays.stream(rows).mapToDouble(row -> part.score[row]).toArray())
        .toArray(double[][]::new);
  }

  private void report(
      Component parent, List<Component> below, int[] scope, DataWeights.Outcome outcome) {
    String weighting = lower(treatment.weighting(parent.level()));
    double total = outcome.weights() == null ? 1 : Arrays.stream(outcome.weights()).sum();
    for (int year : Scopes.years(panel, scope)) {
      for (int i = 0; i < below.size(); i++) {
        stages.report(
            year,
            below.get(i).id(),
            outcome.weights() == null ? null : outcome.weights()[i] / total,
            outcome.reason() == null
                ? "weight in " + parent.id() + ": " + weighting
                : outcome.reason());
      }
    }
  }

  private void aggregate(Component component, SetFamily family, int[] scope) {
    int[] covered = Arrays.stream(scope).filter(row -> isCovered(component, family, row)).toArray();
    if (component.aggregation() == Aggregation.COPELAND) {
      meet(family, covered);
      return;
    }
    for (int row : covered) {
      mean(component, family, row);
    }
  }

  private boolean isCovered(Component component, SetFamily family, int row) {
    SetNode node = family.node();
    double applicable = family.applicableWeight(row);
    double present = family.presentWeight(row);
    node.applies[row] = family.applies(row);
    if (!node.applies[row]) {
      node.clear(row, "not_applicable: no child applies");
      return false;
    }
    share(family, row, applicable);
    if (present == 0 || present / applicable + WEIGHT_ROUNDING < minimumCoverage(component)) {
      node.clear(row, IndexComputation.COVERAGE_BELOW_MINIMUM);
      return false;
    }
    return true;
  }

  private static void share(SetFamily family, int row, double applicable) {
    SetNode node = family.node();
    for (int i = 0; applicable > 0 && i < family.parts().length; i++) {
      SetNode part = family.parts()[i];
      double share = part.applies[row] ? family.weights()[i] / applicable : 0;
      node.present[row] += share * part.present[row];
      node.proxied[row] += share * part.proxied[row];
      node.attested[row] += share * part.attested[row];
    }
  }

  private void mean(Component component, SetFamily family, int row) {
    int[] present = family.present(row);
    List<Aggregator.Part> parts =
        Arrays.stream(present)
            .mapToObj(i -> new Aggregator.Part(family.parts()[i].score[row], family.weights()[i]))
            .toList();
    family.node().score[row] = Aggregator.mean(component.aggregation(), parts);
    List<Double> points = Aggregator.contributions(component.aggregation(), parts);
    for (int i = 0; i < present.length; i++) {
      SetNode part = family.parts()[present[i]];
      part.contribution[row] = points.get(i) == null ? Double.NaN : points.get(i);
      if (component.aggregation().needsPositive() && part.score[row] == 0) {
        reportZero(component, family.components().get(present[i]), row);
      }
    }
  }

  private void meet(SetFamily family, int[] covered) {
    if (covered.length == 0) {
      return;
    }
    double[] scores = Copeland.scores(scores(family.parts(), covered), family.weights());
    for (int i = 0; i < covered.length; i++) {
      family.node().score[covered[i]] = scores[i];
      family.node().reason[covered[i]] = Double.isNaN(scores[i]) ? NO_PEER : null;
    }
  }

  private void reportZero(Component parent, Component child, int row) {
    PlaceYear at = panel.row(row);
    String message =
        "Index %s of %s in %d: component %s is 0, so the %s mean %s is 0"
            .formatted(
                edition.id(),
                at.place(),
                at.year(),
                child.id(),
                lower(parent.aggregation()),
                parent.id());
    issues.add(
        Issue.kept(IndexComputation.ZERO_DIMENSION, null, null, message)
            .at(at.place())
            .about(child.id(), "0"));
  }

  private void publish() {
    for (int row = 0; row < panel.rows().size(); row++) {
      for (Component component : edition.components()) {
        SetNode node = nodes.get(component.id());
        if (!component.isLeaf()) {
          stages.add(
              panel.row(row),
              component.id(),
              node.isMissing(row) ? null : node.score[row],
              node.reason[row]);
        }
      }
    }
  }

  private static double minimumCoverage(Component component) {
    double byLevel = component.level() == Level.INDEX ? 1 : 0.5;
    return Objects.requireNonNullElse(component.minimumCoverage(), byLevel);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
