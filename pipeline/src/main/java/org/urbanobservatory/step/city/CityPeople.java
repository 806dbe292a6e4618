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
  /** Reason and issue: the inputs of people have nobody in or near the city. */
  public static final String MISSES_CITY = "population_does_not_cover_city";

  /** Reason: an input of people cannot be used, so that who lives in the city is not known. */
  public static final String UNUSABLE = "population_input_unusable";

  /** Reason: there is no input of people. */
  public static final String NO_POPULATION = "no_population";

  private final SpatialInput input;
  private final PopulationSurface surface;
  private final ControlTotal control;

  /**
   * @param control what the surface is scaled to, null where it is as the source has it
   */
  private CityPeople(SpatialInput input, PopulationSurface surface, ControlTotal control) {
    this.input = input;
    this.surface = surface;
    this.control = control;
  }

  /** The people of an input; empty, with an issue, if it does not reach the city. */
  static Optional<CityPeople> find(CityContext city, SpatialInput input) {
    try {
      return read(city, input);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      // An input that its reader or its CRS makes useless costs its own values alone.
      city.add(input.unreadable(city.place(), e));
      return Optional.empty();
    }
  }

  private static Optional<CityPeople> read(CityContext city, SpatialInput input) {
    Optional<PopulationSurface> surface =
        isRaster(input) ? raster(city, input) : city.vectors().people(input);
    if (city.rasters().isUnreadable(input)) {
      return Optional.empty();
    }
    if (surface.isEmpty() || surface.get().units() == 0) {
      city.add(missesCity(city.frame(), input));
      return Optional.empty();
    }
    surface
        .get()
        .issues(input.id(), city.frame().boundary())
        .forEach(i -> city.add(i.at(city.place())));
    return Optional.of(scaled(city, input, surface.get()));
  }

  /** The people as the source has them, or so that they add up to an official figure. */
  private static CityPeople scaled(
      CityContext city, SpatialInput input, PopulationSurface surface) {
    if (input.option(ControlTotal.OPTION) == null) {
      return new CityPeople(input, surface, null);
    }
    double counted = surface.within(city.frame().boundary()).people();
    Optional<ControlTotal> control =
        city.officialPeople(input, group(input))
            .filter(official -> official.value() > 0 && counted > 0)
            .map(official -> new ControlTotal(official, official.value() / counted));
    if (control.isEmpty()) {
      city.add(ControlTotal.missing(input, group(input), city.frame()));
      return new CityPeople(input, surface, null);
    }
    control.filter(c -> !c.isPlausible()).ifPresent(c -> city.add(c.farOff(input)));
    PopulationSurface scaled = surface.scaledBy(control.get().factor());
    return new CityPeople(input, scaled, control.get());
  }

  public static boolean isRaster(SpatialInput input) {
    return input.uri().matches("(?i).*\\.tiff?");
  }

  /** Population and population-weighted density of an extent. */
  public void measure(CityExtent extent, CityFacts facts) {
    CityFacts.Origin origin = origin();
    Inhabitants inhabitants = surface.within(extent.geometry());
    facts.observe(extent, "extent_population", breakdown(), inhabitants.people(), origin);
    OptionalDouble density = inhabitants.weightedDensity();
    if (density.isPresent() && breakdown().isTotal()) {
      facts.observe(extent, "population_weighted_density", density.getAsDouble(), origin);
    }
  }

  /** What every count of the source was multiplied by, where it follows an official figure. */
  public void measureControl(CityExtent boundary, CityFacts facts) {
    if (control != null) {
      facts.observe(boundary, ControlTotal.FACTOR, breakdown(), control.factor(), origin());
    }
  }

  private CityFacts.Origin origin() {
    return control == null
        ? new CityFacts.Origin(input.id(), input.source())
        : new CityFacts.Origin(
            input.id(), input.source() + "; " + control.official().source(), control.method());
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
    return group(input);
  }

  private static Breakdown group(SpatialInput input) {
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

  private static Optional<PopulationSurface> raster(CityContext city, SpatialInput input) {
    CityFrame frame = city.frame();
    Optional<GridRaster> window = city.rasters().window(input);
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
        MISSES_CITY,
        input.id(),
        null,
        frame.place(),
        null,
        null,
        message,
        Issue.Action.REJECTED);
  }
}
