package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.urbanobservatory.index.BenchmarkInputs;
import org.urbanobservatory.index.Standardised;
import org.urbanobservatory.index.Standardiser;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Component;
import org.urbanobservatory.model.FormulaExample;
import org.urbanobservatory.model.Indicator;
import org.urbanobservatory.model.Indicator.Confidence;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Transform;

/** The guide's parameters are those of the transcriptions, and give their calculator's scores. */
class PublishedParametersTest {
  /** Not a number in the table, so the edition words them differently. */
  private static final Set<String> WORDED =
      Set.of(
          "economic_specialization",
          "land_use_mix",
          "number_of_monitoring_stations",
          "pm_concentration",
          "land_use_efficiency");

  /**
   * Codes where the calculator uses another parameter (a target of 857.37, a fixed ten stations) or
   * a national total whose population it does not state.
   */
  private static final Set<String> OTHER_PARAMETERS = Set.of("010301", "050101", "050103");

  /** Codes whose raw input the calculator gives in another definition than the indicator's. */
  private static final Set<String> OTHER_INPUTS = Set.of("050201", "060301");

  @Test
  void guideHoldsExactlyTheIndicatorsOfTheTable() throws IOException {
    Set<String> published =
        SharedCsv.rows("standardisation_parameters.csv").stream()
            .map(row -> row.get("id"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> leaves =
        Catalogue.load().edition("cpi-guide").leaves().stream()
            .map(Component::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(leaves).isEqualTo(published).hasSize(62);
    assertThat(leaves).allMatch(id -> Catalogue.load().findIndicator(id).isPresent());
  }

  @TestFactory
  Stream<DynamicTest> parametersOfTheGuide() throws IOException {
    return SharedCsv.rows("standardisation_parameters.csv").stream()
        .map(row -> DynamicTest.dynamicTest(row.get("id"), () -> parameters(row)));
  }

  private static void parameters(CSVRecord row) {
    Component leaf = SharedCsv.leaf("cpi-guide", row.get("id"));
    Indicator indicator = Catalogue.load().indicator(row.get("id"));
    Component dimension = parent("cpi-guide", parent("cpi-guide", leaf));
    assertThat(leaf.parentId()).isEqualTo(row.get("sub_dimension"));
    assertThat(dimension.id()).isEqualTo(row.get("dimension"));
    assertThat(leaf.options().get(0).confidence()).isEqualTo(confidence(row));
    assertThat(indicator.confidence()).isEqualTo(confidence(row));
    assertThat(indicator.direction().name()).isEqualToIgnoringCase(row.get("direction"));
    if (!WORDED.contains(row.get("id"))) {
      assertThat(leaf.options().get(0).standardisation()).isEqualTo(standardisation(row));
    }
  }

  private static Component parent(String edition, Component component) {
    return SharedCsv.leaf(edition, component.parentId());
  }

  private static Confidence confidence(CSVRecord row) {
    return Confidence.valueOf(row.get("confidence").toUpperCase(java.util.Locale.ROOT));
  }

  private static Standardisation standardisation(CSVRecord row) {
    return switch (row.get("type")) {
      case "identity" -> new Standardisation.Identity();
      case "direct" ->
          new Standardisation.Direct(transform(row), number(row, "min"), number(row, "max"));
      case "inverse" ->
          new Standardisation.Inverse(transform(row), number(row, "min"), number(row, "max"));
      case "target_two_sided" -> new Standardisation.TwoSidedTarget(number(row, "target"));
      case "objective_min" -> new Standardisation.ObjectiveMinimum(number(row, "target"));
      case "objective_max" -> new Standardisation.ObjectiveMaximum(number(row, "target"));
      default -> throw new IllegalArgumentException(row.get("type"));
    };
  }

  private static Transform transform(CSVRecord row) {
    return Transform.valueOf(row.get("transform").toUpperCase(java.util.Locale.ROOT));
  }

  private static Benchmark number(CSVRecord row, String column) {
    return Benchmark.of(Double.parseDouble(row.get(column)));
  }

  /** From the raw inputs, by the indicator's formula and the guide's benchmarks, to the score. */
  @TestFactory
  Stream<DynamicTest> calculatorOfQueretaro() throws IOException {
    Map<String, String> ids = SharedCsv.idsByCode();
    List<CSVRecord> rows =
        SharedCsv.rows("queretaro_simulator_inputs_scores.csv").stream()
            .filter(row -> row.get("level").equals("indicator"))
            .filter(row -> !OTHER_PARAMETERS.contains("0" + row.get("code")))
            .filter(row -> !OTHER_INPUTS.contains("0" + row.get("code")))
            .toList();
    assertThat(rows).hasSize(35);
    return rows.stream()
        .map(
            row -> {
              String id = ids.get("0" + row.get("code"));
              return DynamicTest.dynamicTest(id, () -> calculator(id, row));
            });
  }

  private static void calculator(String id, CSVRecord row) {
    String indicator = id.equals("pm_concentration") ? "pm10_concentration" : id;
    Component.Option option =
        SharedCsv.leaf("cpi-guide", id).options().stream()
            .filter(candidate -> candidate.indicatorId().equals(indicator))
            .findFirst()
            .orElseThrow();
    var inputs = BenchmarkInputs.of(queretaro(indicator).expected());
    var scored = (Standardised.Scored) Standardiser.score(option.standardisation(), inputs);
    assertThat(scored.score()).isCloseTo(Double.parseDouble(row.get("score")), within(1e-6));
  }

  /** The worked example of an indicator that carries the calculator's raw inputs. */
  private static FormulaExample queretaro(String indicator) {
    return Catalogue.load().indicator(indicator).examples().stream()
        .filter(example -> example.source() != null && example.source().startsWith("Queretaro"))
        .findFirst()
        .orElseThrow();
  }
}
