package org.urbanobservatory.step.city;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.urbanobservatory.catalogue.Catalogue;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.Rows;

/** Turns what was measured in one city into observations. */
public final class CityFacts {
  private static final String NORMAL = "A";
  private final Place place;
  private final Emissions emitted;
  private final Consumer<Issue> issues;

  /** The input that gave each value first. */
  private final Map<List<Object>, String> givenBy = new HashMap<>();

  private final Set<Issue> told = new HashSet<>();

  /**
   * Where a measured value comes from.
   *
   * @param input id of the input, null for the boundary
   * @param source label of its source
   * @param method how it was measured, null where there is one way alone
   */
  public record Origin(String input, String source, String method) {
    public Origin(String input, String source) {
      this(input, source, null);
    }

    public Origin by(String how) {
      return new Origin(input, source, how);
    }
  }

  CityFacts(Place place, Emissions emitted, Consumer<Issue> issues) {
    this.place = place;
    this.emitted = emitted;
    this.issues = issues;
  }

  /** A measured value of all people or of land, in the unit of its variable. */
  public void observe(CityExtent extent, String variable, double value, Origin origin) {
    observe(extent, variable, Breakdown.TOTAL, value, origin);
  }

  /** A measured value of a group of people, in the unit of its variable. */
  public void observe(
      CityExtent extent, String variable, Breakdown group, double value, Origin origin) {
    String unit = Catalogue.load().variable(variable).unit();
    observe(extent, new Measured(variable, unit, group, value), origin);
  }

  /**
   * A measured value.
   *
   * @param variable id of the variable, of the catalogue or of the configuration
   * @param unit id of its unit
   * @param group whom it describes
   * @param value in the unit
   */
  public record Measured(String variable, String unit, Breakdown group, double value) {}

  /**
   * A measured value, also of a variable that the configuration declares. Where two inputs give the
   * same value the first counts, and an issue names both.
   */
  public void observe(CityExtent extent, Measured measured, Origin origin) {
    String first = givenBy.putIfAbsent(key(extent, measured), String.valueOf(origin.input()));
    if (first != null && !first.equals(String.valueOf(origin.input()))) {
      notUsed(extent.year(), origin.input(), first);
    } else {
      emit(extent, measured, origin);
    }
  }

  private static List<Object> key(CityExtent extent, Measured measured) {
    return Arrays.asList(
        extent.id(),
        extent.year(),
        extent.zoneLayer(),
        extent.zoneId(),
        measured.variable(),
        measured.group());
  }

  /** Says that an input is not used because another describes the same. */
  public void notUsed(int year, String input, String first) {
    String message =
        "Invalid inputs: %s and %s both describe %s in %d; %s counts. Give each the year or, by cities, the cities that it is of"
            .formatted(first, input, place, year, first);
    Issue issue = Issue.kept("input_not_used", input, null, message);
    if (told.add(issue)) {
      issues.accept(issue);
    }
  }

  private void emit(CityExtent extent, Measured measured, Origin origin) {
    emitted.add(
        "observations",
        Rows.of(
            new Observation(
                place,
                extent.id(),
                measured.variable(),
                extent.year(),
                measured.group(),
                extent.zoneLayer(),
                extent.zoneId(),
                measured.value(),
                measured.unit(),
                null,
                NORMAL,
                origin.source(),
                origin.input(),
                null,
                origin.method())));
  }

  /** A measure that could not be taken of an extent or of the part of it in a zone, and why. */
  public void absent(CityExtent extent, String variable, String reason) {
    emitted.add(
        "absences",
        Rows.of(
            new Absence(
                place,
                extent.id(),
                variable,
                extent.year(),
                extent.zoneLayer(),
                extent.zoneId(),
                reason)));
  }
}
