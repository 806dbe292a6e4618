package org.urbanobservatory.table;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
  private final Map<Group, Packing> rows = new LinkedHashMap<>();
  private final Place city;

  /** Rows of a task that reads what belongs to no city alone. */
  public Emissions() {
    this(null);
  }

  /** Rows of the task of one city: what it reads of the inputs is read for that city. */
  public Emissions(Place city) {
    this.city = city;
  }

  /** Rows that travel together. */
  private record Group(String table, Place place) {}

  public void add(String table, Row row) {
    packing(table, row).add(row);
  }

  /** Rows of one table and one place; each is packed before the next one is asked for. */
  public void addAll(String table, Iterable<Row> ofOnePlace) {
    Iterator<Row> each = ofOnePlace.iterator();
    if (each.hasNext()) {
      Row first = each.next();
      Packing packing = packing(table, first);
      packing.add(first);
      each.forEachRemaining(packing::add);
    }
  }

  private Packing packing(String table, Row row) {
    return packing(table, Emission.findPlace(table, row));
  }

  private Packing packing(String table, Place place) {
    return rows.computeIfAbsent(
        new Group(table, place), group -> new Packing(Tables.load().table(table)));
  }

  public void addIssues(Collection<Issue> issues) {
    issues.forEach(issue -> add("issues", InputRows.of(issue)));
  }

  /** What was read of an input: by the city whose task this is, or for all that share it. */
  public void add(InputSummary read) {
    packing("inputs", city).add(InputRows.of(read));
  }

  public Iterator<Row> iterator() {
    return rows.entrySet().stream()
        .map(group -> Emission.of(group.getKey().table(), group.getKey().place(), group.getValue()))
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
