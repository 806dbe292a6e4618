package org.urbanobservatory.job.report;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Row;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.ReleaseTables;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/** All that a release says of one city. */
final class CityPage {
  private final ReleaseTables tables;
  private final ReleaseDefinitions definitions;
  private final ReleaseNotes notes;
  private final Row city;
  private final Place place;

  /**
   * @param city its row of table {@code cities}
   */
  CityPage(ReleaseTables tables, ReleaseDefinitions definitions, ReleaseNotes notes, Row city) {
    this.tables = tables;
    this.definitions = definitions;
    this.notes = notes;
    this.city = city;
    this.place = Rows.place(city);
  }

  /** Where the page of a city lies in the report. */
  static String path(Place city) {
    return city.countryCode() + "/" + city.cityId() + ".html";
  }

  byte[] bytes() throws IOException {
    List<Row> rows = rows("indicator_values");
    var values =
        new ValuesSection(
            definitions,
            rows.stream().filter(r -> !Rows.isOfZone(r)).map(Rows::indicatorValue).toList());
    List<Score> scores = rows("scores").stream().map(Rows::score).toList();
    var page = new ReportPage(city.<String>getAs("name"), "../");
    page.add(head());
    for (ReleaseDefinitions.Tree tree : definitions.editions()) {
      page.add(new IndexSection(definitions, tree, scores).html());
    }
    return page.add(values.sdg())
        .add(MapSection.html(rows("cells"), rows("extents")))
        .add(values.groups())
        .add(DistrictsSection.of(definitions, rows("zones"), rows))
        .add(values.others())
        .add(notes.issues(place))
        .add(notes.inputs(place))
        .bytes();
  }

  private List<Row> rows(String table) throws IOException {
    return tables.rows(Tables.load().table(table), place);
  }

  private String head() {
    CityStatus status =
        tables.manifest().cities().stream()
            .filter(s -> new Place(s.countryCode(), s.cityId()).equals(place))
            .findFirst()
            .orElse(null);
    return "<p class=\"quiet\"><a href=\"../index.html\">%s</a> · release %s</p>%n<h1>%s, %s</h1>%n%s"
        .formatted(
            Html.escape(tables.manifest().observatory()),
            Html.escape(tables.manifest().releaseId()),
            Html.escape(city.getAs("name")),
            Html.escape(city.getAs("country_name")),
            ReleaseNotes.flag(status));
  }
}
