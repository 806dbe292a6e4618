package org.urbanobservatory.step.city.access;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.urbanobservatory.step.city.CityFacts;

/**
 * What people of a city walk to for one purpose, and the measures that say who reaches it.
 *
 * @param kind names the purpose in {@code cells} and {@code cell_access}, for example {@code
 *     transit}, {@code open_space} or the id of a facility input
 * @param parts each with its own points and distance; people near any of them are near the group
 * @param unionVariable the measure of people near any part, null where the parts alone count
 * @param unit id of the unit of the measures, {@code PERSONS}
 * @param origin where the points come from
 * @param absent why the measures cannot be taken, null when they can; then there are no points
 */
public record AccessGroup(
    String kind,
    List<AccessGroup.Part> parts,
    String unionVariable,
    String unit,
    CityFacts.Origin origin,
    String absent) {

  /**
   * Points with one walking distance.
   *
   * @param id names the part, for example {@code low_capacity}
   * @param points x and y of each point in the computing CRS
   * @param distanceM people whose walk is at most as long are near, in metres
   * @param variable the measure of people near the part
   * @param facilities names of what each point belongs to, empty where that is not told
   */
  record Part(
      String id,
      List<double[]> points,
      double distanceM,
      String variable,
      List<String> facilities) {
    Part(String id, List<double[]> points, double distanceM, String variable) {
      this(id, points, distanceM, variable, List.of());
    }

    Part {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(variable, "variable");
      points = List.copyOf(points);
      facilities = List.copyOf(facilities);
    }
  }

  public AccessGroup {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(unit, "unit");
    parts = List.copyOf(parts);
  }

  /** Which distances a measure counts, and what the origin says, for column {@code method}. */
  String how(String variable) {
    String distances =
        parts.stream()
            .filter(part -> variable.equals(unionVariable) || variable.equals(part.variable()))
            .map(
                part ->
                    "%s within %s m"
                        .formatted(
                            unionVariable == null ? kind : part.id(),
                            AccessPlan.metres(part.distanceM())))
            .collect(Collectors.joining(" or "));
    return origin.method() == null ? distances : distances + "; " + origin.method();
  }

  /** Every measure of the group. */
  List<String> variables() {
    var variables = new java.util.ArrayList<>(parts.stream().map(Part::variable).toList());
    if (unionVariable != null) {
      variables.add(unionVariable);
    }
    return List.copyOf(variables);
  }
}
