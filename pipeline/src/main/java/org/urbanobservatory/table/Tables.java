package org.urbanobservatory.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.urbanobservatory.catalogue.Yaml;
import org.urbanobservatory.model.NearestName;

/** Every table of a release, as {@code schemas/tables} defines them. Immutable. */
public final class Tables {
  /** The tables in the order in which they are published and documented. */
  public static final List<String> NAMES =
      List.of(
          "cities",
          "zones",
          "indicators",
          "editions",
          "observations",
          "absences",
          "indicator_values",
          "scores",
          "index_stages",
          "index_findings",
          "rankings",
          "rank_frequencies",
          "choice_shares",
          "sampling_ranges",
          "trends",
          "convergence",
          "group_scores",
          "gaps",
          "country_indicator_values",
          "country_scores",
          "cells",
          "cell_access",
          "extents",
          "streets",
          "issues",
          "inputs",
          "city_inputs");

  private static final class Holder {
    static final Tables LOADED = new Tables(NAMES.stream().map(Tables::read).toList());
  }

  private final List<TableSchema> tables;
  private final Map<String, TableSchema> byName;

  private Tables(List<TableSchema> tables) {
    this.tables = List.copyOf(tables);
    this.byName = tables.stream().collect(Collectors.toUnmodifiableMap(TableSchema::name, t -> t));
  }

  /** The tables of {@code schemas/tables}; read once, then shared. */
  public static Tables load() {
    return Holder.LOADED;
  }

  /** All tables in publication order. */
  public List<TableSchema> all() {
    return tables;
  }

  /** The table of that name. */
  public TableSchema table(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid table: '"
                        + name
                        + "' is none of "
                        + String.join(", ", NAMES)
                        + NearestName.hint(name, NAMES)));
  }

  public Optional<TableSchema> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static TableSchema read(String name) {
    String resource = "schemas/tables/" + name + ".yaml";
    try (InputStream in = Tables.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Cannot read " + resource + ": not on the class path");
      }
      return named(name, parse(resource, in));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + resource + ": " + e.getMessage(), e);
    }
  }

  private static TableSchema named(String name, TableSchema table) {
    if (!table.name().equals(name)) {
      throw new IllegalStateException(
          "Invalid table name in " + name + ".yaml: '" + table.name() + "' is not the file's name");
    }
    return table;
  }

  /** A table from the text of its file; {@code name} stands for it in messages. */
  static TableSchema parse(String name, InputStream yaml) {
    try {
      return JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build()
          .treeToValue(Yaml.read(name, yaml), TableSchema.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Invalid table in " + name + ": " + e.getMessage(), e);
    }
  }
}
