package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Transform;

/** A contextual index in a few lines. */
class EditionExtensionTest {
  private static final String CONTEXTUAL =
      """
      id: cpi-coast
      title: CPI of the coast
      source: own work after cpi-guide
      extends: cpi-guide
      levels: { index: { aggregation: arithmetic } }
      drop: [urban_diversity, theft_rate]
      change:
        - { id: education, weight: 2 }
        - { id: life_expectancy_at_birth, min: 54 }
        - { id: street_density, kind: objective_min, target: 20 }
      add:
        - { id: flood_protection, parent: sustainable_energy, title: Flood protection, kind: identity }
      """;

  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void dropsChangesAndAdds() throws IOException {
    Edition guide = Catalogue.load().edition("cpi-guide");
    Edition coast = EditionReader.read(write("coast.yaml", CONTEXTUAL));

    assertThat(coast.id()).isEqualTo("cpi-coast");
    assertThat(coast.root().aggregation()).isEqualTo(Aggregation.ARITHMETIC);
    assertThat(coast.root().minimumCoverage()).as("as in the guide").isEqualTo(1);
    assertThat(coast.leaves()).hasSize(guide.leaves().size() - 2 + 1);
    assertThat(coast.findComponent("land_use_mix")).as("goes with its parent").isEmpty();
    assertThat(coast.findComponent("education").orElseThrow().weight()).isEqualTo(2);
    assertThat(coast.findComponent("flood_protection").orElseThrow().parentId())
        .isEqualTo("sustainable_energy");
    assertThat(coast.bands()).isEqualTo(guide.bands());
    assertThat(kind(coast, "life_expectancy_at_birth"))
        .isEqualTo(
            new Standardisation.Direct(Transform.LINEAR, Benchmark.of(54), Benchmark.of(83.48)));
    assertThat(kind(coast, "street_density"))
        .isEqualTo(new Standardisation.ObjectiveMinimum(Benchmark.of(20)));
    assertThat(kind(coast, "homicide_rate")).isEqualTo(kind(guide, "homicide_rate"));
  }

  private static Standardisation kind(Edition edition, String id) {
    Component leaf = edition.findComponent(id).orElseThrow();
    return leaf.options().get(0).standardisation();
  }

  @Test
  void extensionsCanBeExtended() throws IOException {
    write("coast.yaml", CONTEXTUAL);
    Path bay =
        write(
            "bay.yaml",
            """
            id: cpi-bay
            title: CPI of the bay
            source: own work
            extends: coast.yaml
            change: [{ id: education, weight: 3 }]
            """);
    Edition edition = EditionReader.read(bay);
    assertThat(edition.findComponent("education").orElseThrow().weight()).isEqualTo(3);
    assertThat(edition.findComponent("flood_protection")).isPresent();
  }

  @Test
  void aChainThatComesBackToItself_isRefused() throws IOException {
    String edition = "id: %s%ntitle: x%nsource: x%nextends: %s.yaml%n";
    Path a = write("a.yaml", edition.formatted("a", "b"));
    write("b.yaml", edition.formatted("b", "c"));
    write("c.yaml", edition.formatted("c", "a"));
    assertThatThrownBy(() -> EditionReader.read(a))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("a.yaml, line 4 (/extends): the chain comes back to itself: ")
        .hasMessageContaining("c.yaml > ");
  }

  @Test
  void aFaultInTheBase_namesTheBase() throws IOException {
    write(
        "base.yaml",
        """
        id: base
        title: Base
        source: x
        levels: { index: { aggregation: arithmetic } }
        components:
          - { id: all }
          - { id: noise, parent: all, kind: direct, min: 5, max: 1 }
        """);
    Path file = write("mine.yaml", "id: mine\ntitle: x\nsource: x\nextends: base.yaml\n");
    assertThatThrownBy(() -> EditionReader.read(file))
        .hasMessageContaining("base.yaml, line 7, component 'noise': benchmarks: minimum 5.0");
  }

  @Test
  void aFaultInTheChange_namesTheExtension() throws IOException {
    Path file =
        write(
            "mine.yaml",
            """
            id: mine
            title: x
            source: x
            extends: cpi-guide
            change:
              - { id: life_expectancy_at_birth, min: 90 }
            """);
    assertThatThrownBy(() -> EditionReader.read(file))
        .hasMessageContaining("mine.yaml, line 6, component 'life_expectancy_at_birth'")
        .hasMessageContaining("minimum 90.0 is not below maximum 83.48");
  }
}
