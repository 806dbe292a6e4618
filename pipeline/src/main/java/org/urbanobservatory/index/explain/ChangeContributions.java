package org.urbanobservatory.index.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.urbanobservatory.index.explain.ChangeContribution.Cause;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Score;

/**
 * Splits the change of an index between two years or two releases into parts that add up to it.
 *
 * <p>A mean is additive in {@code g}: {@code g(S) = sum w g(s)} with shares of weight w, where g is
 * the identity, the logarithm or the reciprocal. A child's part of {@code g(S1) - g(S0)} is its mean
 * share times the change of g(s), plus the change of its share times the distance of its mean g(s)
 * from the node's; points are these times {@code (S1-S0) / (g(S1)-g(S0))}. For the geometric mean
 * this factor is the logarithmic mean: the additive LMDI-I decomposition (Ang 2005, Energy Policy
 * 33, 867-871), exact and without a residual. A score of 0 has no logarithm: the limit gives the
 * whole change to the children that were or became 0 (Ang and Liu 2007, Energy Policy 35, 238-246).
 * A weighted median cannot be split, nor can a node whose mean is another; both stand for
 * themselves.
 */
public final class ChangeContributions {
  private final Map<String, Score> before = new HashMap<>();
  private final Map<String, Score> after = new HashMap<>();
  private final Edition editionBefore;
  private final Edition editionAfter;
  private final List<ChangeContribution> parts = new ArrayList<>();

  private ChangeContributions(Scoring before, Scoring after) {
    this.editionBefore = before.edition();
    this.editionAfter = after.edition();
    before.scores().forEach(score -> this.before.put(score.componentId(), score));
    after.scores().forEach(score -> this.after.put(score.componentId(), score));
  }

  /** The scores of one place and year with the edition that made them. */
  public record Scoring(Edition edition, List<Score> scores) {
    public Scoring {
      scores = List.copyOf(scores);
    }
  }

  /**
   * The parts of the root's change, in the order of the tree; parts of 0 are left out.
   *
   * @throws IllegalArgumentException when the root has no score on one side
   */
  public static List<ChangeContribution> between(Scoring before, Scoring after) {
    var split = new ChangeContributions(before, after);
    String root = after.edition().root().id();
    if (!split.isPresent(split.before, root) || !split.isPresent(split.after, root)) {
      throw new IllegalArgumentException(
          "Cannot explain the change of " + root + ": it has no score on one side");
    }
    split.split(root, 1);
    return split.parts;
  }

  /** Adds the parts of {@code factor} times the change of a node. */
  private void split(String id, double factor) {
    Component component = editionAfter.findComponent(id).orElseThrow();
    Component earlier = editionBefore.findComponent(id).orElse(component);
    if (component.isLeaf() || earlier.isLeaf()) {
      add(id, leafCause(id), factor * change(id));
    } else if (component.aggregation() != earlier.aggregation() || !Additive.isKnown(component)) {
      add(id, component.aggregation() == earlier.aggregation() ? Cause.VALUE : Cause.METHOD,
          factor * change(id));
    } else {
      splitMean(component, earlier, factor);
    }
  }

  private void splitMean(Component component, Component earlier, double factor) {
    List<Child> children = children(component, earlier);
    if (Additive.needsPositive(component)
        && (score(before, component.id()) == 0 || score(after, component.id()) == 0)) {
      splitFromZero(component, children, factor);
      return;
    }
    var additive = new Additive(component.aggregation());
    double g0 = additive.apply(score(before, component.id()));
    double g1 = additive.apply(score(after, component.id()));
    double scale =
        factor / additive.slope(score(before, component.id()), score(after, component.id()));
    for (Child child : children) {
      splitChild(child, additive, scale, (g0 + g1) / 2);
    }
  }

  private void splitChild(Child child, Additive additive, double scale, double middle) {
    if (child.isOnBothSides()) {
      double s0 = score(before, child.id());
      double s1 = score(after, child.id());
      double meanG = (additive.apply(s0) + additive.apply(s1)) / 2;
      add(child.id(), Cause.WEIGHT, scale * (child.after() - child.before()) * (meanG - middle));
      split(child.id(), scale * (child.before() + child.after()) / 2 * additive.slope(s0, s1));
    } else if (child.after() > 0) {
      double g = additive.apply(score(after, child.id()));
      add(child.id(), Cause.WEIGHT, scale * child.after() * (g - middle));
    } else {
      double g = additive.apply(score(before, child.id()));
      add(child.id(), Cause.WEIGHT, -scale * child.before() * (g - middle));
    }
  }

  /** The change from or to 0 belongs to the children that are 0 on that side, by their weight. */
  private void splitFromZero(Component component, List<Child> children, double factor) {
    double change = change(component.id());
    if (change == 0) {
      return;
    }
    Map<String, Score> side = score(before, component.id()) == 0 ? before : after;
    List<Child> zeros =
        children.stream()
            .filter(child -> isPresent(side, child.id()) && score(side, child.id()) == 0)
            .toList();
    double total = zeros.stream().mapToDouble(child -> child.on(side == before)).sum();
    for (Child child : zeros) {
      double part = factor * change * child.on(side == before) / total;
      if (child.isOnBothSides()) {
        split(child.id(), part / change(child.id()));
      } else {
        add(child.id(), Cause.WEIGHT, part);
      }
    }
  }

  /** A child with its share of the weight that is present on each side, 0 where it is not. */
  private record Child(String id, double before, double after) {
    boolean isOnBothSides() {
      return before > 0 && after > 0;
    }

    double on(boolean isBefore) {
      return isBefore ? before : after;
    }
  }

  private List<Child> children(Component component, Component earlier) {
    Map<String, Double> sharesBefore = shares(editionBefore, earlier.id(), before);
    Map<String, Double> sharesAfter = shares(editionAfter, component.id(), after);
    var ids = new ArrayList<String>();
    editionAfter.children(component.id()).forEach(child -> ids.add(child.id()));
    editionBefore.children(earlier.id()).stream()
        .map(Component::id)
        .filter(id -> !ids.contains(id))
        .forEach(ids::add);
    return ids.stream()
        .map(
            id ->
                new Child(
                    id, sharesBefore.getOrDefault(id, 0.0), sharesAfter.getOrDefault(id, 0.0)))
        .filter(child -> child.before() > 0 || child.after() > 0)
        .toList();
  }

  private Map<String, Double> shares(Edition edition, String parentId, Map<String, Score> side) {
    var shares = new HashMap<String, Double>();
    double total = 0;
    for (Component child : edition.children(parentId)) {
      if (isPresent(side, child.id())) {
        shares.put(child.id(), child.weight());
        total += child.weight();
      }
    }
    double sum = total;
    shares.replaceAll((id, weight) -> weight / sum);
    return shares;
  }

  private Cause leafCause(String id) {
    boolean isSameValue =
        Objects.equals(before.get(id).rawValue(), after.get(id).rawValue())
            && before.get(id).rawValue() != null;
    return isSameValue ? Cause.METHOD : Cause.VALUE;
  }

  private boolean isPresent(Map<String, Score> side, String id) {
    return side.containsKey(id) && side.get(id).score() != null;
  }

  private double change(String id) {
    return score(after, id) - score(before, id);
  }

  private double score(Map<String, Score> side, String id) {
    return side.get(id).score();
  }

  private void add(String id, Cause cause, double points) {
    if (points != 0) {
      parts.add(new ChangeContribution(id, cause, points));
    }
  }
}
