package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import org.urbanobservatory.index.Benchmarks;
import org.urbanobservatory.index.Standardiser;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Transform;

/** Reads how a value becomes a score: the keys {@code kind}, {@code transform}, benchmarks. */
final class StandardisationReader {
  private StandardisationReader() {}

  /** A standardisation that package {@code index} accepts. */
  static Standardisation read(Entry row) {
    refuseStrayKeys(row);
    Standardisation standardisation = unchecked(row);
    Standardiser.check(standardisation);
    return standardisation;
  }

  private static Standardisation unchecked(Entry row) {
    String kind = row.text("kind");
    return switch (kind) {
      case "identity" -> new Standardisation.Identity();
      case "direct" ->
          new Standardisation.Direct(transform(row), benchmark(row, "min"), benchmark(row, "max"));
      case "inverse" ->
          new Standardisation.Inverse(transform(row), benchmark(row, "min"), benchmark(row, "max"));
      case "two_sided_target" -> new Standardisation.TwoSidedTarget(benchmark(row, "target"));
      case "objective_min" -> new Standardisation.ObjectiveMinimum(benchmark(row, "target"));
      case "objective_max" -> new Standardisation.ObjectiveMaximum(benchmark(row, "target"));
      case "land_use_efficiency" -> new Standardisation.LandUseEfficiency(read(row.entry("inner")));
      default -> throw new IllegalArgumentException("kind '" + kind + "' is unknown");
    };
  }

  /** A benchmark that the kind does not read is a mistake, not a remark. */
  private static void refuseStrayKeys(Entry row) {
    String kind = row.text("kind");
    boolean isRanged = kind.equals("direct") || kind.equals("inverse");
    boolean isTargeted = kind.equals("two_sided_target") || kind.startsWith("objective_");
    refuse(row, isRanged, "transform");
    refuse(row, isRanged, "min");
    refuse(row, isRanged, "max");
    refuse(row, isTargeted, "target");
    refuse(row, kind.equals("land_use_efficiency"), "inner");
  }

  private static void refuse(Entry row, boolean isRead, String key) {
    if (!isRead && row.has(key)) {
      throw new IllegalArgumentException("kind " + row.text("kind") + " has no '" + key + "'");
    }
  }

  private static Transform transform(Entry row) {
    return row.findWord("transform", Transform.class).orElse(Transform.LINEAR);
  }

  private static Benchmark benchmark(Entry row, String key) {
    JsonNode node = row.node().path(key);
    return node.isNumber()
        ? Benchmark.of(node.asDouble())
        : new Benchmark.Function(Benchmarks.known(row.text(key)));
  }
}
