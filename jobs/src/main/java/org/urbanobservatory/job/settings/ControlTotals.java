package org.urbanobservatory.job.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.model.Variable;

/** What a population input may be scaled to: people that statistics count. */
final class ControlTotals {
  private static final String KEY = "control_total";
  private static final String PEOPLE = "PERSONS";

  private ControlTotals() {}

  /**
   * @param tree the substituted configuration
   * @param input a population input of it
   * @param place where the input stands
   */
  static List<String> problems(JsonNode tree, JsonNode input, String place) {
    if (!input.hasNonNull(KEY)) {
      return List.of();
    }
    String named = input.path(KEY).asText();
    Optional<Variable> variable = Catalogue.load().findVariable(named);
    if (variable.isEmpty()) {
      List<String> known =
          Catalogue.load().acceptedVariables().stream()
              .filter(v -> v.unit().equals(PEOPLE))
              .map(Variable::id)
              .toList();
      return List.of(
          "%s.%s '%s' is no variable of statistics%s"
              .formatted(place, KEY, named, NearestName.hint(named, known)));
    }
    if (!variable.get().unit().equals(PEOPLE)) {
      return List.of(
          "%s.%s '%s' is in %s; name a variable that counts people, such as population"
              .formatted(place, KEY, named, variable.get().unit()));
    }
    if (tree.path("inputs").path("statistics").isEmpty()) {
      return List.of(
          "%s.%s '%s' needs statistics, which inputs does not name".formatted(place, KEY, named));
    }
    return List.of();
  }
}
