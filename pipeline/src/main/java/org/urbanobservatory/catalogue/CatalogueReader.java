package org.urbanobservatory.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Unit;
import org.urbanobservatory.model.Variable;

/** Reads all definition files, checks them against each other and collects every problem. */
final class CatalogueReader {
  private final Problems problems = new Problems();

  Catalogue read() {
    Map<String, Unit> units = rows("units", CatalogueReader::unit);
    Map<String, Variable> variables = rows("variables", CatalogueReader::variable);
    Map<String, String> sources = rows("sources", CatalogueReader::source);
    Map<String, IndicatorFile> indicators = files("indicators", indicator(sources));
    Map<String, Edition> editions = files("editions", this::edition);
    new CatalogueCheck(units, variables, indicators, editions, problems).check();
    problems.throwIfAny();
    return new Catalogue(units, variables, indicators, editions, Catalogue.hashOfFiles());
  }

  private <T> Map<String, T> rows(String table, Function<Entry, T> reader) {
    return DefinitionTable.read(SchemaFiles.document(table + ".yaml"), table, reader, problems);
  }

  private <T> Map<String, T> files(String folder, Function<YamlDocument, T> reader) {
    var definitions = new LinkedHashMap<String, T>();
    for (String name : SchemaFiles.yamlIn(folder)) {
      problems
          .attempt(name, () -> named(SchemaFiles.document(name), folder))
          .flatMap(document -> problems.attempt(name, () -> reader.apply(document)))
          .ifPresent(definition -> definitions.put(idOf(name), definition));
    }
    return definitions;
  }

  /** The file's name is its id, so that a definition is found where it is looked for. */
  private static YamlDocument named(YamlDocument document, String folder) {
    String id = document.root().path("id").asText();
    if (!document.file().equals(folder + "/" + id + ".yaml")) {
      throw new IllegalArgumentException("the file defines '" + id + "'; name it " + id + ".yaml");
    }
    return document;
  }

  private static String idOf(String name) {
    return name.substring(name.indexOf('/') + 1, name.length() - ".yaml".length());
  }

  private static Function<YamlDocument, IndicatorFile> indicator(Map<String, String> sources) {
    return new IndicatorReader(sources)::read;
  }

  private Edition edition(YamlDocument document) {
    return EditionReader.read(document);
  }

  static String source(Entry row) {
    return row.text("title");
  }

  static Unit unit(Entry row) {
    return new Unit(row.text("id"), row.text("title"), row.text("quantity"), row.number("factor"));
  }

  static Variable variable(Entry row) {
    return new Variable(
        row.text("id"),
        row.text("title"),
        row.text("definition"),
        row.text("unit"),
        row.word("origin", Variable.Origin.class),
        row.findNumber("minimum").orElse(null),
        row.findNumber("maximum").orElse(null),
        row.node().path("census").asBoolean(false));
  }
}
