package org.urbanobservatory.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.FoundIssue;
import org.urbanobservatory.model.Indicator.Confidence;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Transform;

class RowsTest {
  private static final Place CITY = new Place("XAV", "alder");
  private static final Place COUNTRY = Place.national("XAV");
  private static final Breakdown WOMEN = Breakdown.TOTAL.withSex("F").withAge("Y_GE65");
  private static final CountryShare SHARE = new CountryShare(2, 3, 0.75, "ratio_of_sums");

  @Test
  void anObservationSurvivesItsRow() {
    Observation city =
        new Observation(
            CITY,
            "boundary",
            "deaths",
            2020,
            WOMEN,
            "ward",
            "w1",
            3.5,
            "PERSONS",
            0.5,
            "A",
            "Registry",
            "statistics",
            12L);
    Observation national =
        new Observation(
            COUNTRY,
            "boundary",
            "deaths",
            2020,
            Breakdown.TOTAL,
            null,
            null,
            0,
            "PERSONS",
            null,
            null,
            null,
            null,
            null);

    assertThat(Rows.observation(Rows.of(city))).isEqualTo(city);
    assertThat(Rows.observation(Rows.of(national))).isEqualTo(national);
  }

  @Test
  void anIndicatorValueSurvivesTheRowOfACityAndOfACountry() {
    assertThat(Rows.indicatorValue(Rows.of(value(CITY)))).isEqualTo(value(CITY));
    Row row = Rows.of(value(COUNTRY), SHARE);
    assertThat(Rows.indicatorValue(row)).isEqualTo(value(COUNTRY));
    assertThat(CountryShare.of(row)).isEqualTo(SHARE);
  }

  @Test
  void aScoreSurvivesTheRowOfACityAndOfACountry() {
    assertThat(Rows.score(Rows.of(score(CITY)))).isEqualTo(score(CITY));
    Row row = Rows.of(score(COUNTRY), SHARE);
    assertThat(Rows.score(row)).isEqualTo(score(COUNTRY));
    assertThat(CountryShare.of(row)).isEqualTo(SHARE);
    assertThat(row.<String>getAs("level")).isEqualTo("sub_dimension");
  }

  @Test
  void aPlaceOfTheWrongKindIsRefused() {
    assertThatThrownBy(() -> Rows.of(score(COUNTRY)))
        .hasMessage("Invalid row of scores: city_id is null");
    assertThatThrownBy(() -> Rows.of(score(CITY), SHARE))
        .hasMessage("Invalid row of country_scores: XAV/alder is a city, not a country");
  }

  @Test
  void equalIssuesAreAllKeptAndCounted() {
    Issue issue =
        Issue.rejected("text_in_number", "statistics", "7", "Invalid value: 'x'").at(CITY);
    Issue other = Issue.kept("old_data", null, null, "Invalid year: 1990");

    var found =
        List.of(
            new FoundIssue(issue, "ab12"),
            new FoundIssue(other, null),
            new FoundIssue(issue, "ab12"),
            new FoundIssue(issue, "cd34"));
    List<Row> rows = InputRows.issues(found);

    assertThat(rows).extracting(row -> row.getAs("occurrence")).containsExactly(1, 1, 2, 1);
    assertThat(rows).extracting(InputRows::foundIssue).containsExactlyElementsOf(found);
  }

  @Test
  void anInputSurvivesItsRow() {
    InputSummary input =
        new InputSummary("osm", "streets", "a/b.pbf", "ab12", 5, 3, 2, "2020", "OSM", "ODbL");
    assertThat(InputRows.summary(InputRows.of(input))).isEqualTo(input);
  }

  @Test
  void anEditionHasARowForEachWayToFeedALeaf() {
    Benchmark.Fixed low = new Benchmark.Fixed(10);
    Component root =
        new Component("cpi", null, Level.INDEX, "Index", 1, List.of(), Aggregation.GEOMETRIC, 0.5);
    Component leaf =
        new Component(
            "air",
            "cpi",
            Level.INDICATOR,
            "Air",
            2,
            List.of(
                new Component.Option(
                    "pm2_5",
                    new Standardisation.LandUseEfficiency(
                        new Standardisation.Inverse(Transform.ROOT5, low, Benchmark.of(25))),
                    Confidence.MEMORY,
                    5),
                new Component.Option(
                    "pm10",
                    new Standardisation.ObjectiveMinimum(new Benchmark.Function("required_x")),
                    Confidence.TWO_SOURCES,
                    10)),
            null,
            null);

    List<Row> rows =
        CatalogueRows.of(new Edition("e", "E", "s", List.of(root, leaf), List.of(), true));

    assertThat(rows)
        .extracting(row -> row.getAs("component_id"))
        .containsExactly("cpi", "air", "air");
    assertThat(rows)
        .extracting(row -> row.getAs("aggregation"))
        .containsExactly("geometric", null, null);
    assertThat(rows).extracting(row -> row.getAs("preference")).containsExactly(1, 1, 2);
    assertThat(rows)
        .extracting(row -> row.getAs("standardisation"))
        .containsExactly(null, "land_use_efficiency", "objective_minimum");
    assertThat(rows).extracting(row -> row.getAs("transform")).containsExactly(null, "root5", null);
    assertThat(rows)
        .extracting(row -> row.getAs("benchmark_maximum"))
        .containsExactly(null, 25.0, null);
    assertThat(rows)
        .extracting(row -> row.getAs("benchmark_function"))
        .containsExactly(null, null, "required_x");
  }

  @Test
  void aBuilderRefusesWhatTheTableLacks() {
    assertThatThrownBy(() -> Rows.builder("inputs").set("rows_read", 1))
        .hasMessageStartingWith("Invalid value of inputs.rows_read: 1 is no class java.lang.Long");
    assertThatThrownBy(() -> Rows.builder("inputs").set("colour", "red"))
        .hasMessageContaining("colour");
  }

  private static IndicatorValue value(Place place) {
    return new IndicatorValue(
        place,
        "boundary",
        "sdg_11_1_1",
        "EN_LND_SLUM",
        "slum",
        2020,
        WOMEN,
        12.5,
        "PT",
        1.0,
        8.0,
        800.0,
        0.1,
        2019,
        true,
        "A",
        "C",
        "ratio",
        "Survey",
        null);
  }

  private static Score score(Place place) {
    return new Score(
        place,
        "cpi-guide",
        2020,
        Level.SUB_DIMENSION,
        "health",
        "quality_of_life",
        null,
        61.5,
        "moderate",
        0.75,
        0.25,
        0.5,
        60.0,
        63.0,
        10.25,
        null,
        null);
  }
}
