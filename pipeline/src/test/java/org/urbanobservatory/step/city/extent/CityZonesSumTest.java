package org.urbanobservatory.step.city.extent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.urbanobservatory.step.LonLatPolygons.collection;
import static org.urbanobservatory.step.LonLatPolygons.feature;
import static org.urbanobservatory.step.LonLatPolygons.ring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.source.vector.VectorReader;
import org.urbanobservatory.source.vector.VectorSettings;
import org.urbanobservatory.step.MeasuredCity;
import org.urbanobservatory.step.ingest.FeaturesTask;
import org.urbanobservatory.step.ingest.IngestFeatures;
import org.urbanobservatory.step.ingest.IngestedFeatures;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Zones that cover a city of the sample add up to it, whatever they look like. */
class CityZonesSumTest {
  private static final List<String> SUMS =
      List.of(
          "extent_area_m2",
          "extent_population",
          "built_up_area_m2",
          "street_length_m",
          "green_cover_area_m2",
          "pm25_dose_ug_persons_per_m3",
          "people_with_pm25",
          "pm25_station_count",
          "people_exposed_to_flood",
          "people_exposed_to_heat",
          "people_exposed_to_any",
          "built_up_exposed_to_flood_m2",
          "built_up_exposed_to_any_m2",
          "inequality_people_built_up_share",
          "inequality_people_pm25");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"tabula, 1", "limbara, 2", "elvmunde, 3", "rundhaven, 4"})
  void zonesAddUpToTheCity(String cityId, long seed) throws IOException {
    var chance = new Random(seed);
    Geometry boundary = boundary(cityId);
    Envelope box = boundary.getEnvelopeInternal();
    MeasuredCity.Result result =
        sample(cityId, boundary)
            .file(
                SpatialInput.Kind.ZONES,
                2020,
                "districts.geojson",
                mesh(box, 4, chance),
                "id_column",
                "id")
            .file(
                SpatialInput.Kind.HAZARDS,
                2018,
                "flood.geojson",
                blobs(box, chance),
                "hazard",
                "flood")
            .file(
                SpatialInput.Kind.HAZARDS,
                2019,
                "heat.geojson",
                blobs(box, chance),
                "hazard",
                "heat")
            .file(SpatialInput.Kind.GREEN, 2020, "parks.geojson", blobs(box, chance))
            .file(SpatialInput.Kind.AIR, 2020, "stations.csv", stations(box, chance))
            .set("air.method", "idw")
            .set("inequality.measures", "built_up_share,pm25")
            .cellM(500)
            .measure();

    Map<String, Double> whole = new TreeMap<>();
    Map<String, Double> zones = new TreeMap<>();
    for (Observation o : result.observations()) {
      if (SUMS.contains(o.variable())) {
        (o.isOfZone() ? zones : whole).merge(o.variable(), o.value(), Double::sum);
      }
    }
    assertThat(whole.keySet()).containsExactlyInAnyOrderElementsOf(SUMS);
    whole.forEach(
        (variable, value) ->
            assertThat(zones.get(variable))
                .as(variable)
                .isCloseTo(value, within(tolerance(variable) * Math.max(1, value))));
    assertThat(whole.get("people_exposed_to_any"))
        .isGreaterThan(0)
        .isLessThan(whole.get("people_exposed_to_flood") + whole.get("people_exposed_to_heat"));
    assertThat(zoneCount(result)).isGreaterThan(4);
    assertTheilAddsUp(result);
  }

  /**
   * Everybody in a square of 250 m breathes one air. A zone that cuts the side of a square cuts its
   * image in the raster's plane, which follows the straight side to within 1e-5 of a cell: so many
   * people change squares, and nobody is lost.
   */
  private static double tolerance(String variable) {
    return variable.contains("dose") ? 1e-8 : 1e-9;
  }

  private static void assertTheilAddsUp(MeasuredCity.Result result) {
    double between = result.value("inequality_theil_between_built_up_share_districts", 2020);
    double inside = result.value("inequality_theil_within_built_up_share_districts", 2020);
    assertThat(between).isPositive();
    assertThat(between + inside)
        .isCloseTo(result.value("inequality_theil_built_up_share", 2020), within(1e-9));
  }

  private static long zoneCount(MeasuredCity.Result result) {
    return result.observations().stream()
        .filter(Observation::isOfZone)
        .map(Observation::zoneId)
        .distinct()
        .count();
  }

  private MeasuredCity sample(String cityId, Geometry boundary) {
    SpatialInput streets =
        MeasuredCity.spatial(SpatialInput.Kind.STREETS, 2020, data().resolve("streets.osm.pbf"));
    var near =
        FeaturesTask.CityEnvelope.around(MeasuredCity.PLACE, boundary.getEnvelopeInternal(), 1600);
    List<IngestedFeatures> ingested = new ArrayList<>();
    IngestFeatures.read(
            new FeaturesTask(streets, streets.bytesFor(""), streets.path(), List.of(near)))
        .forEachRemaining(ingested::add);
    ingested.removeIf(features -> features.place() == null);
    return new MeasuredCity(folder, boundary)
        .ingest(streets, ingested)
        .input(
            SpatialInput.Kind.POPULATION,
            2020,
            data().resolve("population_2020").resolve(cityId + ".tif"),
            "id",
            "people",
            "quantity",
            "count")
        .input(
            SpatialInput.Kind.BUILT_UP,
            2020,
            data().resolve("built_up_2020").resolve(cityId + ".tif"),
            "id",
            "built_up",
            "value",
            "binary");
  }

  private static Path data() {
    String root = System.getenv("OBSERVATORY_ROOT");
    return Path.of(root == null ? ".." : root).resolve("sample-data");
  }

  private static Geometry boundary(String cityId) {
    return VectorReader.read(
            ByteSource.of(data().resolve("cities.geojson")), VectorSettings.detected("cities"))
        .features()
        .stream()
        .filter(f -> cityId.equals(f.text("city_id")))
        .map(Feature::geometry)
        .findFirst()
        .orElseThrow();
  }

  /** A mesh of n x n quadrangles over a box and beyond, its inner corners moved by chance. */
  private static String mesh(Envelope box, int n, Random chance) {
    double[][] x = new double[n + 1][n + 1];
    double[][] y = new double[n + 1][n + 1];
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= n; j++) {
        double shift = 0.3 * (chance.nextDouble() - 0.5);
        x[i][j] = box.getMinX() + box.getWidth() * (-0.1 + 1.2 * (i + inner(i, n) * shift) / n);
        y[i][j] = box.getMinY() + box.getHeight() * (-0.1 + 1.2 * (j - inner(j, n) * shift) / n);
      }
    }
    var features = new ArrayList<String>();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        String ring =
            ring(
                x[i][j],
                y[i][j],
                x[i + 1][j],
                y[i + 1][j],
                x[i + 1][j + 1],
                y[i + 1][j + 1],
                x[i][j + 1],
                y[i][j + 1]);
        features.add(feature("d" + i + "-" + j, ring));
      }
    }
    return collection(features);
  }

  private static int inner(int i, int n) {
    return i == 0 || i == n ? 0 : 1;
  }

  /** Triangles that overlap each other and the rim of a box. */
  private static String blobs(Envelope box, Random chance) {
    var features = new ArrayList<String>();
    for (int i = 0; i < 12; i++) {
      double x = box.getMinX() + chance.nextDouble() * box.getWidth();
      double y = box.getMinY() + chance.nextDouble() * box.getHeight();
      double size = 0.25 * chance.nextDouble() * box.getWidth();
      features.add(feature("b" + i, ring(x, y, x + size, y + size / 3, x - size / 4, y + size)));
    }
    return collection(features);
  }

  private static String stations(Envelope box, Random chance) {
    var rows = new StringBuilder("station,lon,lat,year,value\n");
    for (int i = 0; i < 5; i++) {
      rows.append(
          String.format(
              Locale.ROOT,
              "s%d,%.6f,%.6f,2020,%.1f\n",
              i,
              box.getMinX() + chance.nextDouble() * box.getWidth(),
              box.getMinY() + chance.nextDouble() * box.getHeight(),
              5 + 30 * chance.nextDouble()));
    }
    return rows.toString();
  }
}
