package org.urbanobservatory.grid.degurba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.Regions.Neighbourhood;

/** Every cell of Belgium as the reference classifies it, and published cells for six settings. */
class BelgiumTest {
  private static final double M2 = 1e6;

  @Test
  void level1AgreesCellByCell() {
    ClassifiedGrid belgium = classify(Level1Settings.R2023A);

    assertThat(belgium.classes()).isEqualTo(expected("expected_level1_R2023A_grid.csv.gz"));
    assertThat(counts(belgium)).isEqualTo(Map.of(3, 2145, 2, 8797, 1, 52837, 0, 2578));
  }

  @Test
  void level2AgreesCellByCell() {
    ClassifiedGrid belgium = classify(Level2Settings.R2023A);

    assertThat(belgium.classes()).isEqualTo(expected("expected_level2_R2023A_grid.csv.gz"));
    assertThat(counts(belgium))
        .isEqualTo(
            Map.of(
                30, 2145, 23, 1511, 22, 575, 21, 6789, 13, 2091, 12, 20955, 11, 29713, 10, 2578));
  }

  @Test
  void hasThe33UrbanCentres() throws IOException {
    ClassifiedGrid belgium = classify(Level1Settings.R2023A);
    List<UrbanCentre> centres = belgium.classification().centres();

    assertThat(centres).hasSize(33);
    assertThat(centres.stream().mapToDouble(UrbanCentre::population).sum())
        .isCloseTo(6_723_773.928, within(0.001));
    List<String> found =
        centres.stream()
            .sorted((a, b) -> Double.compare(b.population(), a.population()))
            .map(c -> "(%d, %s, %s)".formatted(c.cells(), people(c), firstCell(belgium, c)))
            .toList();
    assertThat(found).isEqualTo(listedCentres());
  }

  @Test
  void r2022AAndNoBuiltCriterionGiveTheKnownCounts() {
    assertThat(counts(classify(Level1Settings.R2022A)))
        .isEqualTo(Map.of(3, 1808, 2, 9105, 1, 52866, 0, 2578));
    var unbuilt =
        new CentreRule(
            new ClusterRule(1500, 50_000, Neighbourhood.SIDES), EdgeSmoothing.R2023A, 15, 1);
    assertThat(counts(classify(level1(unbuilt, Level1Settings.R2023A.cluster()))))
        .isEqualTo(Map.of(3, 1815, 2, 9101, 1, 52863, 0, 2578));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void agreesWithThePublishedCells(int set) throws IOException {
    ClassifiedGrid belgium = classify(PUBLISHED.get(set));
    Path file = folder().resolve("expected_50_cells_from_flexurba_tests.csv");
    for (String line : Files.readAllLines(file).subList(1, 51)) {
      String[] cells = line.split(",");
      int cell = Integer.parseInt(cells[0]) - 1;
      assertThat(belgium.classes()[cell])
          .as("cell %d of set %d", cell + 1, set)
          .isEqualTo(Byte.parseByte(cells[3 + set]));
    }
  }

  private static final List<DegurbaSettings> PUBLISHED =
      List.of(
          Level2Settings.R2023A,
          new Level2Settings(
              centre(50_000, 0.2, EdgeSmoothing.NONE, 15),
              new Level2Settings.Urban(
                  new ClusterRule(1500, 6000, Neighbourhood.SIDES, 0.2),
                  new ClusterRule(300, 5000, Neighbourhood.SIDES_AND_CORNERS),
                  3,
                  Level2Settings.Urban.R2023A.suburban()),
              new Level2Settings.Rural(Level2Settings.Rural.STANDARD.cluster(), 70),
              WaterRule.STANDARD),
          new Level2Settings(
              centre(60_000, 0.2, EdgeSmoothing.R2023A, 3),
              new Level2Settings.Urban(
                  new ClusterRule(1000, 5000, Neighbourhood.SIDES, 0.2),
                  new ClusterRule(300, 5000, Neighbourhood.SIDES),
                  2,
                  new ClusterRule(300, 5000, Neighbourhood.SIDES)),
              Level2Settings.Rural.STANDARD,
              WaterRule.STANDARD),
          Level1Settings.R2022A,
          level1(
              new CentreRule(
                  new ClusterRule(1000, 40_000, Neighbourhood.SIDES), EdgeSmoothing.NONE, 0, 3),
              Level1Settings.R2023A.cluster()),
          level1(
              new CentreRule(
                  new ClusterRule(1500, 50_000, Neighbourhood.SIDES_AND_CORNERS, 0.5),
                  EdgeSmoothing.R2022A,
                  15,
                  1),
              new ClusterRule(400, 7000, Neighbourhood.SIDES_AND_CORNERS)));

  private static CentreRule centre(double population, double built, EdgeSmoothing edge, int hole) {
    return new CentreRule(
        new ClusterRule(1500, population, Neighbourhood.SIDES, built), edge, hole, 1);
  }

  private static Level1Settings level1(CentreRule centre, ClusterRule cluster) {
    return new Level1Settings(centre, cluster, 1, WaterRule.STANDARD);
  }

  private static ClassifiedGrid classify(DegurbaSettings settings) {
    Raster population = read("POP.tif", 1);
    var grid =
        new PopulationGrid(
            CellRows.of(population),
            CellRows.of(read("LAND.tif", M2)),
            CellRows.of(read("BUILT_S.tif", M2)));
    return ClassifiedGrid.of(population.lattice(), grid, settings);
  }

  private static Raster read(String file, double unit) {
    Raster raster = GeoTiff.read(folder().resolve(file)).raster();
    double[] values = Arrays.stream(raster.values()).map(v -> v / unit).toArray();
    return new Raster(raster.lattice(), values);
  }

  private static Path folder() {
    return SharedData.folder("degurba-belgium");
  }

  private static byte[] expected(String file) {
    try (var in = new GZIPInputStream(Files.newInputStream(folder().resolve(file)));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      var classes = new java.io.ByteArrayOutputStream();
      lines
          .lines()
          .flatMap(l -> Arrays.stream(l.split(",")))
          .forEach(c -> classes.write(Integer.parseInt(c)));
      return classes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<Integer, Integer> counts(ClassifiedGrid grid) {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (byte code : grid.classes()) {
      counts.merge((int) code, 1, Integer::sum);
    }
    return counts;
  }

  private static String people(UrbanCentre centre) {
    return java.math.BigDecimal.valueOf(Math.rint(centre.population() * 1000) / 1000)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String firstCell(ClassifiedGrid grid, UrbanCentre centre) {
    Lattice lattice = grid.lattice();
    for (int cell = 0; cell < lattice.size(); cell++) {
      if (grid.centres()[cell] == centre.number()) {
        return (cell / lattice.columns() + 1) + ", " + (cell % lattice.columns() + 1);
      }
    }
    throw new AssertionError("no cell of " + centre);
  }

  /** The list of (cells, people, row, column) that the reference printed. */
  private static List<String> listedCentres() throws IOException {
    String line =
        Files.readAllLines(folder().resolve("reference_run_output.txt")).stream()
            .filter(l -> l.startsWith("[("))
            .findFirst()
            .orElseThrow();
    return java.util.regex.Pattern.compile("\\([^)]*\\)")
        .matcher(line)
        .results()
        .map(java.util.regex.MatchResult::group)
        .toList();
  }
}
