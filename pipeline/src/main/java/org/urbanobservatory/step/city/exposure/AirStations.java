package org.urbanobservatory.step.city.exposure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.air.Resolution;
import org.urbanobservatory.measure.air.StationSeries;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.ByteSource;
import org.urbanobservatory.source.Fault;
import org.urbanobservatory.source.tabular.AirTable;
import org.urbanobservatory.source.tabular.AirTableReader;
import org.urbanobservatory.source.tabular.AirTableSettings;
import org.urbanobservatory.source.tabular.DelimitedReader;
import org.urbanobservatory.source.tabular.DelimitedSettings;
import org.urbanobservatory.source.tabular.Header;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.PointCheck;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The readings of one table of stations, in the computing CRS.
 *
 * @param series of the input's pollutant and year
 * @param rows in the file
 * @param rejected of them
 * @param isRefused whether the whole file is refused; an issue says why
 */
record AirStations(List<StationSeries> series, long rows, long rejected, boolean isRefused) {
  /** The options that name a column, by its role in the table. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "station", "station_column",
          "time", "time_column",
          "value", "value_column",
          "pollutant", "pollutant_column",
          "unit", "unit_column",
          "x", "x",
          "y", "y");

  AirStations {
    series = List.copyOf(series);
  }

  static AirStations read(CityContext city, SpatialInput input) {
    ByteSource bytes = input.bytesFor(city.place().cityId());
    AirTable table =
        AirTableReader.read(bytes, settings(input, bytes).withOrigin(origin(city, input)));
    table.issues().forEach(issue -> city.reads().tell(input, issue));
    var series = new ArrayList<StationSeries>();
    byStation(input, table)
        .forEach((key, readings) -> find(city, input, key, readings).ifPresent(series::add));
    return new AirStations(series, table.read(), table.rejected(), table.isRefused());
  }

  private static AirTableSettings.Origin origin(CityContext city, SpatialInput input) {
    Crs crs = input.option("crs") == null ? Crs.CRS84 : Crs.of(input.option("crs"));
    return PointCheck.holdsOrigin(city.frame(), crs)
        ? AirTableSettings.Origin.PLACE
        : AirTableSettings.Origin.MISSING;
  }

  /** One station at one resolution. */
  private record Key(AirTable.Station station, AirTable.Period period) {}

  private static Map<Key, List<Double>> byStation(SpatialInput input, AirTable table) {
    var stations = new TreeMap<String, AirTable.Station>();
    table.stations().forEach(station -> stations.put(station.id(), station));
    Map<Key, List<Double>> readings = new LinkedHashMap<>();
    for (AirTable.Reading reading : table.readings()) {
      if (reading.pollutant().equals(AirLayers.pollutant(input))
          && reading.year() == input.year()) {
        readings
            .computeIfAbsent(
                new Key(stations.get(reading.station()), reading.period()), k -> new ArrayList<>())
            .add(reading.ugPerM3());
      }
    }
    return readings;
  }

  /** A station that the plane of the city cannot show lies on the other side of the earth. */
  private static Optional<StationSeries> find(
      CityContext city, SpatialInput input, Key key, List<Double> readings) {
    AirTable.Station station = key.station();
    try {
      double[] xy =
          Reprojection.between(Crs.of(station.crs()), city.frame().crs())
              .point(station.x(), station.y());
      return Optional.of(
          new StationSeries(
              station.id(),
              xy[0],
              xy[1],
              Resolution.valueOf(key.period().name()),
              input.year(),
              readings.stream().mapToDouble(Double::doubleValue).toArray()));
    } catch (IllegalArgumentException e) {
      city.add(unusable(input, station, e));
      return Optional.empty();
    }
  }

  private static Issue unusable(SpatialInput input, AirTable.Station station, Exception fault) {
    return Issue.rejected(
        "unusable_station",
        input.id(),
        "station " + station.id(),
        "Invalid station: %s of %s: %s".formatted(station.id(), input.id(), fault.getMessage()));
  }

  /**
   * What the file does not say has its default: the pollutant of the input, micrograms per m3,
   * degrees.
   */
  private static AirTableSettings settings(SpatialInput input, ByteSource bytes) {
    var columns = new TreeMap<String, String>();
    COLUMNS.forEach(
        (role, option) -> {
          if (input.option(option) != null) {
            columns.put(role, input.option(option));
          }
        });
    Header header = header(input, bytes);
    var constants = new TreeMap<String, String>();
    constant(header, columns, constants, "pollutant", AirLayers.pollutant(input));
    constant(header, columns, constants, "unit", "ug/m3");
    if (input.option("crs") != null) {
      constants.put("crs", input.option("crs"));
    } else {
      constant(header, columns, constants, "crs", Crs.CRS84.id());
    }
    if (input.option("resolution") != null) {
      constants.put("period", input.option("resolution"));
    }
    return AirTableSettings.plain(input.id()).withColumns(columns).withConstants(constants);
  }

  private static void constant(
      Header header,
      Map<String, String> columns,
      Map<String, String> constants,
      String role,
      String value) {
    if (!columns.containsKey(role) && !header.has(role)) {
      constants.put(role, value);
    }
  }

  private static Header header(SpatialInput input, ByteSource bytes) {
    try {
      return DelimitedReader.open(bytes, DelimitedSettings.detected(input.id())).header();
    } catch (Fault e) {
      throw new IllegalArgumentException(e.refused(input.id(), bytes.fileName()).message(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
