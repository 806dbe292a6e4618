package org.urbanobservatory.source.tabular;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.NullIsland;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.AirTable.Reading;
import org.urbanobservatory.source.tabular.AirTable.Station;

/**
 * One row of an air table whose every cell is fine by itself.
 *
 * @param line file line where the row begins
 */
record AirRow(long line, Station station, Reading reading) {
  /** Instruments end far below; sentinels such as 9999 begin here. */
  private static final double HIGHEST_UG_PER_M3 = 9999;

  private static final List<String> POLLUTANTS = List.of("pm25", "pm10", "no2", "o3", "so2", "co");

  /** Micrograms per m3 in one unit; GPERM3 is the SDMX code of micrograms per m3. */
  private static final Map<String, Double> UNITS =
      new TreeMap<>(
          Map.of(
              "ug/m3", 1.0, "ugperm3", 1.0, "gperm3", 1.0, "mg/m3", 1000.0, "mgperm3", 1000.0,
              "ng/m3", 0.001, "ngperm3", 0.001));

  /** Reads the rows of one file. */
  static final class Reader {
    private final AirColumns columns;
    private final DecimalStyle style;
    private final Map<String, Crs> systems = new TreeMap<>();

    Reader(AirColumns columns, DecimalStyle style) {
      this.columns = columns;
      this.style = style;
    }

    AirRow read(DelimitedRow row) throws Fault {
      Station station = station(row);
      String pollutant = pollutant(columns.text(row, "pollutant"));
      AirPeriod when =
          AirPeriod.of(
              columns.text(row, columns.hasTime() ? "time" : "year"),
              columns.findText(row, "period"));
      var reading =
          new Reading(
              station.id(), pollutant, when.period(), when.year(), when.slot(), ugPerM3(row));
      return new AirRow(row.line(), station, reading);
    }

    private Station station(DelimitedRow row) throws Fault {
      String id = columns.text(row, "station");
      Crs crs = columns.isLonLat() ? Crs.CRS84 : crs(columns.text(row, "crs"));
      double x = columns.number(row, columns.numbers().get(0), style);
      double y = columns.number(row, columns.numbers().get(1), style);
      if (columns.hasNoOrigin() && NullIsland.isAt(crs, x, y)) {
        throw Fault.invalid(
                "station_at_origin", "place", "station " + id + " lies at 0, 0; give its place")
            .about(null, "0, 0");
      }
      if (crs.isGeographic() && (Math.abs(x) > 180 || Math.abs(y) > 90)) {
        throw Fault.invalid(
                "place_out_of_range",
                "place",
                "station %s lies at longitude %s, latitude %s; give degrees, or another crs"
                    .formatted(id, x, y))
            .about(null, x + ", " + y);
      }
      return new Station(id, x, y, crs.id());
    }

    private Crs crs(String text) throws Fault {
      Crs known = systems.get(text);
      if (known == null) {
        known = newCrs(text);
        systems.put(text, known);
      }
      return known;
    }

    private static Crs newCrs(String text) throws Fault {
      try {
        return Crs.of(text);
      } catch (IllegalArgumentException e) {
        throw Fault.invalid("unknown_crs", "crs", e.getMessage()).about(null, text);
      }
    }

    private double ugPerM3(DelimitedRow row) throws Fault {
      if (columns.findText(row, "value") == null) {
        throw Fault.invalid("empty_value", columns.name("value"), "there is no reading").asInfo();
      }
      double factor = factor(columns.text(row, "unit"));
      double value = columns.number(row, "value", style) * factor;
      String written = columns.text(row, "value");
      if (value < 0) {
        throw Fault.invalid(
                "negative_concentration",
                columns.name("value"),
                written + " is below 0; leave a missing reading empty")
            .about(null, written);
      }
      if (value >= HIGHEST_UG_PER_M3) {
        throw Fault.invalid(
                "implausible_concentration",
                columns.name("value"),
                written + " is above what air holds; leave a missing reading empty")
            .about(null, written);
      }
      return value;
    }
  }

  /** {@code PM2.5}, {@code PM2,5}, {@code pm_25} are one. */
  private static String pollutant(String text) throws Fault {
    String id = text.toLowerCase(Locale.ROOT).replaceAll("[ ._,-]", "");
    if (!POLLUTANTS.contains(id)) {
      throw Fault.invalid(
              "unknown_pollutant",
              "pollutant",
              "'%s' is none of %s%s"
                  .formatted(text, String.join(", ", POLLUTANTS), NearestName.hint(id, POLLUTANTS)))
          .about(null, text);
    }
    return id;
  }

  private static double factor(String text) throws Fault {
    String unit =
        text.toLowerCase(Locale.ROOT)
            .replace('\u00B5', 'u')
            .replace('\u03BC', 'u')
            .replace('\u00B3', '3')
            .replaceAll("[ ^_]", "");
    Double factor = UNITS.get(unit);
    if (factor == null) {
      throw Fault.invalid(
              "unknown_unit",
              "unit",
              "'" + text + "' is none of ug/m3, mg/m3, ng/m3; convert parts per billion yourself")
          .about(null, text);
    }
    return factor;
  }
}
