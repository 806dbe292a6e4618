package org.urbanobservatory.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/** By whom the cities of a country weigh, year by year. */
class PeopleByYearTest {
  private static final Place ALDER = new Place("XAV", "alder");
  private static final Place BIRCH = new Place("XAV", "birch");

  @Test
  void aLaterYearChangesNoEarlierOne() {
    var people =
        new PeopleByYear(
            List.of(ALDER, BIRCH),
            List.of(
                people(ALDER, "population", 2033, 100),
                people(ALDER, "population", 2020, 70),
                people(ALDER, "population", 2010, 50),
                people(ALDER, "extent_population", 2020, 71)));

    assertThat(people.in(2015)).containsEntry(ALDER, 50.0).containsEntry(BIRCH, null);
    assertThat(people.in(2020)).containsEntry(ALDER, 70.0);
    assertThat(people.in(2040)).containsEntry(ALDER, 100.0);
    assertThat(people.in(2000)).containsEntry(ALDER, 50.0);
  }

  @Test
  void whatIsMeasuredStandsBeforeAnOfficialFigureOfALaterYear() {
    var people =
        new PeopleByYear(
            List.of(ALDER),
            List.of(
                people(ALDER, "population", 2033, 100),
                people(ALDER, "extent_population", 2015, 60)));

    assertThat(people.in(2020)).containsEntry(ALDER, 60.0);
    assertThat(people.in(2010)).containsEntry(ALDER, 100.0);
  }

  private static Observation people(Place city, String variable, int year, double count) {
    return new Observation(
        city,
        "boundary",
        variable,
        year,
        Breakdown.TOTAL,
        null,
        null,
        count,
        "PERSONS",
        null,
        "A",
        "made",
        null,
        null,
        null);
  }
}
