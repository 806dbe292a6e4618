package org.urbanobservatory.source.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.urbanobservatory.SharedData;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.step.ingest.LandUseTables;
import org.urbanobservatory.step.ingest.OpenSpaceTables;

class ExtractRuleTest {
  private static final ExtractRule OPEN_SPACE = OpenSpaceTables.extractRule();
  private static final ExtractRule LAND_USE = LandUseTables.extractRule();

  @Test
  void tellsFilteredFromWholeExtracts() {
    assertThat(isFiltered("porto-alegre/poa_osm.pbf")).isEqualTo("true true");
    assertThat(isFiltered("osm/monaco-latest.osm.pbf")).isEqualTo("false false");
    assertThat(isFiltered("osm/andorra.osm.pbf")).isEqualTo("false false");
    // Both were cut down to roads: 54,713 and 1,967 elements with highway, none with landuse.
    assertThat(isFiltered("osm/porto_portugal.osm.pbf")).isEqualTo("true true");
    assertThat(isFiltered("osm/bangor_maine.osm.pbf")).isEqualTo("true true");
  }

  @Test
  void saysWhy() {
    assertThat(OPEN_SPACE.evidence(counts("porto-alegre/poa_osm.pbf")))
        .isEqualTo(
            "20324 elements with highway and 15 with leisure or place=square or landuse=recreation_ground or landuse=village_green");
  }

  @Test
  void fewStreetsTellNothing() {
    var rule = new ExtractRule(List.of("leisure"), 200, 500);

    assertThat(rule.isFiltered(counted(199, 0))).isFalse();
    assertThat(rule.isFiltered(counted(200, 0))).isTrue();
    assertThat(rule.isFiltered(counted(500, 1))).isFalse();
    assertThat(rule.isFiltered(counted(501, 1))).isTrue();
  }

  @Test
  void tagThatWasNotCountedIsNotZero() {
    var rule = new ExtractRule(List.of("landuse"), 200, 500);

    assertThatThrownBy(() -> rule.isFiltered(counted(500, 1)))
        .hasMessage("Invalid extract counts: tag landuse was not counted, only [highway, leisure]");
  }

  private static Map<String, Long> counted(long highways, long leisure) {
    return Map.of("highway", highways, "leisure", leisure);
  }

  private static String isFiltered(String file) {
    Map<String, Long> counts = counts(file);
    return OPEN_SPACE.isFiltered(counts) + " " + LAND_USE.isFiltered(counts);
  }

  private static Map<String, Long> counts(String file) {
    Path path = SharedData.folder(file.substring(0, file.indexOf('/')));
    return OsmExtract.read(
            ByteSource.of(path.resolve(file.substring(file.indexOf('/') + 1))),
            List.of(new OsmRegion("nowhere", -1, -1, 0, 0)),
            OsmSelection.highways()
                .counting(OPEN_SPACE.countedTags())
                .counting(LAND_USE.countedTags()))
        .counts()
        .tags();
  }
}
