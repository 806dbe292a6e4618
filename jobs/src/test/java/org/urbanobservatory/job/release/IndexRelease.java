package org.urbanobservatory.job.release;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.urbanobservatory.index.explain.PlaceScorer;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.index.BorrowedValues;
import org.urbanobservatory.table.CatalogueRows;
import org.urbanobservatory.table.CountryShare;
import org.urbanobservatory.table.FileLayout;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/**
 * A release of an index, scored from indicator values as a run does.
 *
 * @param code version of the code
 * @param input checksum of its only input
 * @param edition what scores
 * @param values of cities and of whole countries
 * @param groups region and income by country
 */
public record IndexRelease(
    String code,
    String input,
    Edition edition,
    List<IndicatorValue> values,
    Map<String, List<String>> groups) {

  /** Publishes it, one second after the other, with a city XAV/ghost that failed. */
  public String publish(Path output, int second) throws IOException {
    try (Staging staging =
        SampleRelease.store(output.toString(), second).begin(FileLayout.BY_COUNTRY)) {
      staging.write(Tables.load().table("editions"), CatalogueRows.of(edition));
      staging.write(Tables.load().table("cities"), cities().stream().map(this::city).toList());
      for (String country : groups.keySet()) {
        write(staging, Place.national(country));
      }
      return Publication.publish(staging, facts()).releaseId();
    }
  }

  private TreeSet<Place> cities() {
    var cities = new TreeSet<Place>();
    values.stream().map(IndicatorValue::place).filter(p -> !p.isNational()).forEach(cities::add);
    return cities;
  }

  private Row city(Place city) {
    List<String> group = groups.get(city.countryCode());
    return Rows.builder("cities")
        .set("country_code", city.countryCode())
        .set("country_name", city.countryCode())
        .set("city_id", city.cityId())
        .set("name", city.cityId())
        .set("region", group.get(0))
        .set("income", group.get(1))
        .row();
  }

  private void write(Staging staging, Place country) throws IOException {
    List<IndicatorValue> national = values.stream().filter(v -> v.place().equals(country)).toList();
    var valueRows = new ArrayList<Row>();
    var scoreRows = new ArrayList<Row>();
    for (Place city : cities()) {
      if (city.countryCode().equals(country.countryCode())) {
        List<IndicatorValue> own = values.stream().filter(v -> v.place().equals(city)).toList();
        own.forEach(value -> valueRows.add(Rows.of(value)));
        addScores(city, BorrowedValues.of(national).complete(city, own), scoreRows);
      }
    }
    staging.write(Tables.load().table("indicator_values"), country, valueRows);
    staging.write(Tables.load().table("scores"), country, scoreRows);
    var share = new CountryShare(0, 0, null, "national");
    staging.write(
        Tables.load().table("country_indicator_values"),
        country,
        national.stream().map(value -> Rows.of(value, share)).toList());
  }

  private void addScores(Place city, List<IndicatorValue> own, List<Row> rows) {
    PlaceScorer scorer = PlaceScorer.among(edition, values, List.of(2015, 2020));
    for (int year : List.of(2015, 2020)) {
      scorer.score(city, year, own).scores().forEach(score -> rows.add(Rows.of(score)));
    }
  }

  private ReleaseFacts facts() {
    var cities = new ArrayList<CityStatus>();
    cities().forEach(city -> cities.add(CityStatus.computed(city)));
    cities.add(CityStatus.failed(new Place("XAV", "ghost"), "no boundary"));
    return new ReleaseFacts(
        "sample",
        code,
        "cafe",
        new TreeMap<>(),
        List.of(
            new InputSummary("statistics", "statistics", "a.csv", input, 1, 1, 0, null, "T", null)),
        cities);
  }
}
