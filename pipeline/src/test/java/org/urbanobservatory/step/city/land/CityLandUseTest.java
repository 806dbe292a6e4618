package org.urbanobservatory.step.city.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.CityTrial;
import org.urbanobservatory.step.Layer;
import org.urbanobservatory.step.ingest.SpatialInput.Kind;

/** Land use of a square of 1 km2 from layers. */
class CityLandUseTest {
  private static final Map<String, String> COLUMN = Map.of("class_column", "use");

  @TempDir Path folder;

  private static CityTrial square() {
    return new CityTrial(
        new GeometryFactory()
            .toGeometry(new Envelope(Layer.lon(0), Layer.lon(10), Layer.lat(0), Layer.lat(10))));
  }

  private CityTrial with(Layer layer) {
    return square().with("uses", Kind.LAND_USE, layer.write(folder, "uses.geojson"), 2020, COLUMN);
  }

  @Test
  void cellsOfFiveStripesMixThreeToTwo() {
    Layer stripes = new Layer();
    for (int x = 0; x < 10; x++) {
      stripes.box(use(x % 2 == 0 ? "residential" : "park"), x, 0, x + 1, 10);
    }
    CityTrial city = with(stripes).measure();

    double mix = -(0.6 * StrictMath.log(0.6) + 0.4 * StrictMath.log(0.4)) / StrictMath.log(5);
    assertThat(city.values().get("land_use_mix")).isCloseTo(mix, within(0.001));
    assertThat(city.values().get("green_area_m2")).isCloseTo(500_000, withPercentage(0.3));
    assertThat(city.absences()).isEmpty();
    assertThat(city.rows("cells"))
        .allSatisfy(
            row -> assertThat(row.<Double>getAs("land_use_mix")).isCloseTo(mix, within(0.01)));
  }

  @Test
  void mixOfLandThatIsMostlyUnknownIsNull() {
    Layer corner = new Layer().box(use("residential"), 0, 0, 10, 2);
    CityTrial city = with(corner).measure();

    assertThat(city.absences()).isEqualTo(Map.of("land_use_mix", "land_use_mostly_unknown"));
    assertThat(city.values().get("green_area_m2")).isZero();
    assertThat(with(corner).set("land_use.min_known_share", "0.15").measure().values())
        .containsEntry("land_use_mix", 0.0);
  }

  @Test
  void unknownUseIsRefused() {
    CityTrial city =
        with(new Layer()
                .box(use("residential"), 0, 0, 10, 5)
                .box(use("moon base"), 0, 5, 10, 10)
                .box("\"use\":null", 0, 5, 10, 10))
            .measure();

    assertThat(city.issues("invalid_land_use"))
        .extracting(Issue::location)
        .containsExactly("feature 2", "feature 3");
    assertThat(city.counts("uses")).containsExactly(3L, 1L, 2L);
    assertThat(city.values()).containsEntry("land_use_mix", 0.0);
  }

  @Test
  void layerNeedsAColumn() {
    Path uses = new Layer().box(use("park"), 0, 0, 1, 1).write(folder, "uses.geojson");
    CityTrial city = square().with("uses", Kind.LAND_USE, uses, 2020).measure();

    assertThat(city.absences())
        .isEqualTo(
            Map.of(
                "land_use_mix",
                "land_use_input_unusable",
                "green_area_m2",
                "land_use_input_unusable"));
    assertThat(city.issues("missing_column")).hasSize(1);
  }

  /** One input of two that cannot be used: the other alone would tell too little. */
  @Test
  void filteredExtractBesideALayerGivesNoNumber() {
    Path pbf = SharedData.folder("porto-alegre").resolve("poa_osm.pbf");
    CityTrial city =
        with(new Layer().box(use("residential"), 0, 0, 10, 10))
            .with("osm", Kind.LAND_USE, pbf, 2020)
            .measure();

    assertThat(city.values()).doesNotContainKeys("land_use_mix", "green_area_m2");
    assertThat(city.absences().values()).containsOnly("land_use_not_in_extract").hasSize(2);
    assertThat(city.issues()).extracting(Issue::code).isEqualTo(List.of("land_use_not_in_extract"));
  }

  private static String use(String use) {
    return "\"use\":\"" + use + "\"";
  }
}
