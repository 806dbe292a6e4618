package org.urbanobservatory.measure.extent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Zones of a city of 4 x 4 km. */
class ZoneCoverTest {
  private static final Geometry CITY = box(0, 4000);

  @Test
  void zonesThatShareAnEdgeCoverIt() {
    ZoneCover cover = cover(Map.of("w", box(0, 2500), "e", box(2500, 4000)));

    assertThat(cover.uncoveredShare()).isCloseTo(0, within(1e-12));
    assertThat(cover.overlapShare()).isCloseTo(0, within(1e-12));
    assertThat(cover.most()).isEmpty();
  }

  /** Areas add up to that of the city. */
  @Test
  void gapsDoNotCancelOverlaps() {
    ZoneCover cover = cover(Map.of("w", box(0, 2000), "e", box(1000, 3000)));

    assertThat(cover.uncoveredShare()).isCloseTo(0.25, within(1e-12));
    assertThat(cover.overlapShare()).isCloseTo(0.25, within(1e-12));
    assertThat(cover.most()).contains(new ZoneCover.Pair("e", "w", 4e6));
  }

  @Test
  void namesThePairThatSharesMostInsideOfTheCity() {
    ZoneCover cover =
        cover(
            Map.of(
                "a", box(-9000, 2000),
                "b", box(-9000, 500),
                "c", box(1000, 4000),
                "d", box(3500, 9000)));

    assertThat(cover.uncoveredShare()).isCloseTo(0, within(1e-12));
    assertThat(cover.overlapShare()).isCloseTo(0.5, within(1e-12));
    assertThat(cover.most()).contains(new ZoneCover.Pair("a", "c", 4e6));
  }

  @Test
  void landInThreeZonesCountsTwice() {
    ZoneCover cover = cover(Map.of("a", CITY, "b", CITY, "c", CITY));

    assertThat(cover.overlapShare()).isCloseTo(2, within(1e-12));
    assertThat(cover.most()).contains(new ZoneCover.Pair("a", "b", 16e6));
  }

  @Test
  void thousandsOfBlocksTakeSeconds() {
    var zones = new TreeMap<String, Geometry>();
    for (int i = 0; i < 80; i++) {
      for (int j = 0; j < 80; j++) {
        zones.put(i + "/" + j, box(new Envelope(50 * i, 50 * i + 50, 50 * j, 50 * j + 50)));
      }
    }
    ZoneCover cover =
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> ZoneCover.of(CITY, zones));

    assertThat(cover.uncoveredShare()).isCloseTo(0, within(1e-9));
    assertThat(cover.overlapShare()).isCloseTo(0, within(1e-9));
  }

  private static ZoneCover cover(Map<String, Geometry> zones) {
    return ZoneCover.of(CITY, new TreeMap<>(zones));
  }

  private static Geometry box(double west, double east) {
    return box(new Envelope(west, east, 0, 4000));
  }

  private static Geometry box(Envelope envelope) {
    return new GeometryFactory().toGeometry(envelope);
  }
}
