package org.urbanobservatory.model;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An index as a table: the tree, its weights and benchmarks, the aggregation of each node.
 *
 * @param id for example {@code cpi-guide}
 * @param title the edition in words
 * @param source where it comes from
 * @param components all nodes, parents before children, in publication order
 * @param bands from the highest to the lowest, may be empty
 * @param fixedBenchmarks whether a score never depends on which other places are in the set
 * @param treatment what is done with a table of places before it is scored; null for nothing
 * @param uncertainty the choices that are varied for the method range
 */
public record Edition(
    String id,
    String title,
    String source,
    List<Component> components,
    List<Band> bands,
    boolean fixedBenchmarks,
    Treatment treatment,
    Uncertainty uncertainty)
    implements Serializable {
  /** An edition that scores each place by itself, without any treatment. */
  public Edition(
      String id,
      String title,
      String source,
      List<Component> components,
      List<Band> bands,
      boolean fixedBenchmarks) {
    this(id, title, source, components, bands, fixedBenchmarks, null);
  }

  /** An edition whose choices are not varied. */
  public Edition(
      String id,
      String title,
      String source,
      List<Component> components,
      List<Band> bands,
      boolean fixedBenchmarks,
      Treatment treatment) {
    this(id, title, source, components, bands, fixedBenchmarks, treatment, Uncertainty.NONE);
  }

  public Edition {
    Check.id("edition id", id);
    Check.text("title of edition " + id, title);
    components = List.copyOf(components);
    Objects.requireNonNull(uncertainty, "uncertainty of edition " + id);
    bands = bands.stream().sorted(Comparator.comparingDouble(Band::minimum).reversed()).toList();
  }

  /** The same edition with other choices varied. */
  public Edition withUncertainty(Uncertainty other) {
    return new Edition(id, title, source, components, bands, fixedBenchmarks, treatment, other);
  }

  /** Whether the table of all places is needed, and not one place at a time. */
  public boolean isTreated() {
    return treatment != null;
  }

  public Optional<Treatment> findTreatment() {
    return Optional.ofNullable(treatment);
  }

  public Component root() {
    return components.stream().filter(c -> c.parentId() == null).findFirst().orElseThrow();
  }

  public List<Component> children(String parentId) {
    return components.stream().filter(c -> parentId.equals(c.parentId())).toList();
  }

  public List<Component> leaves() {
    return components.stream().filter(Component::isLeaf).toList();
  }

  public Optional<Component> findComponent(String id) {
    return components.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** The band that a score falls into. */
  public Optional<Band> findBand(double score) {
    for (Band band : bands) {
      if (score >= band.minimum()) {
        return Optional.of(band);
      }
    }
    return Optional.empty();
  }
}
