package org.urbanobservatory.index;

import java.util.ArrayList;
import java.util.List;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Place;

/**
 * Scores a place by an edition, from the leaves up.
 *
 * <p>A leaf takes the first of its options that has a score: the indicator's latest value not after
 * the year of the index and not older than the option allows. A missing child is left out of its
 * parent's mean; when less of the children's weight is present than the node's minimum, the node is
 * null with a reason. A leaf that does not apply leaves the tree altogether.
 */
public final class IndexComputation {
  /** Issue: a child of 0 makes a geometric or harmonic mean 0. */
  public static final String ZERO_DIMENSION = "zero_dimension";

  /** Reason of a node of which too little is present. */
  public static final String COVERAGE_BELOW_MINIMUM = "coverage_below_minimum";

  private final Edition edition;
  private final List<Branch> roots;

  /**
   * @throws IllegalArgumentException when a standardisation of the edition cannot be used, or when
   *     the edition treats a table of places
   */
  public IndexComputation(Edition edition) {
    if (edition.isTreated()) {
      throw new IllegalArgumentException(
          "Cannot score places of edition %s one by one: it treats the table of all places"
              .formatted(edition.id()));
    }
    this.edition = edition;
    this.roots = Branch.roots(edition);
    edition.components().forEach(this::check);
  }

  /**
   * The scores of a place in a year.
   *
   * @param values indicator values of this place; of each indicator those on one extent, the one it
   *     is defined on. Breakdowns and components are ignored, their order does not matter. A value
   *     in unit {@code SCORE} is a score already.
   * @throws IllegalArgumentException when a value belongs to another place
   * @throws IllegalStateException when an indicator has two values for its latest year
   */
  public Scored score(Place place, int year, List<IndicatorValue> values) {
    return score(place, List.of(year), values).get(0);
  }

  /** The same for several years, in their order; the values are prepared once. */
  public List<Scored> score(Place place, List<Integer> years, List<IndicatorValue> values) {
    var prepared = new PlaceIndicators(place, values);
    return years.stream()
        .map(
            year ->
                new IndexTree(edition, roots, place, year, new LeafScores(prepared, year)).scored())
        .toList();
  }

  /** What feeds each leaf that has a score, in the edition's order; the same values as a score. */
  public List<LeafFeed> feeds(Place place, int year, List<IndicatorValue> values) {
    LeafScores leaves = new LeafScores(new PlaceIndicators(place, values), year);
    var feeds = new ArrayList<LeafFeed>();
    for (Component component : edition.leaves()) {
      LeafScores.Leaf leaf = leaves.leaf(component);
      if (leaf.outcome() instanceof Standardised.Scored) {
        feeds.add(new LeafFeed(component, leaf.option(), leaf.value()));
      }
    }
    return feeds;
  }

  private void check(Component component) {
    for (Component.Option option : component.options()) {
      try {
        Standardiser.check(option.standardisation());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Invalid edition "
                + edition.id()
                + ": component "
                + component.id()
                + ", indicator "
                + option.indicatorId()
                + ": "
                + e.getMessage(),
            e);
      }
    }
  }
}
