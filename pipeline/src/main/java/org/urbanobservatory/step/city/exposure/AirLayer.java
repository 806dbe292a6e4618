package org.urbanobservatory.step.city.exposure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.measure.air.AirSurface;
import org.urbanobservatory.measure.air.RasterAir;
import org.urbanobservatory.measure.air.Station;
import org.urbanobservatory.measure.air.StationRule;
import org.urbanobservatory.measure.air.StationSurface;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.ingest.SpatialInput;

/** The annual means of one pollutant around one city, from one input. */
final class AirLayer {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private final SpatialInput input;
  private final AirSurface surface;
  private final List<Station> stations;
  private final String method;

  /** Squares of the plane are asked for again by every extent and zone. */
  private final Map<String, OptionalDouble> bySquare = new HashMap<>();

  private AirLayer(SpatialInput input, AirSurface surface, List<Station> stations, String method) {
    this.input = input;
    this.method = method;
    this.surface = surface;
    this.stations = List.copyOf(stations);
  }

  static AirLayer ofRaster(SpatialInput input, RasterAir surface) {
    return new AirLayer(input, surface, List.of(), surface.method());
  }

  /**
   * @param completeness share of the year that each station reports at least
   */
  static AirLayer ofStations(
      SpatialInput input, List<Station> stations, StationRule rule, double completeness) {
    var surface = new StationSurface(stations, rule);
    String method =
        "%s; stations that report for %s of the year or more"
            .formatted(surface.method(), PlainNumber.of(completeness));
    return new AirLayer(input, surface, stations, method);
  }

  SpatialInput input() {
    return input;
  }

  /** Whether it says how many stations there are. */
  boolean hasStations() {
    return surface instanceof StationSurface;
  }

  List<Station> stations() {
    return stations;
  }

  /** Source and year, as values carry them, and how people are given the air. */
  CityFacts.Origin origin() {
    return new CityFacts.Origin(
        input.id(), "%s (%d)".formatted(input.source(), input.year()), method);
  }

  /** The concentration in a display cell. */
  OptionalDouble within(DisplayCell cell) {
    return surface.within(cell.geometry());
  }

  /**
   * The concentration in the whole square that a cell is cut from, so that the parts of a square
   * that lie in different zones breathe the same air.
   *
   * @param size side of the square in metres
   */
  OptionalDouble inSquare(DisplayCell cell, double size) {
    return bySquare.computeIfAbsent(
        cell.id(), id -> surface.within(FACTORY.toGeometry(square(cell, size))));
  }

  private static Envelope square(DisplayCell cell, double size) {
    return new Envelope(
        cell.column() * size,
        (cell.column() + 1) * size,
        cell.row() * size,
        (cell.row() + 1) * size);
  }
}
