package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks the benchmarks of a row against the values that the catalogue's indicator can have: a
 * benchmark that no value can reach is in another unit, or a slip.
 */
final class BenchmarkRange {
  private static final List<String> KEYS = List.of("min", "max", "target");

  /** The definitions do not change while a process runs; an indicator is read once. */
  private static final Map<String, Optional<Range>> RANGES = new ConcurrentHashMap<>();

  private BenchmarkRange() {}

  /** The values of an indicator; null where there is no end. */
  private record Range(String unit, Double minimum, Double maximum) {
    boolean holds(double value) {
      return (minimum == null || value >= minimum) && (maximum == null || value <= maximum);
    }

    String inWords() {
      if (maximum == null) {
        return "at or above " + text(minimum);
      }
      return minimum == null
          ? "at or below " + text(maximum)
          : "within " + text(minimum) + " to " + text(maximum);
    }
  }

  /** Known once per process: which indicators have a file. */
  private static final class Files {
    static final Set<String> NAMES = Set.copyOf(SchemaFiles.yamlIn("indicators"));
  }

  /**
   * Refuses benchmarks outside the indicator's range. A value that is divided first lies in another
   * range, and of an indicator that the catalogue does not know nothing is known.
   *
   * @param how the mapping with {@code min}, {@code max}, {@code target} or {@code inner}
   * @throws IllegalArgumentException with the benchmarks, the range and what to do
   */
  static void check(Entry how, String indicatorId) {
    Optional<Range> range = RANGES.computeIfAbsent(indicatorId, BenchmarkRange::range);
    if (range.isEmpty() || how.has("denominator")) {
      return;
    }
    checkWithin(how, indicatorId, range.get());
    checkWithin(how.entry("inner"), indicatorId, range.get());
  }

  private static void checkWithin(Entry how, String indicatorId, Range range) {
    var said = new ArrayList<String>();
    boolean isWithin = true;
    for (String key : KEYS) {
      JsonNode benchmark = how.node().path(key);
      if (benchmark.isNumber()) {
        said.add(key + " " + text(benchmark.asDouble()));
        isWithin &= range.holds(benchmark.asDouble());
      }
    }
    if (!isWithin) {
      throw new IllegalArgumentException(
          ("%s: values of indicator %s are %s (unit %s); state the benchmarks in that unit, inside"
                  + " that range, or name another indicator")
              .formatted(String.join(", ", said), indicatorId, range.inWords(), range.unit()));
    }
  }

  private static Optional<Range> range(String indicatorId) {
    String file = "indicators/" + indicatorId + ".yaml";
    if (!Files.NAMES.contains(file)) {
      return Optional.empty();
    }
    Entry root = Entry.root(SchemaFiles.document(file));
    return Optional.of(
        new Range(
            root.text("unit"),
            root.findNumber("minimum").orElse(null),
            root.findNumber("maximum").orElse(null)));
  }

  private static String text(double number) {
    return number == StrictMath.rint(number) && StrictMath.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
