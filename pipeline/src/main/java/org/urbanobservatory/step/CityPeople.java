package org.urbanobservatory.step;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.population.CellRecord;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.measure.population.PointPopulation;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.measure.population.RasterPopulation;
import org.urbanobservatory.model.InputSummary;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.table.Rows;

/** Phase 3, measure: the people of one city from one input, on every extent and display cell. */
final class CityPeople {
  private final CityFrame frame;
  private final SpatialInput input;
  private final PopulationSurface surface;

  private CityPeople(CityFrame frame, SpatialInput input, PopulationSurface surface) {
    this.frame = frame;
    this.input = input;
    this.surface = surface;
  }

  /** The people of an input; empty, with an issue, if it does not reach the city. */
  static Optional<CityPeople> find(
      CityFrame frame,
      SpatialInput input,
      CityRasters rasters,
      CityVectors vectors,
      List<Issue> issues)
      throws IOException {
    Optional<PopulationSurface> surface =
        isRaster(input) ? raster(frame, input, rasters) : vectors.people(input);
    if (rasters.isUnreadable(input)) {
      return Optional.empty();
    }
    if (surface.isEmpty() || surface.get().units() == 0) {
      issues.add(missesCity(frame, input));
      return Optional.empty();
    }
    surface
        .get()
        .issues(input.id(), frame.boundary())
        .forEach(i -> issues.add(i.at(frame.place())));
    return Optional.of(new CityPeople(frame, input, surface.get()));
  }

  static boolean isRaster(SpatialInput input) {
    return input.uri().matches("(?i).*\\.tiff?");
  }

  /** Population and population-weighted density of an extent. */
  void measure(CityExtent extent, CityFacts facts) {
    var origin = new CityFacts.Origin(input.id(), input.source());
    Inhabitants inhabitants = surface.within(extent.geometry());
    facts.observe(extent, "extent_population", inhabitants.people(), origin);
    OptionalDouble density = inhabitants.weightedDensity();
    if (density.isPresent()) {
      facts.observe(extent, "population_weighted_density", density.getAsDouble(), origin);
    }
  }

  /** What was read: cells around the city, or rows and features of the file. */
  InputSummary summary(CityVectors vectors) {
    String city = frame.place().cityId();
    return vectors
        .findCounts(input)
        .map(c -> input.summary(city, c.read(), c.rejected()))
        .orElseGet(
            () ->
                input.summary(
                    city, surface.units() + surface.rejectedUnits(), surface.rejectedUnits()));
  }

  double within(CityExtent extent) {
    return surface.within(extent.geometry()).people();
  }

  /** The rows of table {@code cells}. */
  void publish(CityExtent extent, Optional<BuiltUp> built, double cellM, Emissions emitted) {
    DisplayGrid grid = DisplayGrid.of(extent.geometry(), cellM);
    Reprojection toLonLat = frame.toLonLat();
    var wkb = new WKBWriter();
    for (CellRecord cell : CellRecord.of(grid, inside(extent), built.orElse(null))) {
      Geometry geometry = toLonLat.densified(cell.cell().geometry());
      emitted.add(
          "cells",
          Rows.builder("cells")
              .set("country_code", frame.place().countryCode())
              .set("city_id", frame.place().cityId())
              .set("extent_id", extent.id())
              .set("year", extent.year())
              .set("cell_id", cell.cell().id())
              .set("area_m2", cell.areaM2())
              .set("population", cell.population())
              .set("population_density", cell.densityPerKm2())
              .set("built_up_share", cell.builtUpShare())
              .set("crs", frame.crs().id())
              .set("geometry", wkb.write(geometry))
              .row());
    }
  }

  /** Points are cut to the extent first: a display cell takes all points of its square. */
  private PopulationSurface inside(CityExtent extent) {
    return surface instanceof PointPopulation points
        ? PointPopulation.of(points.pointsWithin(extent.geometry()))
        : surface;
  }

  private static Optional<PopulationSurface> raster(
      CityFrame frame, SpatialInput input, CityRasters rasters) throws IOException {
    Optional<GridRaster> window = rasters.window(input);
    return window.map(
        grid ->
            "density".equals(input.option("quantity"))
                ? RasterPopulation.ofDensities(grid.raster(), frame.plane(grid.crs()))
                : RasterPopulation.ofCounts(grid.raster(), frame.plane(grid.crs())));
  }

  private static Issue missesCity(CityFrame frame, SpatialInput input) {
    String message =
        "Invalid population: %s holds no value inside or near %s, whose envelope is %s in degrees; give a file that covers the city"
            .formatted(input.id(), frame.place(), frame.lonLat().getEnvelopeInternal());
    var severity = input.required() ? Issue.Severity.ERROR : Issue.Severity.WARNING;
    return new Issue(
        severity,
        "population_does_not_cover_city",
        input.id(),
        null,
        frame.place(),
        null,
        null,
        message,
        Issue.Action.REJECTED);
  }
}
