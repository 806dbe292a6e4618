package org.urbanobservatory.step.city;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.measure.population.PointPopulation;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.measure.population.RasterPopulation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Phase 3, measure: the people of one city from one input, on every extent and display cell. */
public final class CityPeople {
  private final SpatialInput input;
  private final PopulationSurface surface;

  private CityPeople(SpatialInput input, PopulationSurface surface) {
    this.input = input;
    this.surface = surface;
  }

  /** The people of an input; empty, with an issue, if it does not reach the city. */
  static Optional<CityPeople> find(
      CityFrame frame,
      SpatialInput input,
      CityRasters rasters,
      CityVectors vectors,
      List<Issue> issues) {
    try {
      return read(frame, input, rasters, vectors, issues);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      // An input that its reader or its CRS makes useless costs its own values alone.
      issues.add(input.unreadable(frame.place(), e));
      return Optional.empty();
    }
  }

  private static Optional<CityPeople> read(
      CityFrame frame,
      SpatialInput input,
      CityRasters rasters,
      CityVectors vectors,
      List<Issue> issues) {
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
    return Optional.of(new CityPeople(input, surface.get()));
  }

  public static boolean isRaster(SpatialInput input) {
    return input.uri().matches("(?i).*\\.tiff?");
  }

  /** Population and population-weighted density of an extent. */
  public void measure(CityExtent extent, CityFacts facts) {
    var origin = new CityFacts.Origin(input.id(), input.source());
    Inhabitants inhabitants = surface.within(extent.geometry());
    facts.observe(extent, "extent_population", breakdown(), inhabitants.people(), origin);
    OptionalDouble density = inhabitants.weightedDensity();
    if (density.isPresent() && breakdown().isTotal()) {
      facts.observe(extent, "population_weighted_density", density.getAsDouble(), origin);
    }
  }

  /** Says how many cells around the city were read; a vector file is counted when it is read. */
  public void count(CityReads reads) {
    if (isRaster(input)) {
      reads.cells(input, surface.units() + surface.rejectedUnits(), surface.rejectedUnits());
    }
  }

  public double within(CityExtent extent) {
    return surface.within(extent.geometry()).people();
  }

  /** The people of each display cell; they add up to those of the boundary. */
  public List<Inhabitants> within(CityExtent boundary, DisplayGrid grid) {
    return inside(boundary).within(grid);
  }

  /** The group of people that the input counts. */
  public Breakdown breakdown() {
    return Breakdown.TOTAL.withSex(input.option("sex")).withAge(input.option("age"));
  }

  public SpatialInput input() {
    return input;
  }

  public PopulationSurface surface() {
    return surface;
  }

  /** Points are cut to the extent first: a display cell takes all points of its square. */
  private PopulationSurface inside(CityExtent extent) {
    return surface instanceof PointPopulation points
        ? PointPopulation.of(points.pointsWithin(extent.geometry()))
        : surface;
  }

  private static Optional<PopulationSurface> raster(
      CityFrame frame, SpatialInput input, CityRasters rasters) {
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
