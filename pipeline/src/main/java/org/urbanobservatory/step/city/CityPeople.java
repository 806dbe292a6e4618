package org.urbanobservatory.step.city;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.measure.population.PointPopulation;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.measure.population.RasterPopulation;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.Place;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Phase 3, measure: the people of one city from one input, on every extent and display cell. */
public final class CityPeople {
  /** Reason and issue: the inputs of people have nobody in or near the city. */
  public static final String MISSES_CITY = "population_does_not_cover_city";

  /** Reason: an input of people cannot be used, so that who lives in the city is not known. */
  public static final String UNUSABLE = "population_input_unusable";

  /** Reason: there is no input of people. */
  public static final String NO_POPULATION = "no_population";

  private static final double ROUNDING = 1e-12;

  private final SpatialInput input;
  private final PopulationSurface surface;
  private final ControlTotal control;
  private final LeastCover least;
  private final Map<CityExtent, Double> coveredShares = new HashMap<>();
  private final Map<CityExtent, Inhabitants> inhabitants = new HashMap<>();

  /**
   * @param control what the surface is scaled to, null where it is as the source has it
   * @param least how much of an extent it has to cover to say who lives there
   */
  private CityPeople(
      SpatialInput input, PopulationSurface surface, ControlTotal control, LeastCover least) {
    this.input = input;
    this.surface = surface;
    this.control = control;
    this.least = least;
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
    LeastCover least = LeastCover.of(city.plan());
    boolean isCovered = least.isMet(surface.get().coveredShare(city.frame().boundary()));
    surface.get().issues(input.id(), city.frame().boundary()).stream()
        .filter(i -> isCovered || !i.code().equals(PopulationSurface.COVERS_IN_PART))
        .forEach(i -> city.add(i.at(city.place())));
    if (input.option(ControlTotal.OPTION) != null && !isCovered) {
      city.add(ControlTotal.uncovered(input, city.frame()));
      return Optional.of(new CityPeople(input, surface.get(), null, least));
    }
    return Optional.of(scaled(city, input, surface.get()));
  }

  /** The people as the source has them, or so that they add up to an official figure. */
  private static CityPeople scaled(
      CityContext city, SpatialInput input, PopulationSurface surface) {
    LeastCover least = LeastCover.of(city.plan());
    if (input.option(ControlTotal.OPTION) == null) {
      return new CityPeople(input, surface, null, least);
    }
    double counted = surface.within(city.frame().boundary()).people();
    Optional<ControlTotal> control =
        city.officialPeople(input, group(input))
            .filter(official -> official.value() > 0 && counted > 0)
            .map(official -> new ControlTotal(official, official.value() / counted));
    if (control.isEmpty()) {
      city.add(ControlTotal.missing(input, group(input), city.frame()));
      return new CityPeople(input, surface, null, least);
    }
    control.filter(c -> !c.isPlausible()).ifPresent(c -> city.add(c.farOff(input)));
    PopulationSurface scaled = surface.scaledBy(control.get().factor());
    return new CityPeople(input, scaled, control.get(), least);
  }

  public static boolean isRaster(SpatialInput input) {
    return input.uri().matches("(?i).*\\.tiff?");
  }

  /** Population and population-weighted density of an extent that the source covers. */
  public void measure(CityExtent extent, CityFacts facts) {
    CityFacts.Origin origin = origin();
    if (surface instanceof RasterPopulation) {
      origin = origin.by(least.addedTo(origin.method()));
    }
    Inhabitants all = inhabitants(extent);
    facts.observe(extent, "extent_population", breakdown(), all.people(), origin);
    OptionalDouble density = all.weightedDensity();
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

  /** Whether the source says who lives in an extent, or ends before most of it. */
  public boolean covers(CityExtent extent) {
    return least.isMet(coveredShare(extent));
  }

  /** Whether it says who lives in a display cell: all of a boundary that it covers is known. */
  public boolean covers(CityExtent boundary, Geometry cell) {
    return covers(boundary) || least.isMet(surface.coveredShare(cell));
  }

  /** Why an extent has no people of the source. */
  public Issue uncovered(CityExtent extent, Place place) {
    return least.issue(input.id(), place + " (" + extent.id() + ")", coveredShare(extent));
  }

  private double coveredShare(CityExtent extent) {
    return coveredShares.computeIfAbsent(extent, e -> surface.coveredShare(e.geometry()));
  }

  public double within(CityExtent extent) {
    return inhabitants(extent).people();
  }

  /**
   * Some of the people of an extent: where rounding alone, of sums in another order, puts them
   * above all, they are all.
   */
  public double some(CityExtent extent, double counted) {
    double all = within(extent);
    return counted > all && counted <= all * (1 + ROUNDING) ? all : counted;
  }

  private Inhabitants inhabitants(CityExtent extent) {
    return inhabitants.computeIfAbsent(extent, e -> surface.within(e.geometry()));
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
