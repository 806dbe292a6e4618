package org.urbanobservatory.job.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.PlaceReader;
import org.urbanobservatory.job.release.ReleaseTables;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/** All that a release says of each of its cities, a page a city, asked for in their order. */
final class CityPages implements Closeable {
  private final ReleaseTables tables;
  private final ReleaseDefinitions definitions;
  private final ReleaseNotes notes;
  private final Map<Place, CityStatus> statuses = new TreeMap<>();
  private final Map<String, PlaceReader> readers = new TreeMap<>();

  CityPages(ReleaseTables tables, ReleaseDefinitions definitions, ReleaseNotes notes) {
    this.tables = tables;
    this.definitions = definitions;
    this.notes = notes;
    for (String table : List.of("indicator_values", "scores", "cells", "extents", "zones")) {
      readers.put(table, new PlaceReader(tables, Tables.load().table(table)));
    }
    tables
        .manifest()
        .cities()
        .forEach(status -> statuses.put(new Place(status.countryCode(), status.cityId()), status));
  }

  /** Where the page of a city lies in the report. */
  static String path(Place city) {
    return city.countryCode() + "/" + city.cityId() + ".html";
  }

  /**
   * The page of a city.
   *
   * @param city its row of table {@code cities}
   */
  byte[] page(Row city) throws IOException {
    Place place = Rows.place(city);
    List<Row> rows = rows("indicator_values", place);
    var values =
        new ValuesSection(
            definitions,
            rows.stream().filter(r -> !Rows.isOfZone(r)).map(Rows::indicatorValue).toList());
    List<Score> scores = rows("scores", place).stream().map(Rows::score).toList();
    var page = new ReportPage(city.<String>getAs("name"), "../").add(head(city));
    for (ReleaseDefinitions.Tree tree : definitions.editions()) {
      page.add(new IndexSection(definitions, tree, scores).html());
    }
    return page.add(values.sdg())
        .add(MapSection.html(rows("cells", place), rows("extents", place)))
        .add(values.groups())
        .add(DistrictsSection.of(definitions, rows("zones", place), rows))
        .add(values.others())
        .add(notes.issues(place))
        .add(notes.inputs(place))
        .bytes();
  }

  private List<Row> rows(String table, Place place) throws IOException {
    return readers.get(table).rows(place);
  }

  private String head(Row city) {
    return "<p class=\"quiet\"><a href=\"../index.html\">%s</a> · release %s</p>%n<h1>%s, %s</h1>%n%s"
        .formatted(
            Html.escape(tables.manifest().observatory()),
            Html.escape(tables.manifest().releaseId()),
            Html.escape(city.getAs("name")),
            Html.escape(city.getAs("country_name")),
            ReleaseNotes.flag(statuses.get(Rows.place(city))));
  }

  @Override
  public void close() throws IOException {
    for (PlaceReader reader : readers.values()) {
      reader.close();
    }
  }
}
