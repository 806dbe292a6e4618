package org.urbanobservatory.measure.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class ZoneOverlapTest {
  private static final Geometry CITY = box(0, 0, 4000, 4000);

  @Test
  void zonesSideBySideShareNothing() {
    assertThat(find(box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000))).isEmpty();
  }

  @Test
  void aSliverOfAThousandthIsNoOverlap() {
    Geometry tract = box(0, 0, 1000, 1000);

    assertThat(find(tract, box(999, 0, 2000, 1000))).isEmpty();
    assertThat(find(tract, box(998, 0, 2000, 1000)))
        .contains(new ZoneOverlap(2, 2000.0, List.of(new ZoneOverlap.Pair(1, 2, 2000.0, false))));
  }

  @Test
  void oneShapeTwiceIsNamedAsSuchHoweverItIsDrawn() {
    Geometry tract = box(0, 0, 1000, 1000);
    ZoneOverlap overlap =
        find(box(500, 500, 3000, 3000), tract, box(2000, 0, 2500, 400), tract.reverse())
            .orElseThrow();

    assertThat(overlap.zones()).isEqualTo(3);
    assertThat(overlap.pairs())
        .containsExactly(
            new ZoneOverlap.Pair(2, 4, 1e6, true),
            new ZoneOverlap.Pair(1, 2, 250_000, false),
            new ZoneOverlap.Pair(1, 4, 250_000, false));
    assertThat(overlap.areaM2()).isCloseTo(1e6, within(1e-6));
  }

  @Test
  void landBeyondTheRegionDoesNotMatter() {
    assertThat(find(box(5000, 0, 6000, 1000), box(5000, 0, 6000, 1000))).isEmpty();
    assertThat(find(box(3500, 0, 5500, 1000), box(3500, 0, 5500, 1000)).orElseThrow().areaM2())
        .isEqualTo(500 * 1000);
  }

  @Test
  void theOrderOfTheRowsDoesNotMatter() {
    Geometry a = box(0, 0, 1000, 1000);
    Geometry b = box(500, 0, 1500, 1000);

    assertThat(ZoneOverlap.find(List.of(new Zone(b, 5, 2), new Zone(a, 7, 1)), CITY))
        .isEqualTo(ZoneOverlap.find(List.of(new Zone(a, 7, 1), new Zone(b, 5, 2)), CITY))
        .isPresent();
  }

  private static Optional<ZoneOverlap> find(Geometry... zones) {
    var numbered = new ArrayList<Zone>();
    for (int i = 0; i < zones.length; i++) {
      numbered.add(new Zone(zones[i], 10, i + 1));
    }
    return ZoneOverlap.find(numbered, CITY);
  }

  private static Geometry box(double west, double south, double east, double north) {
    return new GeometryFactory().toGeometry(new Envelope(west, east, south, north));
  }
}
