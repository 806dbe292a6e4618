package org.urbanobservatory.job.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.urbanobservatory.job.settings.InputSettings;
import org.urbanobservatory.job.settings.InputSettings.Layer;
import org.urbanobservatory.job.settings.InputSettings.Population;
import org.urbanobservatory.job.settings.InputSettings.Statistics;
import org.urbanobservatory.job.settings.InputSettings.Streets;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.Header;
import org.urbanobservatory.source.vector.Feature;

/**
 * The columns that an input needs: those that the configuration names, and those of a long table.
 */
final class NamedColumns {
  private static final List<String> STATISTICS =
      List.of("country_code", "city_id", "variable", "year", "value");

  private NamedColumns() {}

  /**
   * The columns of a table have to be in its header.
   *
   * @throws Fault of the first one that is missing
   */
  static void require(InputSettings input, Header header) throws Fault {
    for (String column : ofTable(input)) {
      header.require(column);
    }
  }

  /**
   * The columns of a layer have to be among the properties of its features.
   *
   * @throws Fault of the first one that is missing
   */
  static void require(InputSettings input, List<Feature> features) throws Fault {
    var found = new TreeSet<String>();
    features.forEach(feature -> found.addAll(feature.properties().keySet()));
    for (String column : ofFeatures(input)) {
      if (!found.contains(column)) {
        throw Fault.invalid(
            "missing_column",
            "properties",
            "column '%s' is missing; found: %s%s"
                .formatted(column, String.join(", ", found), NearestName.hint(column, found)));
      }
    }
  }

  private static List<String> ofTable(InputSettings input) {
    if (input instanceof Statistics s) {
      return STATISTICS.stream()
          .filter(column -> !s.constants().containsKey(column))
          .map(column -> s.columns().getOrDefault(column, column))
          .toList();
    }
    if (input instanceof Population p) {
      return List.of(p.x(), p.y(), p.column());
    }
    return ofFeatures(input);
  }

  private static List<String> ofFeatures(InputSettings input) {
    Stream<String> named = Stream.of();
    if (input instanceof Streets s) {
      named = Stream.of(s.classColumn(), s.widthColumn(), s.lanesColumn(), s.onewayColumn());
    } else if (input instanceof Population p) {
      named = Stream.of(p.column());
    } else if (input instanceof Layer layer) {
      named = ofLayer(layer);
    }
    return named.filter(Objects::nonNull).toList();
  }

  /** By convention the options that name a column: x, y, and those that end in {@code column}. */
  private static Stream<String> ofLayer(Layer layer) {
    return layer.options().entrySet().stream()
        .filter(option -> option.getKey().matches("x|y|.*column"))
        .map(Map.Entry::getValue)
        .sorted();
  }
}
