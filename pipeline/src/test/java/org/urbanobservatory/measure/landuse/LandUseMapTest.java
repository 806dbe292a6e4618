package org.urbanobservatory.measure.landuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.step.ingest.LandUseTables;

class LandUseMapTest {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();
  private static final LandUseTable TABLE = LandUseTables.load();
  private static final Geometry CELL = box(0, 0, 500, 500);

  @Test
  void oneUseDoesNotMix() {
    assertThat(map(area("residential", box(0, 0, 500, 500))).mix(CELL))
        .isEqualTo(new LandUseMix(0.0, 1));
  }

  @Test
  void allUsesInEqualPartsMixFully() {
    LandUseMap map =
        map(
            area("residential", box(0, 0, 100, 500)),
            area("retail", box(100, 0, 200, 500)),
            area("industrial", box(200, 0, 300, 500)),
            area("playground", box(300, 0, 400, 500)),
            area("school", box(400, 0, 500, 500)));

    assertThat(map.mix(CELL).mix()).isCloseTo(1, offset(1e-12)).isLessThanOrEqualTo(1);
  }

  @Test
  void twoUsesInUnequalParts() {
    LandUseMap map =
        map(area("residential", box(0, 0, 300, 500)), area("retail", box(300, 0, 400, 500)));

    double entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(5);
    assertThat(map.mix(CELL).mix()).isCloseTo(entropy, offset(1e-12));
    assertThat(map.mix(CELL).knownShare()).isCloseTo(0.8, offset(1e-12));
  }

  @Test
  void schoolInAResidentialAreaIsInstitutional() {
    LandUseMap map =
        map(area("residential", box(0, 0, 500, 500)), area("school", box(0, 0, 250, 500)));

    assertThat(map.mix(CELL).mix()).isCloseTo(Math.log(2) / Math.log(5), offset(1e-12));
    assertThat(map.mix(CELL).knownShare()).isCloseTo(1, offset(1e-12));
  }

  @Test
  void waterFarmlandAndUnknownLandAreNoUse() {
    LandUseMap map = map(area("water", box(0, 0, 500, 500)), area("forest", box(0, 0, 500, 500)));

    assertThat(map.mix(CELL)).isEqualTo(new LandUseMix(null, 0));
    assertThat(map.mix(CELL).findMix(0)).isEmpty();
    assertThat(map.findMix(CELL)).isEmpty();
  }

  @Test
  void meanIsOverCellsWithAUseByTheirLand() {
    // A whole cell with two uses, half a cell with one, and one that holds nothing.
    LandUseMap map =
        map(
            area("residential", box(0, 0, 250, 500)),
            area("retail", box(250, 0, 500, 500)),
            area("industrial", box(500, 0, 750, 250)));
    Geometry extent = box(0, 0, 1500, 500).difference(box(750, 0, 1000, 500));

    LandUseMix mix = map.mix(extent);

    double full = Math.log(2) / Math.log(5);
    assertThat(mix.mix()).isCloseTo(full * 2 / 3, offset(1e-12));
    assertThat(mix.knownShare()).isCloseTo((250_000 + 62_500) / 625_000.0, offset(1e-12));
    assertThat(mix.findMix(0.5)).contains(mix.mix());
    assertThat(mix.findMix(0.51)).isEmpty();
  }

  @Test
  void greenIsUnitedAndWaterTakenOff() {
    LandUseMap map =
        map(
            area("park", box(0, 0, 200, 200)),
            area("wood", box(100, 100, 300, 300)),
            area("water", box(50, 50, 150, 150)),
            area("farmland", box(300, 300, 500, 500)),
            area("grass", box(450, 0, 600, 100)));

    assertThat(map.greenAreaM2(CELL))
        .isCloseTo(40_000 + 40_000 - 10_000 - 10_000 + 5_000, offset(1e-6));
    assertThat(map().greenAreaM2(CELL)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void orderChangesNothingAndOverlapsCountOnce(long seed) {
    List<LandUse> areas = random(seed);
    List<LandUse> shuffled = new ArrayList<>(areas);
    Collections.shuffle(shuffled, new Random(seed));
    Geometry extent =
        GEOMETRIES.createPoint(new org.locationtech.jts.geom.Coordinate(900, 900)).buffer(850);

    LandUseMix mix = LandUseMap.of(areas, TABLE).mix(extent);

    assertThat(LandUseMap.of(shuffled, TABLE).mix(extent)).isEqualTo(mix);
    Geometry used =
        GEOMETRIES
            .buildGeometry(
                areas.stream()
                    .filter(a -> !a.kind().use().equals(LandUseClass.NONE))
                    .map(LandUse::area)
                    .toList())
            .union();
    assertThat(mix.knownShare())
        .isCloseTo(used.intersection(extent).getArea() / extent.getArea(), offset(1e-9));
    assertThat(mix.mix()).isBetween(0.0, 1.0);
  }

  @Test
  void vectorLayersNameUsesByValueOrCategory() {
    assertThat(TABLE.findClassNamed("cemetery"))
        .hasValueSatisfying(c -> assertThat(c.cover()).isEqualTo(LandCover.GREEN));
    assertThat(TABLE.findClassNamed("institutional"))
        .hasValueSatisfying(c -> assertThat(c.use()).isEqualTo("institutional"));
    assertThat(TABLE.findClassNamed("moon")).isEmpty();
  }

  @Test
  void tableRefusesAnUnknownUse() {
    var row = new LandUseClass("leisure", LandCover.OTHER, "landuse", List.of("fun"));

    assertThatThrownBy(() -> new LandUseTable(List.of("a", "b"), List.of(row), 500, 0))
        .hasMessage("Invalid land use table: use 'leisure' of row landuse=[fun] is none of [a, b]");
  }

  private static List<LandUse> random(long seed) {
    var random = new Random(seed);
    List<String> values = List.of("residential", "retail", "industrial", "park", "school", "wood");
    List<LandUse> areas = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      double x = random.nextDouble() * 1800;
      double y = random.nextDouble() * 1800;
      Geometry box =
          box(x, y, x + 20 + random.nextDouble() * 300, y + 20 + random.nextDouble() * 300);
      areas.add(new LandUse("area " + i, kind(values.get(i % values.size())), box));
    }
    return areas;
  }

  private static LandUseMap map(LandUse... areas) {
    return LandUseMap.of(List.of(areas), TABLE);
  }

  private static LandUse area(String value, Geometry area) {
    return new LandUse(value + area.getEnvelopeInternal(), kind(value), area);
  }

  /** Farmland is in no row: nothing is asked of it. */
  private static LandUseClass kind(String value) {
    return List.of("leisure", "landuse", "natural", "amenity").stream()
        .flatMap(key -> TABLE.findClass(Map.of(key, value)).stream())
        .findFirst()
        .orElse(new LandUseClass(LandUseClass.NONE, LandCover.OTHER, "landuse", List.of(value)));
  }

  private static Geometry box(double minX, double minY, double maxX, double maxY) {
    return GEOMETRIES.toGeometry(new Envelope(minX, maxX, minY, maxY));
  }
}
