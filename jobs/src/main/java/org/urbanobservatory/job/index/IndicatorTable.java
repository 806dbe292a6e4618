package org.urbanobservatory.job.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Place;

/**
 * The indicator values of a table, by place. A wrong row is rejected by itself; rows that
 * contradict each other are all rejected.
 */
final class IndicatorTable {
  static final List<String> REQUIRED =
      List.of("country_code", "city_id", "indicator_id", "year", "value", "unit");

  private final String file;
  private final Set<String> indicators;
  private final IndicatorRow reader;
  private final List<Issue> issues = new ArrayList<>();

  /** What makes two rows speak of the same. */
  private record Key(Place place, String indicatorId, int year, Breakdown group) {}

  private record Located(String location, IndicatorValue value) {}

  private IndicatorTable(String file, Edition edition, Catalogue catalogue) {
    this.file = file;
    this.indicators = indicators(edition);
    this.reader = new IndicatorRow(catalogue);
  }

  /**
   * What a table gives.
   *
   * @param values of all people by place, in its order
   * @param groups values of groups of people by place
   * @param named the indicators that any row names, usable or not
   * @param issues rejected rows, and indicators that the edition does not use
   */
  record Read(
      Map<Place, List<IndicatorValue>> values,
      Map<Place, List<IndicatorValue>> groups,
      Set<String> named,
      List<Issue> issues) {
    /** The indicators that any place has a row for. */
    Set<String> indicators() {
      return ids(values);
    }

    private static Set<String> ids(Map<Place, List<IndicatorValue>> values) {
      return values.values().stream()
          .flatMap(Collection::stream)
          .map(IndicatorValue::indicatorId)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  static Read read(String file, RawTable table, Edition edition, Catalogue catalogue) {
    return new IndicatorTable(file, edition, catalogue).read(table);
  }

  private static Set<String> indicators(Edition edition) {
    return edition.leaves().stream()
        .flatMap(leaf -> leaf.options().stream())
        .flatMap(
            option ->
                option.denominator() == null
                    ? Stream.of(option.indicatorId())
                    : Stream.of(option.indicatorId(), option.denominator().indicatorId()))
        .collect(Collectors.toSet());
  }

  private Read read(RawTable table) {
    issues.addAll(table.issues());
    Map<Key, List<Located>> byKey = new LinkedHashMap<>();
    for (RawRow row : table.rows()) {
      add(row, byKey);
    }
    Map<Place, List<IndicatorValue>> byPlace = new TreeMap<>();
    Map<Place, List<IndicatorValue>> groups = new TreeMap<>();
    byKey.forEach((key, rows) -> addOnly(rows, key.group().isTotal() ? byPlace : groups));
    var named = new TreeSet<>(Read.ids(byPlace));
    named.addAll(Read.ids(groups));
    named.stream().filter(id -> !indicators.contains(id)).forEach(this::reportUnused);
    reportUnsupplied(byPlace);
    Set<String> ids =
        table.rows().stream()
            .map(row -> row.text("indicator_id"))
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Read(byPlace, groups, ids, List.copyOf(issues));
  }

  private void add(RawRow row, Map<Key, List<Located>> byKey) {
    try {
      reader
          .value(row)
          .ifPresent(
              value ->
                  byKey
                      .computeIfAbsent(key(value), key -> new ArrayList<>())
                      .add(new Located(row.location(), value)));
    } catch (IllegalArgumentException e) {
      issues.add(
          Issue.rejected(
              "invalid_row",
              RawTables.INPUT,
              row.location(),
              "Invalid row in " + file + " " + row.location() + ": " + e.getMessage()));
    }
  }

  private static Key key(IndicatorValue value) {
    return new Key(value.place(), value.indicatorId(), value.year(), value.breakdown());
  }

  private void addOnly(List<Located> rows, Map<Place, List<IndicatorValue>> byPlace) {
    List<Double> distinct = rows.stream().map(row -> row.value().value()).distinct().toList();
    Located first = rows.get(0);
    List<IndicatorValue> ofPlace =
        byPlace.computeIfAbsent(first.value().place(), place -> new ArrayList<>());
    if (distinct.size() == 1) {
      ofPlace.add(first.value());
    } else {
      issues.add(contradiction(rows));
    }
  }

  private Issue contradiction(List<Located> rows) {
    IndicatorValue value = rows.get(0).value();
    String found =
        rows.stream()
            .map(row -> row.value().value() + " in " + row.location())
            .collect(Collectors.joining(", "));
    String message =
        "Invalid rows in %s: %s of %s in %d%s has several values, none is used: %s"
            .formatted(
                file,
                value.indicatorId(),
                value.place(),
                value.year(),
                group(value.breakdown()),
                found);
    return Issue.rejected("duplicate_value", RawTables.INPUT, rows.get(0).location(), message)
        .at(value.place());
  }

  /** For example {@code " (F, Y15T24)"}; empty for all people. */
  private static String group(Breakdown group) {
    return Stream.of(
            group.sex(), group.age(), group.disability(), group.income(), group.urbanisation())
        .filter(code -> !code.equals(Breakdown.ALL))
        .reduce((first, second) -> first + ", " + second)
        .map(codes -> " (" + codes + ")")
        .orElse("");
  }

  /** An indicator without any row is missing everywhere: a fact to know, or a misspelt name. */
  private void reportUnsupplied(Map<Place, List<IndicatorValue>> byPlace) {
    Set<String> supplied = Read.ids(byPlace);
    List<String> unsupplied =
        indicators.stream()
            .filter(id -> !supplied.contains(id) && !id.equals(Component.Denominator.POPULATION))
            .sorted()
            .toList();
    if (!unsupplied.isEmpty() && !byPlace.isEmpty()) {
      issues.add(
          Issue.kept(
              "unsupplied_indicator",
              RawTables.INPUT,
              null,
              "No row of "
                  + file
                  + " supplies "
                  + unsupplied.size()
                  + " of the edition's indicators: "
                  + String.join(", ", unsupplied)));
    }
  }

  private void reportUnused(String id) {
    issues.add(
        Issue.kept(
            "unused_indicator",
            RawTables.INPUT,
            null,
            "Indicator '" + id + "' is not in the edition" + NearestName.hint(id, indicators)));
  }
}
