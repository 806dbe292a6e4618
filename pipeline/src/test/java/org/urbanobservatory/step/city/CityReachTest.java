package org.urbanobservatory.step.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.step.CityTrial;

/** How far around a city its inputs are read. */
class CityReachTest {
  private static final Geometry SQUARE =
      new GeometryFactory().toGeometry(new Envelope(20, 20.05, 10, 10.05));

  private static CityContext reaching(double metres) {
    CityContext city = new CityTrial(SQUARE).context();
    Geometry extent = city.frame().boundary().buffer(metres);
    city.reach(List.of(new CityExtent("atlas", 2020, "made", "made", extent)));
    assertThat(city.near().contains(extent.getEnvelopeInternal())).isTrue();
    return city;
  }

  @Test
  void followsTheExtent() {
    assertThat(reaching(30_000).issues()).isEmpty();
  }

  @Test
  void saysWhereAFurtherCityMayHoldMoreOfIt() {
    CityContext city = reaching(60_000);

    assertThat(city.issues()).extracting("code").containsExactly("extent_beyond_neighbours");
    assertThat(city.issues().get(0).message())
        .startsWith("An extent of XAV/trial goes on for 60.0 km beyond the boundary")
        .contains("up to 50 km");
  }
}
