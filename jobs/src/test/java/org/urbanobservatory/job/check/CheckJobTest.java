package org.urbanobservatory.job.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.job.sample.SampleObservatory;
import org.urbanobservatory.job.settings.SettingsReader;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Severity;

/** Each fault is put into a copy of the sample. */
class CheckJobTest {
  @TempDir static Path sample;
  @TempDir Path folder;

  @BeforeAll
  static void generate() {
    SampleObservatory.generate(sample, 2, 11);
  }

  @Test
  void theSampleIsWithoutErrors() {
    assertThat(check(sample)).noneMatch(issue -> issue.severity() == Severity.ERROR);
  }

  @Test
  void namesAMissingFile() throws IOException {
    copy();
    Files.delete(folder.resolve("statistics.csv"));
    Files.delete(folder.resolve("streets.osm.pbf"));

    List<Issue> issues = check(folder);

    assertThat(messages(issues, Severity.ERROR))
        .contains(
            "Cannot read input statistics: there is no file statistics.csv; correct its path or take"
                + " it out of the configuration",
            "Cannot read input osm: there is no file streets.osm.pbf; correct its path or take it"
                + " out of the configuration");
  }

  @Test
  void namesAMissingColumn() throws IOException {
    copy();
    Path file = folder.resolve("statistics.csv");
    Files.writeString(file, Files.readString(file).replaceFirst("variable", "varible"));

    assertThat(messages(check(folder), Severity.ERROR))
        .anyMatch(m -> m.contains("column 'variable' is missing") && m.contains("'varible'"));
  }

  @Test
  void namesBrokenFiles() throws IOException {
    copy();
    Files.writeString(folder.resolve("streets.osm.pbf"), "this is no PBF file, only text");
    Path raster = rasters("population_2020").get(0);
    Files.write(raster, new byte[] {'I', 'I', 42, 0, 1});

    assertThat(messages(check(folder), Severity.WARNING))
        .anyMatch(m -> m.startsWith("Cannot read input osm: ") && m.contains("not an OSM PBF file"))
        .anyMatch(m -> m.startsWith("Cannot read input population_2020: "));
  }

  @Test
  void namesEmptyFiles() throws IOException {
    copy();
    Files.write(folder.resolve("streets.osm.pbf"), new byte[0]);

    assertThat(messages(check(folder), Severity.WARNING))
        .contains("Cannot read input osm: streets.osm.pbf is empty");
  }

  @Test
  void namesARasterThatMissesTheCity() throws IOException {
    copy();
    List<Path> rasters = rasters("built_up_2020");
    Files.copy(rasters.get(0), rasters.get(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(messages(check(folder), Severity.WARNING))
        .anyMatch(
            m -> m.startsWith("Invalid input built_up_2020: ") && m.contains("has no cell in"));
  }

  @Test
  void namesDuplicateAndUnsafeCityIds() throws IOException {
    copy();
    Path file = folder.resolve("cities.geojson");
    String text = Files.readString(file);
    List<String> ids =
        java.util.regex.Pattern.compile("\"city_id\": *\"([^\"]*)\"")
            .matcher(text)
            .results()
            .map(m -> m.group(1))
            .toList();

    Files.writeString(file, text.replace(ids.get(1), ids.get(0)));
    assertThat(CheckJob.errors(check(folder))).isNotEmpty();

    Files.writeString(file, text.replace(ids.get(1), "../" + ids.get(1)));
    assertThat(CheckJob.errors(check(folder)))
        .extracting(Issue::message)
        .anyMatch(m -> m.contains("../" + ids.get(1)));
  }

  @Test
  void namesAnUnknownCrs() throws IOException {
    copy();
    Path file = folder.resolve("observatory.yaml");
    Files.writeString(file, Files.readString(file) + "\nsettings: { crs: \"EPSG:4326\" }\n");

    assertThat(messages(check(folder), Severity.ERROR))
        .containsExactly(
            "Invalid settings.crs: EPSG:4326 is not in metres; declare a projected one, or leave it"
                + " out");
  }

  @Test
  void writesNothing() throws IOException {
    copy();
    List<Path> before = files();
    check(folder);

    assertThat(files()).isEqualTo(before);
  }

  private List<Path> rasters(String input) throws IOException {
    try (var files = Files.list(folder.resolve(input))) {
      return files.sorted().toList();
    }
  }

  private List<Path> files() throws IOException {
    try (var paths = Files.walk(folder)) {
      return paths.sorted().toList();
    }
  }

  private static List<Issue> check(Path observatory) {
    return CheckJob.check(SettingsReader.read(observatory.resolve("observatory.yaml")));
  }

  private static List<String> messages(List<Issue> issues, Severity severity) {
    return issues.stream()
        .filter(issue -> issue.severity() == severity)
        .map(Issue::message)
        .toList();
  }

  private void copy() throws IOException {
    try (var paths = Files.walk(sample)) {
      for (Path path : paths.toList()) {
        Path to = folder.resolve(sample.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(to);
        } else {
          Files.copy(path, to);
        }
      }
    }
  }
}
