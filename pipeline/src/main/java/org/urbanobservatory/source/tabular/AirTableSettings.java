package org.urbanobservatory.source.tabular;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.urbanobservatory.model.NearestName;

/**
 * What the configuration says about a table of air quality stations.
 *
 * <p>Its roles are {@code station}, {@code x}, {@code y}, {@code crs} (or {@code lon}, {@code
 * lat}), {@code pollutant}, {@code time} or {@code year}, {@code value}, {@code unit}, and {@code
 * period}, which is {@code hour}, {@code day} or {@code year} where the time does not show it.
 *
 * @param input id of the input
 * @param columns name in the file of a column, by its role; a role not in it has its own name
 * @param constants value of a role for every row, whatever the file holds; empty for none
 * @param origin what a station at 0, 0 is
 */
public record AirTableSettings(
    String input, Map<String, String> columns, Map<String, String> constants, Origin origin) {
  /** What stands at 0, 0. */
  public enum Origin {
    /** Stations whose position is missing. */
    MISSING,
    /** A place like others: the city lies there. */
    PLACE
  }

  static final List<String> ROLES =
      List.of(
          "station",
          "x",
          "y",
          "crs",
          "lon",
          "lat",
          "pollutant",
          "time",
          "year",
          "period",
          "value",
          "unit");

  public AirTableSettings {
    Objects.requireNonNull(input, "input");
    columns = checked(input, columns);
    constants = checked(input, constants);
  }

  /** A file whose columns have the names of their roles. */
  public static AirTableSettings plain(String input) {
    return new AirTableSettings(input, Map.of(), Map.of(), Origin.MISSING);
  }

  public AirTableSettings withColumns(Map<String, String> newColumns) {
    return new AirTableSettings(input, newColumns, constants, origin);
  }

  public AirTableSettings withConstants(Map<String, String> newConstants) {
    return new AirTableSettings(input, columns, newConstants, origin);
  }

  public AirTableSettings withOrigin(Origin newOrigin) {
    return new AirTableSettings(input, columns, constants, newOrigin);
  }

  private static Map<String, String> checked(String input, Map<String, String> byRole) {
    for (String role : byRole.keySet()) {
      if (!ROLES.contains(role)) {
        throw new IllegalArgumentException(
            "Invalid input %s: '%s' is no column of an air table%s"
                .formatted(input, role, NearestName.hint(role, ROLES)));
      }
    }
    return Collections.unmodifiableMap(new TreeMap<>(byRole));
  }
}
