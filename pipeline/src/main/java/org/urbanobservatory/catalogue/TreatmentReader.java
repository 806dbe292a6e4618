package org.urbanobservatory.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.urbanobservatory.model.Level;
import org.urbanobservatory.model.Treatment;
import org.urbanobservatory.model.Treatment.Denominate;
import org.urbanobservatory.model.Treatment.Impute;
import org.urbanobservatory.model.Treatment.Reshaping;
import org.urbanobservatory.model.Treatment.Scope;
import org.urbanobservatory.model.Treatment.Step;
import org.urbanobservatory.model.Treatment.TreatOutliers;
import org.urbanobservatory.model.Weighting;

/** Reads what an edition does with a table of places: the key {@code treatment}. */
final class TreatmentReader {
  private static final double SKEWNESS = 2;
  private static final double KURTOSIS = 3.5;
  private static final int POINTS = 5;

  private static final Map<String, Set<String>> KEYS =
      Map.of(
          "denominate", Set.of(),
          "impute", Set.of("method", "groups", "most_years"),
          "treat_outliers", Set.of("skewness", "kurtosis", "most_points", "otherwise"));

  private TreatmentReader() {}

  /** The treatment, as far as its steps can be read; the others are noted. */
  static Treatment read(Entry root, Problems problems) {
    Entry treatment = root.entry("treatment");
    var steps = new ArrayList<Step>();
    for (Entry step : treatment.entries("steps")) {
      String place = step.place() + ", step '" + step.findText("step").orElse("") + "'";
      problems.attempt(place, () -> step(step)).ifPresent(steps::add);
    }
    return new Treatment(
        treatment.findWord("scope", Scope.class).orElse(Scope.YEAR), steps, weightings(root));
  }

  /** Weights by the level of the parent, as the file says. */
  static Map<Level, Weighting> weightings(Entry root) {
    var weightings = new EnumMap<Level, Weighting>(Level.class);
    for (Level level : Level.values()) {
      root.entry("levels")
          .entry(level.id())
          .findWord("weights", Weighting.class)
          .ifPresent(weighting -> weightings.put(level, weighting));
    }
    return weightings;
  }

  private static Step step(Entry step) {
    String kind = step.text("step");
    refuseStrayKeys(step, kind);
    return switch (kind) {
      case "denominate" -> new Denominate();
      case "impute" -> impute(step);
      case "treat_outliers" -> outliers(step);
      default -> throw new IllegalArgumentException("step '" + kind + "' is unknown");
    };
  }

  private static void refuseStrayKeys(Entry step, String kind) {
    step.node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals("step") && !KEYS.getOrDefault(kind, Set.of()).contains(key)) {
                throw new IllegalArgumentException("step " + kind + " has no '" + key + "'");
              }
            });
  }

  private static Impute impute(Entry step) {
    return new Impute(
        step.word("method", Impute.Method.class),
        groups(step.entry("groups")),
        step.findNumber("most_years").map(Double::intValue).orElse(null));
  }

  /** The file lists the countries of a group; a step asks for the group of a country. */
  private static Map<String, String> groups(Entry groups) {
    var byCountry = new TreeMap<String, String>();
    List<String> names = new ArrayList<>();
    groups.node().fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      for (String country : groups.texts(name)) {
        String other = byCountry.put(country, name);
        if (other != null) {
          throw new IllegalArgumentException(
              "groups: country %s is in '%s' and in '%s'".formatted(country, other, name));
        }
      }
    }
    return byCountry;
  }

  private static TreatOutliers outliers(Entry step) {
    return new TreatOutliers(
        step.findNumber("skewness").orElse(SKEWNESS),
        step.findNumber("kurtosis").orElse(KURTOSIS),
        step.findNumber("most_points").map(Double::intValue).orElse(POINTS),
        step.findWord("otherwise", Reshaping.class).orElse(Reshaping.LOG_BY_TAIL));
  }
}
