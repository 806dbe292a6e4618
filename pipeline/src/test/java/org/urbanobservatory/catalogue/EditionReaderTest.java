package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Indicator.Confidence;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Transform;

/** An edition that a user wrote, with indicators that the catalogue does not know. */
class EditionReaderTest {
  private static final String TWO_LEVELS =
      """
      id: my-index
      title: My index
      source: own work
      components:
        # children may stand before their parents
        - { id: noise_level, parent: wellbeing, kind: objective_max, target: 55, weight: 2 }
        - { id: bakeries, parent: wellbeing, indicator: bakeries_per_1000, kind: direct, transform: sqrt, min: 0, max: 4 }
        - { id: wellbeing, title: Wellbeing, aggregation: harmonic, minimum_coverage: 0.6 }
      """;

  @TempDir Path folder;

  @Test
  void twoLevelsWithOwnWeights() throws IOException {
    Edition edition = EditionReader.read(Files.writeString(folder.resolve("my.yaml"), TWO_LEVELS));

    assertThat(edition.components())
        .extracting(Component::id)
        .containsExactly("wellbeing", "noise_level", "bakeries");
    Component root = edition.root();
    assertThat(root.level()).isEqualTo(Level.INDEX);
    assertThat(root.aggregation()).isEqualTo(Aggregation.HARMONIC);
    assertThat(root.minimumCoverage()).isEqualTo(0.6);
    assertThat(edition.findBand(50)).isEmpty();
    assertThat(edition.fixedBenchmarks()).isTrue();
  }

  @Test
  void leavesHaveDefaults() throws IOException {
    Edition edition = EditionReader.read(Files.writeString(folder.resolve("my.yaml"), TWO_LEVELS));

    Component noise = edition.leaves().get(0);
    assertThat(noise.weight()).isEqualTo(2);
    assertThat(noise.title()).isEqualTo("noise_level");
    assertThat(noise.level()).isEqualTo(Level.INDICATOR);
    Component.Option bakeries = edition.leaves().get(1).options().get(0);
    assertThat(bakeries.indicatorId()).isEqualTo("bakeries_per_1000");
    assertThat(bakeries.confidence()).isEqualTo(Confidence.ONE_SOURCE);
    assertThat(bakeries.maxAgeYears()).isEqualTo(5);
    assertThat(bakeries.standardisation())
        .isEqualTo(new Standardisation.Direct(Transform.SQRT, Benchmark.of(0), Benchmark.of(4)));
  }

  @Test
  void levelsFollowTheDepth() throws IOException {
    Edition edition =
        EditionReader.read(
            Files.writeString(
                folder.resolve("deep.yaml"),
                """
                id: deep
                title: Deep
                source: own work
                max_age_years: 3
                levels:
                  index: { aggregation: geometric }
                  dimension: { aggregation: arithmetic }
                  sub_dimension: { aggregation: arithmetic, minimum_coverage: 0.25 }
                components:
                  - { id: all }
                  - { id: one, parent: all }
                  - { id: two, parent: one }
                  - { id: three, parent: two, kind: identity }
                """));
    assertThat(edition.components())
        .extracting(Component::level)
        .containsExactly(Level.INDEX, Level.DIMENSION, Level.SUB_DIMENSION, Level.INDICATOR);
    assertThat(edition.components())
        .extracting(Component::minimumCoverage)
        .containsExactly(1.0, 0.5, 0.25, null);
    assertThat(edition.leaves().get(0).options().get(0).maxAgeYears()).isEqualTo(3);
  }

  /** At the ends of a range, of an unknown indicator, and of a value that is divided first. */
  @Test
  void benchmarksThatCanBeReached_areRead() throws IOException {
    Edition edition =
        EditionReader.read(
            Files.writeString(
                folder.resolve("reached.yaml"),
                """
                id: reached
                title: Reached
                source: own work
                treatment: { steps: [{ step: denominate }] }
                components:
                  - { id: all, aggregation: arithmetic }
                  - { id: gini_coefficient, parent: all, kind: inverse, min: 0, max: 1 }
                  - { id: literacy_rate, parent: all, kind: direct, min: 0, max: 160, denominator: income }
                  - { id: noise_level, parent: all, kind: objective_max, target: 5500 }
                """));
    assertThat(edition.leaves()).hasSize(3);
  }
}
