package org.urbanobservatory.job.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.urbanobservatory.source.ByteSource;

class SampleObservatoryTest {
  @TempDir Path folder;

  @Test
  void sampleDataIsTheOutputOfItsSeed() throws IOException {
    String root = System.getenv("OBSERVATORY_ROOT");
    Assumptions.assumeTrue(root != null, "OBSERVATORY_ROOT names the repository");
    SampleObservatory.generate(
        folder, SampleObservatory.DEFAULT_CITIES, SampleObservatory.DEFAULT_SEED);
    Map<String, String> committed = checksums(Path.of(root, "sample-data"));
    committed.keySet().removeIf(name -> name.startsWith("output/"));
    assertThat(committed).isEqualTo(checksums(folder));
  }

  @Test
  void equalSeedsGiveEqualBytesAndOtherSeedsOthers() throws IOException {
    SampleObservatory.generate(folder.resolve("a"), 2, 3);
    SampleObservatory.generate(folder.resolve("b"), 2, 3);
    SampleObservatory.generate(folder.resolve("c"), 2, 4);
    Map<String, String> first = checksums(folder.resolve("a"));
    Map<String, String> other = checksums(folder.resolve("c"));
    assertThat(checksums(folder.resolve("b"))).isEqualTo(first);
    assertThat(other.keySet()).isEqualTo(first.keySet());
    assertThat(other.get("streets.osm.pbf")).isNotEqualTo(first.get("streets.osm.pbf"));
    assertThat(other.get("statistics.csv")).isNotEqualTo(first.get("statistics.csv"));
    assertThat(other.get("districts.geojson")).isNotEqualTo(first.get("districts.geojson"));
    assertThat(other.get("truth/districts.csv")).isNotEqualTo(first.get("truth/districts.csv"));
    assertThat(other.get("truth/measures.csv")).isNotEqualTo(first.get("truth/measures.csv"));
  }

  @Test
  void sixCitiesAreSmall() throws IOException {
    SampleObservatory.generate(folder, 6, 12);
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isBetween(500_000L, 3_000_000L);
  }

  @Test
  void formsRepeatUnderNewIds() throws IOException {
    SampleObservatory.generate(folder, 8, 1);
    assertThat(new GeneratedSample(folder).boundaries().keySet())
        .containsExactly(
            "blokstad",
            "elvmunde",
            "limbara",
            "rundhaven",
            "rundhaven-2",
            "tabula",
            "tabula-2",
            "vetra");
  }

  /** Neighbours share the points of their border: nothing lies between them and nothing in both. */
  @Test
  void districtsCoverTheirCityOnce() throws IOException {
    SampleObservatory.generate(folder, 6, 7);
    GeneratedSample sample = new GeneratedSample(folder);
    for (var city : sample.boundaries().entrySet()) {
      Geometry boundary = city.getValue();
      List<Geometry> districts = List.copyOf(sample.districts(city.getKey()).values());
      Geometry all = OverlayNGRobust.union(districts);

      assertThat(districts).hasSize(4).allMatch(Geometry::isValid);
      assertThat(all.covers(boundary)).as(city.getKey()).isTrue();
      assertThat(all.getNumGeometries()).isEqualTo(1);
      assertThat(((Polygon) all).getNumInteriorRing()).isZero();
      assertThat(districts.stream().mapToDouble(Geometry::getArea).sum())
          .isCloseTo(all.getArea(), within(1e-12 * all.getArea()));
      assertThat(all.getArea()).isLessThan(1.1 * boundary.getEnvelope().getArea());
    }
  }

  @Test
  void oneCityHasOneCountry() throws IOException {
    SampleObservatory.generate(folder, 1, 1);
    assertThat(Files.exists(folder.resolve("gtfs-xav.zip"))).isTrue();
    assertThat(Files.exists(folder.resolve("gtfs-xbo.zip"))).isFalse();
    assertThat(Files.readString(folder.resolve("observatory.yaml")))
        .contains("XAV")
        .doesNotContain("XBO")
        .doesNotContain("{{");
  }

  @Test
  void saysNothingOfTheMachine() throws IOException {
    SampleObservatory.generate(folder, 1, 1);
    for (Path file : files(folder)) {
      assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
          .doesNotContain(folder.toString())
          .doesNotContain(System.getProperty("user.home") + "/");
    }
  }

  @Test
  void refusesANumberOfCitiesThatDoesNotFit() {
    assertThatThrownBy(() -> SampleObservatory.generate(folder, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid number of cities: 0, expected 1 to 10000");
    assertThatThrownBy(() -> SampleObservatory.generate(folder, 10_001, 1))
        .hasMessage("Invalid number of cities: 10001, expected 1 to 10000");
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> SampleObservatory.generate(file, 1, 1))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write sample to " + file);
  }

  private static Map<String, String> checksums(Path root) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    for (Path file : files(root)) {
      String name = root.relativize(file).toString().replace('\\', '/');
      checksums.put(name, ByteSource.of(file).sha256());
    }
    return checksums;
  }

  private static Path[] files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toArray(Path[]::new);
    }
  }
}
