package org.urbanobservatory.job.explain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.catalogue.CatalogueException;
import org.urbanobservatory.catalogue.EditionReader;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Weighting;
import org.urbanobservatory.table.CatalogueRows;

/**
 * An edition as a release publishes it.
 *
 * @param rows its rows of {@code editions}, in the order of the key
 */
record EditionRows(List<Row> rows) {
  EditionRows {
    rows = List.copyOf(rows);
  }

  /** Whether the edition compares places, so that a score does not follow from own values. */
  boolean isTreated() {
    return rows.stream().anyMatch(row -> row.getAs("weighting") != null);
  }

  /** Whether the weights follow from the data, so that the tree does not hold them. */
  boolean drawsWeightsFromData() {
    return rows.stream()
        .map(row -> row.<String>getAs("weighting"))
        .anyMatch(w -> is(w, Weighting.PCA) || is(w, Weighting.CORRELATION));
  }

  private static boolean is(String weighting, Weighting kind) {
    return kind.name().toLowerCase(Locale.ROOT).equals(weighting);
  }

  /**
   * The tree with its weights and means: enough to split a change. What a value scores is not in
   * it, so that it scores nothing.
   */
  Edition tree() {
    Map<String, List<Row>> byComponent = new LinkedHashMap<>();
    rows.forEach(
        row ->
            byComponent
                .computeIfAbsent(row.getAs("component_id"), id -> new ArrayList<>())
                .add(row));
    List<Component> components =
        byComponent.values().stream().map(options -> component(options, byComponent)).toList();
    Row any = rows.get(0);
    return new Edition(
        any.getAs("edition"), any.getAs("edition_title"), "release", components, List.of(), false);
  }

  private static Component component(List<Row> options, Map<String, List<Row>> byComponent) {
    Row row = options.get(0);
    String aggregation = row.getAs("aggregation");
    List<Row> parent = byComponent.get(row.<String>getAs("parent_id"));
    boolean isEqual = parent != null && is(parent.get(0).getAs("weighting"), Weighting.EQUAL);
    return new Component(
        row.getAs("component_id"),
        row.getAs("parent_id"),
        Level.valueOf(row.<String>getAs("level").toUpperCase(Locale.ROOT)),
        row.getAs("title"),
        isEqual ? 1 : row.<Double>getAs("weight"),
        aggregation == null ? options.stream().map(EditionRows::option).toList() : List.of(),
        aggregation == null ? null : Aggregation.valueOf(aggregation.toUpperCase(Locale.ROOT)),
        row.getAs("minimum_coverage"));
  }

  private static Component.Option option(Row row) {
    return new Component.Option(
        row.getAs("indicator_id"),
        new Standardisation.Unscored(),
        Indicator.Confidence.valueOf(row.<String>getAs("confidence").toUpperCase(Locale.ROOT)),
        row.<Integer>getAs("max_age_years"));
  }

  /**
   * The definition that has these very rows, among those of the catalogue and of some files.
   *
   * @param idsOrFiles editions as a configuration names them; a file that cannot be read is no
   *     definition
   */
  Optional<Edition> findDefinition(Collection<String> idsOrFiles) {
    String id = rows.get(0).getAs("edition");
    Stream<Edition> catalogue = Catalogue.load().findEdition(id).stream();
    Stream<Edition> files = idsOrFiles.stream().flatMap(file -> read(file).stream());
    return Stream.concat(files, catalogue)
        .filter(edition -> CatalogueRows.of(edition).equals(rows))
        .findFirst();
  }

  static Optional<Edition> read(String file) {
    try {
      return Path.of(file).toFile().isFile()
          ? Optional.of(EditionReader.read(Path.of(file)))
          : Optional.empty();
    } catch (CatalogueException e) {
      return Optional.empty();
    }
  }
}
