package org.urbanobservatory.job.index;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.NearestName;

/** Finds what an edition needs and nobody supplies. */
final class Suppliers {
  private final String file;
  private final Edition edition;
  private final Catalogue catalogue;

  /**
   * @param file of the edition, or its id
   */
  Suppliers(String file, Edition edition, Catalogue catalogue) {
    this.file = file;
    this.edition = edition;
    this.catalogue = catalogue;
  }

  /** One line for each; empty when all is supplied. */
  List<String> problems(Path table, IndicatorTable.Read read) {
    return Stream.concat(indicators(table, read.named()), denominators(read.indicators()))
        .distinct()
        .toList();
  }

  /**
   * An indicator of the catalogue may lack data; a name that neither the catalogue nor the table
   * knows is misspelt, or its rows are forgotten.
   */
  private Stream<String> indicators(Path table, Set<String> named) {
    return edition.leaves().stream()
        .filter(leaf -> leaf.options().stream().noneMatch(option -> isKnown(option, named)))
        .map(
            leaf ->
                ("Invalid edition %s, component '%s': no row of %s supplies '%s', and the catalogue"
                        + " does not have it%s; correct the id, or add rows (an empty value is"
                        + " missing)")
                    .formatted(
                        file,
                        leaf.id(),
                        table,
                        leaf.options().get(0).indicatorId(),
                        NearestName.hint(leaf.options().get(0).indicatorId(), named)));
  }

  private boolean isKnown(Component.Option option, Set<String> named) {
    return named.contains(option.indicatorId())
        || catalogue.findIndicator(option.indicatorId()).isPresent();
  }

  /** Without its denominator an indicator has no value anywhere. */
  private Stream<String> denominators(Set<String> supplied) {
    return edition.leaves().stream()
        .flatMap(leaf -> leaf.options().stream())
        .map(Component.Option::denominator)
        .filter(d -> d != null && !supplied.contains(d.indicatorId()))
        .map(Component.Denominator::indicatorId)
        .filter(id -> !id.equals(Component.Denominator.POPULATION))
        .map(
            id ->
                "Invalid edition %s (denominator): no row of the table supplies '%s'%s"
                    .formatted(file, id, NearestName.hint(id, supplied)));
  }
}
