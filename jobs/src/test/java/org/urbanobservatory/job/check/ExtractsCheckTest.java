package org.urbanobservatory.job.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.job.settings.SettingsReader;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;

/** On the extract of Bangor, Maine, whose box ends at latitude 44.757 and which holds no park. */
class ExtractsCheckTest {
  private static final String CITY =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature",
       "properties":{"city_id":"bangor","country_code":"USA","name":"Bangor"},
       "geometry":{"type":"Polygon","coordinates":
        [[[-68.80,44.79],[-68.75,44.79],[-68.75,44.82],[-68.80,44.82],[-68.80,44.79]]]}}]}
      """;

  @TempDir private Path folder;

  @Test
  void saysThatAnExtractWithoutParksWasFiltered() throws IOException {
    List<Issue> issues = issues(1600);

    assertThat(issues).extracting(Issue::code).containsExactly("extract_filtered");
    assertThat(issues.get(0).message()).contains("it holds no parks (leisure=park) at all");
  }

  @Test
  void saysThatAnExtractEndsInsideTheBuffer() throws IOException {
    List<Issue> issues = issues(20_000);

    assertThat(issues)
        .extracting(Issue::code)
        .containsExactly("extract_ends_in_buffer", "extract_filtered");
    assertThat(issues.get(0).place()).isEqualTo(new Place("USA", "bangor"));
    assertThat(issues.get(0).message())
        .contains("lat 44.75700 to")
        .endsWith("Cut a larger extract");
  }

  private List<Issue> issues(int bufferM) throws IOException {
    Files.writeString(folder.resolve("cities.geojson"), CITY);
    Path config = folder.resolve("observatory.yaml");
    Files.writeString(
        config,
        """
        observatory: { id: bangor, name: Bangor }
        years: [2019]
        countries: [{ code: USA, name: United States }]
        cities: { path: cities.geojson }
        extents: [{ id: boundary, kind: boundary }]
        editions: [cpi-guide]
        inputs:
          streets:
            - { id: osm, path: %s, year: 2019, source: OpenStreetMap }
        output: { path: output }
        settings: { network_buffer_m: %d }
        """
            .formatted(SharedData.folder("osm").resolve("bangor_maine.osm.pbf"), bufferM));
    return ExtractsCheck.issues(SettingsReader.read(config));
  }
}
