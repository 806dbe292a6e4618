package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.urbanobservatory.index.Benchmarks;
import org.urbanobservatory.index.Standardiser;
import org.urbanobservatory.model.Benchmark;
import org.urbanobservatory.model.Scaling;
import org.urbanobservatory.model.Standardisation;
import org.urbanobservatory.model.Standardisation.Direction;
import org.urbanobservatory.model.Transform;

/** Reads how a value becomes a score: the keys {@code kind}, {@code transform}, benchmarks. */
final class StandardisationReader {
  private StandardisationReader() {}

  /** The keys that each kind reads; another one is a mistake, not a remark. */
  private static final Map<String, Set<String>> KEYS =
      Map.ofEntries(
          Map.entry("identity", Set.of()),
          Map.entry("direct", Set.of("transform", "min", "max")),
          Map.entry("inverse", Set.of("transform", "min", "max")),
          Map.entry("two_sided_target", Set.of("target")),
          Map.entry("objective_min", Set.of("target")),
          Map.entry("objective_max", Set.of("target")),
          Map.entry("land_use_efficiency", Set.of("inner")),
          Map.entry("unscored", Set.of()),
          Map.entry("goalposts", Set.of("direction", "min", "max", "from", "to")),
          Map.entry("min_max", Set.of("direction", "from", "to")),
          Map.entry("z_score", Set.of("direction", "mean", "deviation")),
          Map.entry("rank", Set.of("direction")),
          Map.entry("borda", Set.of("direction")),
          Map.entry("percentile_rank", Set.of("direction")),
          Map.entry("distance_to_target", Set.of("direction", "target", "cap")),
          Map.entry("distance_to_reference", Set.of("direction", "reference")));

  private static final List<String> SCORING =
      List.of(
          "transform", "min", "max", "target", "inner", "direction", "from", "to", "mean",
          "deviation", "cap", "reference");

  /** A standardisation that package {@code index} accepts. */
  static Standardisation read(Entry row) {
    return read(row, row);
  }

  /**
   * A standardisation whose kind another mapping gives, the edition's default.
   *
   * @param how the mapping with {@code kind} and its parameters
   * @param row the row, which says which direction is better where the default does not
   */
  static Standardisation read(Entry how, Entry row) {
    String kind = how.text("kind");
    refuseStrayKeys(how, kind);
    if (how != row) {
      refuseOtherThanDirection(row);
    }
    Standardisation standardisation = unchecked(kind, how, row);
    Standardiser.check(standardisation);
    return standardisation;
  }

  private static Standardisation unchecked(String kind, Entry how, Entry row) {
    return switch (kind) {
      case "identity" -> new Standardisation.Identity();
      case "direct" ->
          new Standardisation.Direct(transform(how), benchmark(how, "min"), benchmark(how, "max"));
      case "inverse" ->
          new Standardisation.Inverse(transform(how), benchmark(how, "min"), benchmark(how, "max"));
      case "two_sided_target" -> new Standardisation.TwoSidedTarget(benchmark(how, "target"));
      case "objective_min" -> new Standardisation.ObjectiveMinimum(benchmark(how, "target"));
      case "objective_max" -> new Standardisation.ObjectiveMaximum(benchmark(how, "target"));
      case "land_use_efficiency" -> new Standardisation.LandUseEfficiency(read(how.entry("inner")));
      case "unscored" -> new Standardisation.Unscored();
      case "goalposts" ->
          new Standardisation.Goalposts(
              direction(how, row), how.number("min"), how.number("max"), from(how), to(how));
      default -> new Standardisation.Relative(scaling(kind, how), direction(how, row));
    };
  }

  /** A comparison of places, whichever direction is better. */
  static Scaling scaling(Entry how) {
    String kind = how.text("kind");
    refuseStrayKeys(how, kind);
    return scaling(kind, how);
  }

  private static Scaling scaling(String kind, Entry how) {
    return switch (kind) {
      case "min_max" -> new Scaling.MinMax(from(how), to(how));
      case "z_score" ->
          new Scaling.ZScore(
              how.findNumber("mean").orElse(0.0), how.findNumber("deviation").orElse(1.0));
      case "rank" -> new Scaling.Rank();
      case "borda" -> new Scaling.Borda();
      case "percentile_rank" -> new Scaling.PercentileRank();
      case "distance_to_target" ->
          new Scaling.DistanceToTarget(
              how.number("target"),
              how.findWord("cap", Scaling.Cap.class).orElse(Scaling.Cap.AT_TARGET));
      case "distance_to_reference" ->
          new Scaling.DistanceToReference(how.word("reference", Scaling.Reference.class));
      default -> throw new IllegalArgumentException("kind '" + kind + "' is unknown");
    };
  }

  private static double from(Entry how) {
    return how.findNumber("from").orElse(0.0);
  }

  private static double to(Entry how) {
    return how.findNumber("to").orElse(100.0);
  }

  private static Direction direction(Entry how, Entry row) {
    return row.findWord("direction", Direction.class)
        .or(() -> how.findWord("direction", Direction.class))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kind %s compares values, so say 'direction: higher_better' or 'lower_better'"
                        .formatted(how.text("kind"))));
  }

  private static void refuseStrayKeys(Entry how, String kind) {
    for (String key : SCORING) {
      if (how.has(key) && !KEYS.getOrDefault(kind, Set.copyOf(SCORING)).contains(key)) {
        throw new IllegalArgumentException("kind " + kind + " has no '" + key + "'");
      }
    }
  }

  private static void refuseOtherThanDirection(Entry row) {
    for (String key : SCORING) {
      if (row.has(key) && !key.equals("direction")) {
        throw new IllegalArgumentException(
            "'" + key + "' without a kind; say the kind in the row as well");
      }
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
