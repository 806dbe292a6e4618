package org.urbanobservatory.index.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.urbanobservatory.model.Component;

/** Effective weights of the children of every node, and of every indicator in the index. */
final class EffectiveWeights {
  private static final int FEWEST = 3;

  private final ScoreMatrix matrix;

  private EffectiveWeights(ScoreMatrix matrix) {
    this.matrix = matrix;
  }

  static List<EffectiveWeight> of(ScoreMatrix matrix) {
    var weights = new EffectiveWeights(matrix);
    var rows = new ArrayList<EffectiveWeight>();
    matrix.innerNodes().forEach(node -> rows.addAll(weights.children(node)));
    rows.addAll(weights.indicators());
    return rows;
  }

  private List<EffectiveWeight> children(Component node) {
    List<Component> children = matrix.edition().children(node.id());
    double total = children.stream().mapToDouble(Component::weight).sum();
    List<Part> parts =
        children.stream()
            .map(
                child ->
                    new Part(
                        child.id(), child.weight() / total, matrix.contributions(child.id())))
            .toList();
    return rows(node.id(), parts);
  }

  /** Indicators in the index itself: weights multiply down the tree, and so do contributions. */
  private List<EffectiveWeight> indicators() {
    String root = matrix.edition().root().id();
    List<String> children = matrix.children(root);
    List<Part> parts =
        matrix.edition().leaves().stream()
            .map(leaf -> new Part(leaf.id(), nominal(leaf), contributions(leaf)))
            .toList();
    return rows(root, parts).stream()
        .filter(row -> !children.contains(row.componentId()))
        .toList();
  }

  private record Part(String id, double nominalShare, double[] contributions) {}

  private List<EffectiveWeight> rows(String parentId, List<Part> parts) {
    List<Double> squares = parts.stream().map(part -> squared(part.id(), parentId)).toList();
    double sum = squares.stream().filter(Objects::nonNull).mapToDouble(r -> r).sum();
    return IntStream.range(0, parts.size())
        .mapToObj(i -> row(parentId, parts.get(i), squares.get(i), sum))
        .toList();
  }

  private EffectiveWeight row(String parentId, Part part, Double squared, double sum) {
    return new EffectiveWeight(
        part.id(),
        parentId,
        matrix.complete(List.of(part.id(), parentId)).length,
        part.nominalShare(),
        squared,
        squared == null || sum == 0 ? null : squared / sum,
        varianceShare(part.contributions(), matrix.scores(parentId)));
  }

  private Double squared(String id, String parentId) {
    double[][] both = matrix.complete(List.of(id, parentId));
    Double r = both.length < FEWEST ? null : Correlations.pearson(both);
    return r == null ? null : r * r;
  }

  private double nominal(Component component) {
    double share = 1;
    Component at = component;
    while (at.parentId() != null) {
      double siblings =
          matrix.edition().children(at.parentId()).stream().mapToDouble(Component::weight).sum();
      share *= at.weight() / siblings;
      at = matrix.edition().findComponent(at.parentId()).orElseThrow();
    }
    return share;
  }

  /** Points of the index; a missing component contributes nothing to a place that has a score. */
  private double[] contributions(Component leaf) {
    double[] points = matrix.contributions(leaf.id());
    Component at = matrix.edition().findComponent(leaf.parentId()).orElseThrow();
    while (at.parentId() != null) {
      double[] own = matrix.scores(at.id());
      double[] up = matrix.contributions(at.id());
      double[] below = points;
      points =
          IntStream.range(0, own.length)
              .mapToDouble(i -> own[i] == 0 ? 0 : below[i] / own[i] * up[i])
              .toArray();
      at = matrix.edition().findComponent(at.parentId()).orElseThrow();
    }
    return points;
  }

  private static Double varianceShare(double[] contributions, double[] parent) {
    int[] rows = IntStream.range(0, parent.length).filter(i -> !Double.isNaN(parent[i])).toArray();
    if (rows.length < FEWEST) {
      return null;
    }
    double[] x = IntStream.of(rows).mapToDouble(i -> orZero(contributions[i])).toArray();
    double[] y = IntStream.of(rows).mapToDouble(i -> parent[i]).toArray();
    double variance = new Variance().evaluate(y);
    return variance == 0 ? null : new Covariance().covariance(x, y) / variance;
  }

  private static double orZero(double contribution) {
    return Double.isNaN(contribution) ? 0 : contribution;
  }
}
