package org.urbanobservatory.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.urbanobservatory.index.uncertainty.MonteCarlo;
import org.urbanobservatory.model.Aggregation;
import org.urbanobservatory.model.Edition;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.MissingRule;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Uncertainty;
import org.urbanobservatory.model.Uncertainty.AggregationChoice;
import org.urbanobservatory.model.Uncertainty.Omission;
import org.urbanobservatory.model.Uncertainty.Reading;

/** Reads which choices of an edition are varied: the key {@code uncertainty}. */
final class UncertaintyReader {
  private static final double DRAWS = 1000;
  private static final double SEED = 1;

  private UncertaintyReader() {}

  /** The choices, none where the key is absent; faults are noted. */
  static Uncertainty read(Entry root, Problems problems) {
    if (!root.has("uncertainty")) {
      return Uncertainty.NONE;
    }
    Entry entry = root.entry("uncertainty");
    entry
        .entries("readings")
        .forEach(reading -> problems.attempt(place(reading), () -> checkBenchmarks(root, reading)));
    return problems.attempt(entry.place(), () -> read(entry)).orElse(Uncertainty.NONE);
  }

  private static String place(Entry reading) {
    return reading.place() + ", reading of component '" + reading.text("component") + "'";
  }

  /** Values that are divided before they are scored lie in no range that is known. */
  private static Entry checkBenchmarks(Entry root, Entry reading) {
    String component = reading.text("component");
    boolean isDivided =
        root.entries("components").stream()
            .filter(row -> row.findText("id").filter(component::equals).isPresent())
            .anyMatch(row -> row.has("denominator"));
    if (!isDivided) {
      BenchmarkRange.check(reading, reading.findText("indicator").orElse(component));
    }
    return reading;
  }

  /** The edition, once its choices have been tried on it. */
  static Edition checked(Edition edition) {
    if (edition.uncertainty().isVaried()) {
      new MonteCarlo(edition, edition.uncertainty().withDraws(1));
    }
    return edition;
  }

  /** Readings that an edition inherits for components that it drops are dropped with them. */
  static void forgetDropped(ObjectNode root) {
    var ids = new HashSet<String>();
    root.path("components").forEach(row -> ids.add(row.path("id").asText()));
    if (root.path("uncertainty").path("readings") instanceof ArrayNode readings) {
      for (int i = readings.size() - 1; i >= 0; i--) {
        if (!ids.contains(readings.get(i).path("component").asText())) {
          readings.remove(i);
        }
      }
    }
  }

  private static Uncertainty read(Entry entry) {
    return new Uncertainty(
        entry.findNumber("draws").orElse(DRAWS).intValue(),
        entry.findNumber("seed").orElse(SEED).longValue(),
        entry.findNumber("weights").orElse(0.0),
        entry.entries("readings").stream().map(UncertaintyReader::reading).toList(),
        aggregations(entry.entry("aggregation")),
        words(entry, "missing", MissingRule.class),
        entry.findWord("omit", Omission.class).orElse(Omission.NONE),
        entry.entries("standardisation").stream().map(StandardisationReader::scaling).toList(),
        words(entry, "imputation", Impute.Method.class));
  }

  private static Reading reading(Entry entry) {
    String component = entry.text("component");
    return new Reading(
        component,
        entry.findText("indicator").orElse(component),
        StandardisationReader.read(entry),
        entry.text("source"));
  }

  private static List<AggregationChoice> aggregations(Entry entry) {
    var choices = new ArrayList<AggregationChoice>();
    for (Level level : Level.values()) {
      if (entry.has(level.id())) {
        choices.add(new AggregationChoice(level, words(entry, level.id(), Aggregation.class)));
      }
    }
    return choices;
  }

  private static <E extends Enum<E>> List<E> words(Entry entry, String key, Class<E> type) {
    var words = new ArrayList<E>();
    for (String text : entry.texts(key)) {
      words.add(Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
    }
    return words;
  }
}
