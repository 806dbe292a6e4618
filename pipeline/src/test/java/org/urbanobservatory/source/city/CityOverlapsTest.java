package org.urbanobservatory.source.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;

/** Cities of squares at the equator, drawn over each other. */
class CityOverlapsTest {
  @Test
  void eachOfTwoIsToldOnceWithTheShareOfTheSmaller() {
    List<Issue> issues =
        CityOverlaps.of(List.of(city("a", 0, 0.4), city("b", 0.3, 0.5), city("c", 0.5, 0.6)));

    assertThat(issues)
        .extracting(Issue::code, i -> i.place().cityId(), Issue::action)
        .containsExactly(
            tuple("city_boundaries_overlap", "a", Issue.Action.KEPT),
            tuple("city_boundaries_overlap", "b", Issue.Action.KEPT));
    assertThat(issues.get(0).message())
        .isEqualTo(
            "Invalid boundaries: XAV/a shares land with XAV/b (50.00 % of the smaller of the two); what is there counts in each of them, and more than once in their country. Correct the boundaries, or leave all but one of the cities out");
    assertThat(issues.get(1).message()).contains("XAV/b shares land with XAV/a (50.00 % of");
  }

  @Test
  void bordersDrawnTwiceAreNoOverlap() {
    assertThat(CityOverlaps.of(List.of(city("a", 0, 0.1), city("b", 0.09995, 0.2)))).isEmpty();
    assertThat(CityOverlaps.of(List.of(city("a", 0, 0.1), city("b", 0.0998, 0.2)))).hasSize(2);
  }

  @Test
  void aCityOverManyNamesTheFiveLargest() {
    List<City> cities = new ArrayList<>(List.of(city("all", 0, 1)));
    for (int i = 0; i < 8; i++) {
      cities.add(city("part-" + i, 0.1 * i, 0.1 * i + 0.1));
    }
    List<Issue> issues = CityOverlaps.of(cities);

    assertThat(issues).hasSize(9);
    assertThat(issues.get(0).message())
        .contains("XAV/part-0 (100.00 %", "XAV/part-4 (100.00 %", " and 3 more; ")
        .doesNotContain("part-5");
  }

  private static City city(String id, double west, double east) {
    Geometry box = new GeometryFactory().toGeometry(new Envelope(west, east, 0, 0.1));
    return new City(new Place("XAV", id), id, null, box);
  }
}
