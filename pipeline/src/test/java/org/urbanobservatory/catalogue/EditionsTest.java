package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Level;

/** The editions that the observatory ships. */
class EditionsTest {

  @ParameterizedTest
  @CsvSource({"cpi-guide, 6, 22, 62", "cpi-mexico-2016, 6, 22, 40"})
  void countsOfTheTree(String id, int dimensions, int subDimensions, int indicators) {
    Edition edition = edition(id);
    assertThat(edition.root().id()).isEqualTo("cpi");
    assertThat(count(edition, Level.DIMENSION)).isEqualTo(dimensions);
    assertThat(count(edition, Level.SUB_DIMENSION)).isEqualTo(subDimensions);
    assertThat(edition.leaves()).hasSize(indicators);
  }

  @Test
  void indexIsGeometricAndEverythingInsideArithmetic() {
    for (Component component : edition("cpi-guide").components()) {
      if (component.level() == Level.INDEX) {
        assertThat(component.aggregation()).isEqualTo(Aggregation.GEOMETRIC);
        assertThat(component.minimumCoverage()).isEqualTo(1.0);
      } else if (!component.isLeaf()) {
        assertThat(component.aggregation()).isEqualTo(Aggregation.ARITHMETIC);
        assertThat(component.minimumCoverage()).isEqualTo(0.5);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cpi-guide, 100, very_solid",
    "cpi-guide, 80, very_solid",
    "cpi-guide, 79.999, solid",
    "cpi-guide, 60, moderately_solid",
    "cpi-guide, 59.99, moderately_weak",
    "cpi-guide, 40, weak",
    "cpi-guide, 39.99, very_weak",
    "cpi-guide, 0, very_weak",
    "cpi-2012, 90, very_solid",
    "cpi-2012, 49.99, very_weak"
  })
  void bandsAreHalfOpen(String id, double score, String band) {
    assertThat(edition(id).findBand(score)).map(found -> found.id()).contains(band);
  }

  @Test
  void mexicoNamesTheSubDimensionWithoutAnId() {
    assertThat(edition("cpi-mexico-2016").children("economic_burden"))
        .extracting(Component::id)
        .containsExactly("old_age_dependency_ratio");
  }

  @Test
  void edition2012HasFiveDimensionIndices() {
    assertThat(edition("cpi-2012").leaves())
        .extracting(Component::id)
        .containsExactly(
            "productivity", "quality_of_life", "infrastructure", "environment", "equity");
  }

  private static long count(Edition edition, Level level) {
    return edition.components().stream().filter(c -> c.level() == level).count();
  }

  static Edition edition(String id) {
    return EditionReader.read(SchemaFiles.document("editions/" + id + ".yaml"));
  }
}
