package org.urbanobservatory.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.KeyValueGroupedDataset;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;

/** Collects the rows that one task yields, and groups rows by the place they belong to. */
public final class Emissions {
  private static final String SEPARATOR = "/";
  private final Map<Group, List<Row>> rows = new LinkedHashMap<>();

  /** Rows that travel together. */
  private record Group(String table, Place place) {}

  public void add(String table, Row row) {
    rows.computeIfAbsent(
            new Group(table, Emission.findPlace(table, row)), group -> new ArrayList<>())
        .add(row);
  }

  /** Rows of one table and one place. */
  public void addAll(String table, List<Row> ofOnePlace) {
    if (!ofOnePlace.isEmpty()) {
      rows.computeIfAbsent(
              new Group(table, Emission.findPlace(table, ofOnePlace.get(0))),
              group -> new ArrayList<>())
          .addAll(ofOnePlace);
    }
  }

  public void addIssues(Collection<Issue> issues) {
    issues.forEach(issue -> add("issues", InputRows.of(issue)));
  }

  /** What was read of an input. */
  public void add(InputSummary read) {
    add("inputs", InputRows.of(read));
  }

  public Iterator<Row> iterator() {
    return rows.entrySet().stream()
        .map(group -> Emission.of(group.getKey().table(), group.getValue()))
        .iterator();
  }

  /**
   * Groups rows that have {@code country_code} and {@code city_id}; national rows by themselves.
   */
  public static KeyValueGroupedDataset<String, Row> byPlace(Dataset<Row> rows) {
    return rows.groupByKey(
        (MapFunction<Row, String>) row -> key(Emission.place(row)), Encoders.STRING());
  }

  public static KeyValueGroupedDataset<String, Row> byCountry(Dataset<Row> rows) {
    return rows.groupByKey(
        (MapFunction<Row, String>) row -> Emission.place(row).countryCode(), Encoders.STRING());
  }

  public static String key(Place place) {
    return place.isNational()
        ? place.countryCode()
        : place.countryCode() + SEPARATOR + place.cityId();
  }

  public static Place place(String key) {
    int cut = key.indexOf(SEPARATOR);
    return cut < 0
        ? Place.national(key)
        : new Place(key.substring(0, cut), key.substring(cut + SEPARATOR.length()));
  }
}
