package org.urbanobservatory.index.uncertainty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Level;

/**
 * An edition's tree as flat arrays in an order where children come before their parents, so that a
 * node's subtree is the nodes from {@code start} to itself. With the edition's own choices it gives
 * the scores of {@link org.urbanobservatory.index.IndexComputation} to the last bit: the same sums
 * in the same order.
 */
final class TreeProgram {
  /** Score of a node that does not apply; a missing one is NaN. */
  static final double NOT_APPLICABLE = Double.NEGATIVE_INFINITY;

  private static final double WEIGHT_ROUNDING = 1e-9;

  final List<Component> nodes = new ArrayList<>();
  final List<Component> leaves = new ArrayList<>();
  final int[][] children;
  final int[] start;
  final int[] leaf;
  final double[] weight;
  final Aggregation[] aggregation;
  final int[] dimensionStart;
  final int[] dimensionEnd;
  private final double[] minimumCoverage;
  private final Map<String, Integer> positions = new HashMap<>();

  TreeProgram(Edition edition) {
    edition.components().stream()
        .filter(component -> component.parentId() == null)
        .forEach(root -> place(edition, root));
    int n = nodes.size();
    children = new int[n][];
    start = new int[n];
    leaf = new int[n];
    weight = new double[n];
    aggregation = new Aggregation[n];
    minimumCoverage = new double[n];
    dimensionStart = new int[leaves.size()];
    dimensionEnd = new int[leaves.size()];
    compile(edition);
    compileDimensions();
  }

  int size() {
    return nodes.size();
  }

  int position(String componentId) {
    Integer position = positions.get(componentId);
    if (position == null) {
      throw new IllegalArgumentException(
          "Invalid component: '" + componentId + "' is not in the edition");
    }
    return position;
  }

  boolean hasSiblings(int node) {
    String parent = nodes.get(node).parentId();
    return parent != null && children[position(parent)].length > 1;
  }

  /**
   * Scores of the nodes {@code from} to {@code to} into {@code out}.
   *
   * @param leafScores by leaf
   * @param draw the choices
   */
  void evaluate(double[] leafScores, Draw draw, int from, int to, double[] out) {
    for (int node = from; node <= to; node++) {
      out[node] =
          leaf[node] >= 0 ? leafScores[leaf[node]] : mean(node, draw, out);
    }
  }

  /**
   * Whether a node has a score follows from the edition's own weights, not from the drawn ones, so
   * that varied weights never make a score come and go.
   */
  private double mean(int node, Draw draw, double[] out) {
    double applicable = 0;
    double present = 0;
    for (int child : children[node]) {
      double score = out[child];
      applicable += score == NOT_APPLICABLE ? 0 : weight[child];
      present += Means.isScore(score) ? weight[child] : 0;
    }
    if (applicable == 0) {
      return NOT_APPLICABLE;
    }
    if (present == 0 || present / applicable + WEIGHT_ROUNDING < minimumCoverage[node]) {
      return Double.NaN;
    }
    return Means.of(draw.means[node], children[node], draw.weights, out);
  }

  private void place(Edition edition, Component component) {
    if (component.isLeaf()) {
      leaves.add(component);
    } else {
      edition.children(component.id()).forEach(child -> place(edition, child));
    }
    positions.put(component.id(), nodes.size());
    nodes.add(component);
  }

  private void compile(Edition edition) {
    int leavesSeen = 0;
    for (int node = 0; node < nodes.size(); node++) {
      Component component = nodes.get(node);
      weight[node] = component.weight();
      aggregation[node] = component.aggregation();
      if (component.aggregation() == Aggregation.COPELAND) {
        throw Means.refused();
      }
      minimumCoverage[node] = minimumCoverage(component);
      children[node] =
          component.isLeaf()
              ? new int[0]
              : edition.children(component.id()).stream()
                  .mapToInt(child -> position(child.id()))
                  .toArray();
      start[node] = children[node].length == 0 ? node : start[children[node][0]];
      leaf[node] = component.isLeaf() ? leavesSeen++ : -1;
    }
  }

  /** The leaves below the dimension of each leaf; of the root where there is no dimension. */
  private void compileDimensions() {
    for (int node = 0; node < nodes.size(); node++) {
      if (leaf[node] >= 0) {
        int dimension = dimension(node);
        dimensionStart[leaf[node]] = leavesBefore(start[dimension]);
        dimensionEnd[leaf[node]] = leavesBefore(dimension);
      }
    }
  }

  private int dimension(int node) {
    int at = node;
    while (nodes.get(at).level() != Level.DIMENSION && nodes.get(at).parentId() != null) {
      at = position(nodes.get(at).parentId());
    }
    return at;
  }

  /** Leaves at positions before a node. */
  int leavesBefore(int node) {
    int count = 0;
    for (int i = 0; i < node; i++) {
      count += leaf[i] >= 0 ? 1 : 0;
    }
    return count;
  }

  private static double minimumCoverage(Component component) {
    double byLevel = component.level() == Level.INDEX ? 1 : 0.5;
    return Objects.requireNonNullElse(component.minimumCoverage(), byLevel);
  }
}
