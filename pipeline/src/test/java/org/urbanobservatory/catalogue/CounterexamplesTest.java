package org.urbanobservatory.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;

/** Every definition of {@code schemas/counterexamples} is refused with the message it states. */
class CounterexamplesTest {

  @TestFactory
  Stream<DynamicTest> refused() {
    return SchemaFiles.yamlIn("counterexamples").stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> refused(name)));
  }

  private static void refused(String file) {
    JsonNode counterexample = SchemaFiles.document(file).root();
    String name = file.replaceFirst(".*/(.*)\\.yaml", "$1");
    String definition = counterexample.get("definition").asText();
    var refusal =
        catchThrowableOfType(
            CatalogueException.class,
            () -> read(counterexample.get("refused_as").asText(), name, definition));
    assertThat(refusal).as("the definition is accepted").isNotNull();
    assertThat(refusal.problems()).allMatch(problem -> problem.startsWith("Invalid "));
    assertThat(refusal.problems())
        .allMatch(problem -> problem.contains(name) || problem.contains(".yaml"));
    for (JsonNode message : counterexample.get("messages")) {
      assertThat(refusal.getMessage()).contains(message.asText());
    }
  }

  private static void read(String kind, String name, String definition) {
    var problems = new Problems();
    YamlDocument document =
        Yaml.document(name, new ByteArrayInputStream(definition.getBytes(StandardCharsets.UTF_8)));
    switch (kind) {
      case "edition" -> EditionReader.read(document);
      case "catalogue_edition" -> edition(document, problems);
      case "indicator" -> indicator(document, problems);
      case "units" -> DefinitionTable.read(document, "units", CatalogueReader::unit, problems);
      case "variables" -> variables(document, problems);
      default -> throw new IllegalArgumentException("Invalid refused_as: " + kind);
    }
    problems.throwIfAny();
  }

  private static void edition(YamlDocument document, Problems problems) {
    Edition edition = EditionReader.read(document);
    check(variables(), indicators(), Map.of(document.file(), edition), problems);
  }

  private static void indicator(YamlDocument document, Problems problems) {
    IndicatorFile file = new IndicatorReader(Map.of("S1", "a source")).read(document);
    check(variables(), Map.of(document.file(), file), Map.of(), problems);
  }

  private static void variables(YamlDocument document, Problems problems) {
    Map<String, Variable> variables = variables();
    variables.putAll(
        DefinitionTable.read(document, "variables", CatalogueReader::variable, problems));
    check(variables, indicators(), Map.of(), problems);
  }

  private static void check(
      Map<String, Variable> variables,
      Map<String, IndicatorFile> indicators,
      Map<String, Edition> editions,
      Problems problems) {
    var units = new TreeMap<String, Unit>();
    Catalogue.load().units().forEach(unit -> units.put(unit.id(), unit));
    new CatalogueCheck(units, variables, indicators, editions, problems).check();
  }

  private static Map<String, Variable> variables() {
    var variables = new TreeMap<String, Variable>();
    Catalogue.load().variables().forEach(variable -> variables.put(variable.id(), variable));
    return variables;
  }

  private static Map<String, IndicatorFile> indicators() {
    var files = new TreeMap<String, IndicatorFile>();
    Catalogue.load()
        .indicators()
        .forEach(indicator -> files.put(indicator.id(), new IndicatorFile(indicator, null, null)));
    return files;
  }
}
