package org.urbanobservatory.source.tabular;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Issue.Action;
import org.urbanobservatory.model.Issue.Severity;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;

/**
 * Observations that describe the same thing: same place, extent, variable, year, breakdown and
 * zone. Repeated values are kept once; contradicting values are all refused, because nothing says
 * which is right.
 */
public final class Duplicates {
  /** Code of the issue of a reported value that is refused because it was measured too. */
  public static final String REPORTED_AND_MEASURED = "reported_and_measured";

  /** Two values that differ less, relatively, are one value in two units. */
  private static final double SAME = 1e-12;

  private static final Comparator<String> NULL_FIRST =
      Comparator.nullsFirst(Comparator.naturalOrder());

  private static final Comparator<Observation> BY_ORIGIN =
      Comparator.comparing(Observation::input, NULL_FIRST)
          .thenComparing(Observation::inputLine, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingDouble(Observation::value);

  private Duplicates() {}

  private record Key(
      Place place,
      String extentId,
      String variable,
      int year,
      Breakdown breakdown,
      String zoneLayer,
      String zoneId)
      implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::place)
            .thenComparing(Key::variable)
            .thenComparingInt(Key::year)
            .thenComparing(Key::breakdown)
            .thenComparing(Key::extentId)
            .thenComparing(Key::zoneLayer, NULL_FIRST)
            .thenComparing(Key::zoneId, NULL_FIRST);

    static Key of(Observation o) {
      return new Key(
          o.place(),
          o.extentId(),
          o.variable(),
          o.year(),
          o.breakdown(),
          o.zoneLayer(),
          o.zoneId());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * What is left.
   *
   * @param accepted one observation per key, in the order of the keys
   * @param issues one per refused observation, in the same order
   */
  public record Resolution(List<Observation> accepted, List<Issue> issues) {
    public Resolution {
      accepted = List.copyOf(accepted);
      issues = List.copyOf(issues);
    }

    /** The summary of an input whose accepted rows went through this resolution. */
    public InputSummary adjust(InputSummary s) {
      long refused = issues.stream().filter(i -> s.input().equals(i.input())).count();
      return s.refusing(refused);
    }
  }

  /** Resolves duplicates, within one file or across files; the order given does not matter. */
  public static Resolution resolve(List<Observation> observations) {
    Map<Key, List<Observation>> byKey = new TreeMap<>();
    for (Observation observation : observations) {
      byKey.computeIfAbsent(Key.of(observation), k -> new ArrayList<>(1)).add(observation);
    }
    List<Observation> accepted = new ArrayList<>(byKey.size());
    List<Issue> issues = new ArrayList<>();
    byKey.values().forEach(same -> resolve(same, accepted, issues));
    return new Resolution(accepted, issues);
  }

  /**
   * Refuses reported values of what was measured too: the measured one counts.
   *
   * @param reported one per key
   * @param measured of any places
   */
  public static Resolution yieldTo(Collection<Observation> measured, List<Observation> reported) {
    Map<Key, Observation> byKey = new HashMap<>();
    measured.forEach(o -> byKey.put(Key.of(o), o));
    List<Observation> accepted = new ArrayList<>(reported.size());
    List<Issue> issues = new ArrayList<>();
    for (Observation observation : reported) {
      Observation winner = byKey.get(Key.of(observation));
      if (winner == null) {
        accepted.add(observation);
      } else {
        issues.add(measuredToo(observation, winner));
      }
    }
    return new Resolution(accepted, issues);
  }

  private static Issue measuredToo(Observation reported, Observation measured) {
    return issue(
        Severity.WARNING,
        REPORTED_AND_MEASURED,
        reported,
        "Invalid row %s: %s is %s here and measured as %s from %s; the measured value counts. Remove the row or the input"
            .formatted(
                origin(reported),
                described(reported),
                reported.value(),
                measured.value(),
                measured.input() == null ? measured.source() : measured.input()));
  }

  private static void resolve(
      List<Observation> same, List<Observation> accepted, List<Issue> issues) {
    Collections.sort(same, BY_ORIGIN);
    Observation first = same.get(0);
    if (same.stream().allMatch(o -> isSame(o.value(), first.value()))) {
      accepted.add(first);
      same.stream().skip(1).forEach(o -> issues.add(repeated(o, first)));
    } else {
      same.forEach(o -> issues.add(conflicting(o, same)));
    }
  }

  private static boolean isSame(double a, double b) {
    return Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b));
  }

  private static Issue repeated(Observation repeated, Observation first) {
    return issue(
        Severity.INFO,
        "duplicate_row",
        repeated,
        "Invalid row %s: %s repeats %s; remove one"
            .formatted(origin(repeated), described(repeated), origin(first)));
  }

  private static Issue conflicting(Observation refused, List<Observation> all) {
    String values =
        all.stream().map(o -> o.value() + " (" + origin(o) + ")").collect(Collectors.joining(", "));
    return issue(
        Severity.WARNING,
        "conflicting_values",
        refused,
        "Invalid row %s: %s has different values %s; all are refused, keep the right one"
            .formatted(origin(refused), described(refused), values));
  }

  private static String described(Observation o) {
    return "%s of %s in %d".formatted(o.variable(), o.place(), o.year());
  }

  private static String origin(Observation o) {
    return "input " + o.input() + " line " + o.inputLine();
  }

  private static Issue issue(Severity severity, String code, Observation o, String message) {
    return new Issue(
        severity,
        code,
        o.input(),
        "line " + o.inputLine(),
        o.place(),
        o.variable(),
        Double.toString(o.value()),
        message,
        Action.REJECTED);
  }
}
