package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Transform;

/** Reads how a value becomes a score: the keys {@code kind}, {@code transform}, benchmarks. */
final class StandardisationReader {
  static final List<String> KINDS =
      List.of(
          "identity",
          "direct",
          "inverse",
          "two_sided_target",
          "objective_min",
          "objective_max",
          "land_use_efficiency");

  /** Benchmarks that depend on the city, by their names in package {@code index}. */
  static final List<String> FUNCTIONS =
      List.of("required_monitoring_stations", "herfindahl_target");

  private StandardisationReader() {}

  static Standardisation read(Entry row) {
    String kind = row.text("kind");
    return switch (kind) {
      case "identity" -> new Standardisation.Identity();
      case "direct" -> direct(row);
      case "inverse" -> inverse(row);
      case "two_sided_target" -> new Standardisation.TwoSidedTarget(target(row));
      case "objective_min" -> new Standardisation.ObjectiveMinimum(positiveTarget(row));
      case "objective_max" -> new Standardisation.ObjectiveMaximum(positiveTarget(row));
      case "land_use_efficiency" -> new Standardisation.LandUseEfficiency(read(row.entry("inner")));
      default ->
          throw new IllegalArgumentException(
              "kind '" + kind + "' is unknown" + Nearest.hint(kind, KINDS));
    };
  }

  private static Standardisation direct(Entry row) {
    checkRange(row);
    return new Standardisation.Direct(transform(row), benchmark(row, "min"), benchmark(row, "max"));
  }

  private static Standardisation inverse(Entry row) {
    checkRange(row);
    return new Standardisation.Inverse(
        transform(row), benchmark(row, "min"), benchmark(row, "max"));
  }

  private static Transform transform(Entry row) {
    return row.findWord("transform", Transform.class).orElse(Transform.LINEAR);
  }

  /** Two equal benchmarks divide by zero, and a transform needs them in its domain. */
  private static void checkRange(Entry row) {
    if (benchmark(row, "min") instanceof Benchmark.Fixed minimum) {
      checkDomain(transform(row), minimum.value());
      if (benchmark(row, "max") instanceof Benchmark.Fixed maximum
          && minimum.value() >= maximum.value()) {
        throw new IllegalArgumentException(
            "min " + minimum.value() + " is not below max " + maximum.value());
      }
    }
  }

  private static void checkDomain(Transform transform, double minimum) {
    boolean isOutside = transform == Transform.LN ? minimum <= 0 : minimum < 0;
    if (transform != Transform.LINEAR && isOutside) {
      throw new IllegalArgumentException(
          "min " + minimum + " is outside the domain of transform " + transform);
    }
  }

  private static Benchmark target(Entry row) {
    Benchmark target = benchmark(row, "target");
    if (target instanceof Benchmark.Fixed fixed && fixed.value() == 0) {
      throw new IllegalArgumentException("target 0 would divide by zero");
    }
    return target;
  }

  private static Benchmark positiveTarget(Entry row) {
    Benchmark target = benchmark(row, "target");
    if (target instanceof Benchmark.Fixed fixed && fixed.value() <= 0) {
      throw new IllegalArgumentException("target " + fixed.value() + " must be above 0");
    }
    return target;
  }

  private static Benchmark benchmark(Entry row, String key) {
    JsonNode node = row.node().path(key);
    if (node.isNumber()) {
      return Benchmark.of(node.asDouble());
    }
    String name = row.text(key);
    if (!FUNCTIONS.contains(name)) {
      throw new IllegalArgumentException(
          key
              + " '"
              + name
              + "' is neither a number nor a known function"
              + Nearest.hint(name, FUNCTIONS));
    }
    return new Benchmark.Function(name);
  }
}
