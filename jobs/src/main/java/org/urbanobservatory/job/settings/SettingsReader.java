package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Edition;

/** Reads a configuration, or says everything that is wrong with it. */
public final class SettingsReader {
  private final Map<String, String> environment;
  private final Supplier<Set<String>> editions;

  /**
   * @param environment what {@code ${NAME}} reads
   * @param editions ids of the catalogue's editions, asked for once the file is read
   */
  public SettingsReader(Map<String, String> environment, Supplier<Set<String>> editions) {
    this.environment = Map.copyOf(environment);
    this.editions = editions;
  }

  /**
   * The settings of a file, with the process's environment and the catalogue's editions.
   *
   * @throws ConfigException with all problems found
   */
  public static ObservatorySettings read(Path file) {
    return new SettingsReader(System.getenv(), SettingsReader::editionIds).settings(file);
  }

  private static Set<String> editionIds() {
    return Catalogue.load().editions().stream().map(Edition::id).collect(Collectors.toSet());
  }

  /**
   * The settings of a file.
   *
   * @throws ConfigException with all problems found
   */
  public ObservatorySettings settings(Path file) {
    JsonNode written = YamlFile.read(file);
    SettingsSchema schema = SettingsSchema.load();
    var substitution = new Substitution(environment, schema.scalarKeys());
    JsonNode tree = substitution.apply(written);
    refuse(file, substitution, schema.problems(tree), References.problems(tree, editions.get()));
    return new SettingsTree(
            file.toAbsolutePath().normalize(), written, tree, substitution.secrets())
        .settings();
  }

  private static void refuse(
      Path file, Substitution substitution, List<String> shape, List<String> references) {
    var problems = new ArrayList<>(substitution.problems());
    problems.addAll(shape);
    problems.addAll(references);
    // What follows from an unset variable, which stays as written, is no news.
    problems.removeIf(problem -> shape.contains(problem) && problem.contains("${"));
    if (!problems.isEmpty()) {
      String prefix = "Invalid config " + file.getFileName() + ": ";
      throw new ConfigException(
          problems.stream().map(p -> substitution.secrets().redact(prefix + p)).toList());
    }
  }
}
