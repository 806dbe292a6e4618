package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.urbanobservatory.index.BenchmarkInputs;
import org.urbanobservatory.index.IndexComputation;
import org.urbanobservatory.index.Standardised;
import org.urbanobservatory.index.Standardiser;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.IndicatorValue;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.model.Score;

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

  /** Goal 11: nobody in slums is 100, a fifth is 80; 20 micrograms lie halfway from 35 to 5. */
  @ParameterizedTest
  @CsvSource({
    "slum_households, 0, 100",
    "slum_households, 20, 80",
    "pm25_concentration, 5, 100",
    "pm25_concentration, 3, 100",
    "pm25_concentration, 20, 50",
    "pm25_concentration, 40, 0"
  })
  void goal11_scoresAgainstStatedTargets(String leaf, double value, double score) {
    Component.Option option = edition("sdg11").findComponent(leaf).orElseThrow().options().get(0);
    assertThat(Standardiser.score(option.standardisation(), BenchmarkInputs.of(value)))
        .isEqualTo(new Standardised.Scored(score, null));
  }

  /** 11.6.2 is what residents breathe; a value of the city as a whole stands in for it. */
  @Test
  void goal11_prefersParticlesWeightedByPopulation() {
    var place = new Place("XAV", "a");
    IndicatorValue stated = value(place, "pm25_concentration", 20.0);
    IndicatorValue weighted = value(place, "pm25_population_weighted", 35.0);
    assertThat(particles(place, List.of(stated))).isEqualTo(50);
    assertThat(particles(place, List.of(stated, weighted))).isZero();
  }

  private static double particles(Place place, List<IndicatorValue> values) {
    return new IndexComputation(edition("sdg11"))
        .score(place, 2020, values).scores().stream()
            .filter(score -> score.componentId().equals("pm25_concentration"))
            .findFirst()
            .orElseThrow()
            .score();
  }

  @Test
  void goal11_showsWhatHasNoTarget_andLeavesItOut() {
    Edition goal = edition("sdg11");
    var place = new Place("XAV", "a");
    List<IndicatorValue> values =
        List.of(
            value(place, "slum_households", 20.0),
            value(place, "pm25_concentration", 20.0),
            value(place, "access_to_public_transport", 90.0),
            value(place, "access_to_open_public_space", 40.0),
            value(place, "solid_waste_collection", 66.0));
    Map<String, Score> scores =
        new IndexComputation(goal)
            .score(place, 2020, values).scores().stream()
                .collect(Collectors.toMap(Score::componentId, score -> score));
    assertThat(scores.get("solid_waste_collection").score()).isNull();
    assertThat(scores.get("solid_waste_collection").rawValue()).isEqualTo(66);
    assertThat(scores.get("solid_waste_collection").reason()).isEqualTo("not_applicable: unscored");
    assertThat(scores.get("civic_participation").reason()).isEqualTo("not_applicable: unscored");
    assertThat(scores.get("11.3").reason()).isEqualTo("not_applicable: no child applies");
    assertThat(scores.get("11.6").score()).isEqualTo(50);
    assertThat(scores.get("11.6").coverage()).isEqualTo(1);
    assertThat(scores.get("sdg11").score()).as("the mean of 80, 90, 50 and 40").isEqualTo(65);
  }

  private static IndicatorValue value(Place place, String indicator, double value) {
    return new IndicatorValue(
        place,
        "boundary",
        indicator,
        null,
        null,
        2020,
        Breakdown.TOTAL,
        value,
        Catalogue.load().indicator(indicator).unit(),
        null,
        null,
        null,
        null,
        2020,
        false,
        "A",
        "C",
        "test",
        "test",
        null);
  }

  /** The five domains and four objectives are all there is; the tags are ours. */
  @Test
  void everyIndicator_hasACellOfTheMonitoringFramework() {
    assertThat(Catalogue.load().indicators())
        .allSatisfy(
            indicator ->
                assertThat(indicator.cell())
                    .as("key gumf in indicators/%s.yaml", indicator.id())
                    .isNotNull());
  }

  private static long count(Edition edition, Level level) {
    return edition.components().stream().filter(c -> c.level() == level).count();
  }

  static Edition edition(String id) {
    return EditionReader.read(SchemaFiles.document("editions/" + id + ".yaml"));
  }
}
