package org.urbanobservatory.job.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.job.release.CityStatus;
import org.urbanobservatory.job.release.Publication;
import org.urbanobservatory.job.release.ReleaseFacts;
import org.urbanobservatory.job.release.ReleaseManifest;
import org.urbanobservatory.job.release.Releases;
import org.urbanobservatory.job.release.Staging;
import org.urbanobservatory.job.settings.CountrySettings;
import org.urbanobservatory.job.settings.ObservatorySettings;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.source.city.City;
import org.urbanobservatory.table.CatalogueRows;
import org.urbanobservatory.table.InputRows;
import org.urbanobservatory.table.Rows;
import org.urbanobservatory.table.Tables;

/** Writes what a release says besides its places' rows, and publishes it. */
final class ReleaseWriter {
  private final ObservatorySettings settings;
  private final RunPlan plan;
  private final List<Edition> editions;
  private final Map<String, List<Row>> ofSets;

  /**
   * @param ofSets rows of tables that no place divides, by table
   */
  ReleaseWriter(
      ObservatorySettings settings,
      RunPlan plan,
      List<Edition> editions,
      Map<String, List<Row>> ofSets) {
    this.settings = settings;
    this.plan = plan;
    this.editions = editions;
    this.ofSets = new TreeMap<>(ofSets);
  }

  /** Writes definitions, issues and inputs beside the staged tables and makes them the latest. */
  ReleaseManifest publish(
      Staging staging,
      Provenance provenance,
      List<CityStatus> statuses,
      Publication.Reporter reporter)
      throws IOException {
    write(staging, "cities", cityRows(statuses));
    write(
        staging,
        "indicators",
        Catalogue.load().indicators().stream().map(CatalogueRows::of).toList());
    write(staging, "editions", editionRows());
    for (Map.Entry<String, List<Row>> table : ofSets.entrySet()) {
      write(staging, table.getKey(), table.getValue());
    }
    write(staging, "issues", InputRows.issues(provenance.issues()));
    List<InputSummary> inputs = provenance.inputs();
    write(staging, "inputs", inputs.stream().map(InputRows::of).toList());
    write(staging, "city_inputs", provenance.cityInputs().stream().map(CityInput::row).toList());
    return Publication.publish(staging, facts(inputs, statuses), reporter);
  }

  private static void write(Staging staging, String table, List<Row> rows) throws IOException {
    staging.write(Tables.load().table(table), rows);
  }

  /** The cities of the file; a carried one of which the file has no usable feature as it was. */
  private List<Row> cityRows(List<CityStatus> statuses) throws IOException {
    var rows = new TreeMap<Place, Row>();
    plan.cities().cities().forEach(city -> rows.put(city.place(), row(city)));
    for (CityStatus status : statuses) {
      var city = new Place(status.countryCode(), status.cityId());
      if (status.outcome() == CityStatus.Outcome.CARRIED_OVER && !rows.containsKey(city)) {
        Releases.of(settings.output().location())
            .rows(status.carriedFrom(), Tables.load().table("cities"), city)
            .forEach(row -> rows.put(city, row));
      }
    }
    return List.copyOf(rows.values());
  }

  private List<Row> editionRows() {
    var rows = new ArrayList<Row>();
    editions.forEach(edition -> rows.addAll(CatalogueRows.of(edition)));
    return rows;
  }

  private Row row(City city) {
    CountrySettings country = settings.findCountry(city.place().countryCode()).orElseThrow();
    return Rows.builder("cities")
        .set("country_code", country.code())
        .set("country_name", country.name())
        .set("city_id", city.place().cityId())
        .set("name", city.name())
        .set("official_code", city.officialCode())
        .set("region", country.region())
        .set("income", country.income())
        .row();
  }

  private ReleaseFacts facts(List<InputSummary> inputs, List<CityStatus> statuses) {
    return new ReleaseFacts(
        settings.id(),
        CodeVersion.text(),
        Catalogue.load().hash(),
        PublishedSettings.of(settings),
        inputs,
        statuses);
  }
}
