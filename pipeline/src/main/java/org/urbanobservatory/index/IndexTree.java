package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.urbanobservatory.index.LeafScores.Leaf;
import org.urbanobservatory.index.Standardised.NotApplicable;
import org.urbanobservatory.model.Band;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

/** One run over an edition's tree: the scores of one place and year, from the leaves up. */
final class IndexTree {
  /** Absorbs the rounding of weight sums such as 0.1 + 0.2 in comparisons with a minimum. */
  private static final double WEIGHT_ROUNDING = 1e-9;

  private final Edition edition;
  private final List<Branch> roots;
  private final Place place;
  private final int year;
  private final LeafScores leaves;
  private final Node[] nodes;
  private final Double[] contributions;
  private final List<Issue> issues = new ArrayList<>();

  /**
   * @param roots of the edition
   */
  IndexTree(Edition edition, List<Branch> roots, Place place, int year, LeafScores leaves) {
    this.edition = edition;
    this.roots = roots;
    this.place = place;
    this.year = year;
    this.leaves = leaves;
    this.nodes = new Node[edition.components().size()];
    this.contributions = new Double[nodes.length];
  }

  Scored scored() {
    roots.forEach(this::node);
    var rows = new ArrayList<Score>(nodes.length);
    for (int i = 0; i < nodes.length; i++) {
      rows.add(row(i));
    }
    return new Scored(rows, issues);
  }

  private Node node(Branch branch) {
    Node node = branch.component().isLeaf() ? leafNode(branch.component()) : innerNode(branch);
    nodes[branch.position()] = node;
    return node;
  }

  private Node leafNode(Component component) {
    Leaf leaf = leaves.leaf(component);
    if (leaf.outcome() instanceof Standardised.Scored scored) {
      report(component, leaf, scored);
      return new Node(scored.score(), null, true, shares(leaf), leaf);
    }
    if (leaf.outcome() instanceof NotApplicable none) {
      return new Node(null, "not_applicable: " + none.reason(), false, Shares.NONE, leaf);
    }
    String reason = ((Standardised.Missing) leaf.outcome()).reason();
    return new Node(null, reason, true, Shares.NONE, leaf);
  }

  private Shares shares(Leaf leaf) {
    return new Shares(1, leaf.isProxied() ? 1 : 0, leaf.option().confidence().isAttested() ? 1 : 0);
  }

  private Node innerNode(Branch branch) {
    var applicable = new ArrayList<Branch>();
    for (Branch child : branch.children()) {
      if (node(child).isApplicable()) {
        applicable.add(child);
      }
    }
    return applicable.isEmpty()
        ? new Node(null, "not_applicable: no child applies", false, Shares.NONE, null)
        : innerNode(branch.component(), applicable);
  }

  private Node innerNode(Component component, List<Branch> applicable) {
    var present = new ArrayList<Branch>();
    for (Branch child : applicable) {
      if (nodes[child.position()].score() != null) {
        present.add(child);
      }
    }
    double weight = weight(applicable);
    Shares shares = shares(applicable).over(weight);
    double covered = weight(present) / weight;
    if (present.isEmpty() || covered + WEIGHT_ROUNDING < minimumCoverage(component)) {
      return new Node(null, IndexComputation.COVERAGE_BELOW_MINIMUM, true, shares, null);
    }
    return new Node(aggregate(component, present), null, true, shares, null);
  }

  private Shares shares(List<Branch> applicable) {
    Shares shares = Shares.NONE;
    for (Branch child : applicable) {
      shares = shares.plus(nodes[child.position()].shares(), child.component().weight());
    }
    return shares;
  }

  private double aggregate(Component component, List<Branch> present) {
    var parts = new ArrayList<Aggregator.Part>();
    for (Branch child : present) {
      double weight = child.component().weight();
      parts.add(new Aggregator.Part(nodes[child.position()].score(), weight));
    }
    List<Double> points = Aggregator.contributions(component.aggregation(), parts);
    for (int i = 0; i < present.size(); i++) {
      contributions[present.get(i).position()] = points.get(i);
    }
    reportZeros(component, present);
    return Aggregator.mean(component.aggregation(), parts);
  }

  private static double weight(List<Branch> branches) {
    double sum = 0;
    for (Branch branch : branches) {
      sum += branch.component().weight();
    }
    return sum;
  }

  private void report(Component component, Leaf leaf, Standardised.Scored scored) {
    if (scored.issue() != null) {
      IndicatorValue value = leaf.value();
      String message =
          "Index %s of %s in %d: component %s is scored %s, because %s (area growth %s, population growth %s, ratio %s)"
              .formatted(
                  edition.id(),
                  place,
                  year,
                  component.id(),
                  scored.score(),
                  scored.issue(),
                  value.numerator(),
                  value.denominator(),
                  value.value());
      issues.add(issue(scored.issue(), component, String.valueOf(value.value()), message));
    }
  }

  private void reportZeros(Component component, List<Branch> present) {
    if (!component.aggregation().needsPositive()) {
      return;
    }
    for (Branch branch : present) {
      Component child = branch.component();
      if (nodes[branch.position()].score() == 0) {
        String message =
            "Index %s of %s in %d: component %s is 0, so the %s mean %s is 0"
                .formatted(
                    edition.id(),
                    place,
                    year,
                    child.id(),
                    component.aggregation().name().toLowerCase(Locale.ROOT),
                    component.id());
        issues.add(issue(IndexComputation.ZERO_DIMENSION, child, "0", message));
      }
    }
  }

  private Issue issue(String code, Component component, String value, String message) {
    return Issue.kept(code, null, null, message).at(place).about(component.id(), value);
  }

  private Score row(int position) {
    Component component = edition.components().get(position);
    Node node = nodes[position];
    IndicatorValue value = node.leaf() == null ? null : node.leaf().value();
    return new Score(
        place,
        edition.id(),
        year,
        component.level(),
        component.id(),
        component.parentId(),
        value == null ? null : value.value(),
        node.score(),
        band(node.score()),
        node.shares().present(),
        node.shares().proxiedShare(),
        node.shares().attestedShare(),
        null,
        null,
        contributions[position],
        value == null ? null : LeafScores.dataYear(value),
        node.reason());
  }

  private String band(Double score) {
    return score == null ? null : edition.findBand(score).map(Band::id).orElse(null);
  }

  private static double minimumCoverage(Component component) {
    double byLevel = component.level() == Level.INDEX ? 1 : 0.5;
    return Objects.requireNonNullElse(component.minimumCoverage(), byLevel);
  }

  /**
   * A scored node.
   *
   * @param score 0 to 100, null when missing or not applicable
   * @param reason why {@code score} is null
   * @param isApplicable whether it counts at all
   * @param shares what its leaf weight is made of
   * @param leaf what feeds it, null for an inner node
   */
  private record Node(
      Double score, String reason, boolean isApplicable, Shares shares, Leaf leaf) {}

  /** Shares of the applicable leaf weight below a node: with a score, proxied, attested. */
  private record Shares(double present, double proxied, double attested) {
    static final Shares NONE = new Shares(0, 0, 0);

    Shares plus(Shares other, double weight) {
      return new Shares(
          present + weight * other.present,
          proxied + weight * other.proxied,
          attested + weight * other.attested);
    }

    Shares over(double weight) {
      return new Shares(present / weight, proxied / weight, attested / weight);
    }

    double proxiedShare() {
      return present == 0 ? 0 : proxied / present;
    }

    double attestedShare() {
      return present == 0 ? 0 : attested / present;
    }
  }
}
