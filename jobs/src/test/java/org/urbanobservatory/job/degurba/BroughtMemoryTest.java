package org.urbanobservatory.job.degurba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GeoTiff;
import org.urbanobservatory.geo.RasterRowsWriter;
import org.urbanobservatory.geo.TiffEncoding;
import org.urbanobservatory.grid.ExactSum;
import org.urbanobservatory.grid.Lattice;

/** A grid in degrees whose cells of 1 km do not fit into the heap in which they are brought. */
class BroughtMemoryTest {
  private static final int COLUMNS = 2000;
  private static final int ROWS = 12_000;

  /** Less than the 157 MB of the brought cells. */
  private static final int HEAP_MB = 128;

  /** Rows with values come in groups, as islands do; those between have none. */
  private static final int APART = 1000;

  private static final int TOGETHER = 25;

  @TempDir Path folder;

  private Path log;

  @BeforeEach
  void names() {
    log = folder.resolve("child.log");
  }

  @Test
  void memoryFollowsTheWidthAndNobodyIsLost() throws Exception {
    Path file = folder.resolve("people.tif");
    double people = write(file, new Lattice(COLUMNS, ROWS, -10, 50, 1 / 120.0, 1 / 120.0));

    assertThat(child(HEAP_MB, file, "small")).as(() -> text(log)).isZero();
    double told = 0;
    for (var group : new ObjectMapper().readTree(json()).path("cells")) {
      told += group.path("population").asDouble();
    }
    assertThat(told).isCloseTo(people, within(1e-9 * people));

    String small = json();
    assertThat(child(1500, file, "large")).as(() -> text(log)).isZero();
    assertThat(json()).isEqualTo(small);
    for (String result : List.of("classes.tif", "settlements.parquet")) {
      assertThat(folder.resolve("small").resolve(result))
          .hasSameBinaryContentAs(folder.resolve("large").resolve(result));
    }
    Lattice brought = GeoTiff.header(folder.resolve("small/classes.tif")).lattice();
    assertThat((double) brought.size() * Double.BYTES).isGreaterThan(HEAP_MB * 1024.0 * 1024);
  }

  /** One row alone takes more than there is. */
  @Test
  void memoryThatRunsOutSaysWhatToDo() throws Exception {
    Path file = folder.resolve("wide.tif");
    write(file, new Lattice(8_000_000, 1, -10, 50, 2.5e-6, 1 / 120.0));

    assertThat(child(HEAP_MB, file, "out")).isEqualTo(1);

    assertThat(text(log))
        .contains("Cannot go on in 128 MB of memory")
        .contains("give Java more, for example OBSERVATORY_JAVA_OPTS=\"-Xmx256m\"")
        .doesNotContain("\tat ")
        .doesNotContain("a fault of the program");
  }

  @Test
  void aTemporaryFolderThatIsNotThereIsSaid() throws Exception {
    Path file = folder.resolve("people.tif");
    write(file, new Lattice(60, 60, 3, 45, 1 / 120.0, 1 / 120.0));

    assertThat(child(HEAP_MB, file, "out", "-Djava.io.tmpdir=" + folder.resolve("none")))
        .isEqualTo(2);

    assertThat(text(log))
        .contains("Cannot write the cells of 1 km to a temporary file in " + folder)
        .contains("OBSERVATORY_JAVA_OPTS=\"-Djava.io.tmpdir=FOLDER\"");
  }

  /** The command in a process of its own. */
  private int child(int heapMb, Path population, String out, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heapMb + "m", "-Duser.timezone=UTC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("org.urbanobservatory.job.cli.Observatory");
    command.addAll(List.of("degurba", "--format", "json", "--population", population.toString()));
    command.addAll(List.of("--out", folder.resolve(out).toString()));
    Process child =
        new ProcessBuilder(command)
            .redirectError(log.toFile())
            .redirectOutput(folder.resolve("child.json").toFile())
            .start();
    assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
    return child.exitValue();
  }

  private String json() {
    return text(folder.resolve("child.json"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** Writes villages and cities and returns their people. */
  private static double write(Path file, Lattice lattice) throws IOException {
    var random = new SplittableRandom(11);
    var sum = new ExactSum();
    try (RasterRowsWriter writer =
        GeoTiff.writer(
            file,
            lattice,
            Crs.of("EPSG:4326"),
            TiffEncoding.deflated(TiffEncoding.Sample.FLOAT64))) {
      double[] row = new double[lattice.columns()];
      for (int r = 0; r < lattice.rows(); r++) {
        Arrays.fill(row, Double.NaN);
        if (r % APART < TOGETHER) {
          for (int c = 0; c < row.length; c++) {
            row[c] = (c / 20) % 10 == 0 ? 2500 : random.nextInt(50);
            sum.add(row[c]);
          }
        }
        writer.write(row);
      }
    }
    return sum.value();
  }
}
