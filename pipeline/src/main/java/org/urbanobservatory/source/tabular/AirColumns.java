package org.urbanobservatory.source.tabular;

import java.util.List;
import org.urbanobservatory.source.Fault;

/** Where the roles of an air table are in one file. */
final class AirColumns {
  private final AirTableSettings settings;
  private final Header header;
  private final boolean isLonLat;

  private AirColumns(AirTableSettings settings, Header header) {
    this.settings = settings;
    this.header = header;
    this.isLonLat = !has("x") && !has("y") && has("lon") && has("lat");
  }

  /** Checks that a place, a time, a value and what they mean are there, each once. */
  static AirColumns of(AirTableSettings settings, Header header) throws Fault {
    var columns = new AirColumns(settings, header);
    for (String role : columns.required()) {
      if (!settings.constants().containsKey(role)) {
        header.require(columns.name(role));
      }
    }
    for (String role : AirTableSettings.ROLES) {
      header.requireOnce(columns.name(role));
    }
    return columns;
  }

  private List<String> required() {
    String when = has("time") || !has("year") ? "time" : "year";
    return isLonLat
        ? List.of("station", "lon", "lat", "pollutant", when, "value", "unit")
        : List.of("station", "x", "y", "crs", "pollutant", when, "value", "unit");
  }

  boolean isLonLat() {
    return isLonLat;
  }

  boolean hasTime() {
    return has("time");
  }

  /** Whether a station at 0, 0 is one whose position is missing. */
  boolean hasNoOrigin() {
    return settings.origin() == AirTableSettings.Origin.MISSING;
  }

  List<String> numbers() {
    return isLonLat ? List.of("lon", "lat", "value") : List.of("x", "y", "value");
  }

  /** The constant of a role, else its trimmed cell, null when that is empty. */
  String findText(DelimitedRow row, String role) {
    String constant = settings.constants().get(role);
    return constant == null ? row.text(name(role)) : constant;
  }

  String text(DelimitedRow row, String role) throws Fault {
    String text = findText(row, role);
    if (text == null) {
      throw Fault.invalid("empty_value", name(role), "the cell is empty; fill it in");
    }
    return text;
  }

  double number(DelimitedRow row, String role, DecimalStyle style) throws Fault {
    return NumberText.number(name(role), text(row, role), style);
  }

  /** The name of a role's column in the file. */
  String name(String role) {
    return settings.columns().getOrDefault(role, role);
  }

  private boolean has(String role) {
    return settings.constants().containsKey(role) || header.has(name(role));
  }
}
