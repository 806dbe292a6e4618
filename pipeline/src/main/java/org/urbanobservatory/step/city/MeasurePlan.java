package org.urbanobservatory.step.city;

import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.urbanobservatory.compute.GrowthRules;
import org.urbanobservatory.compute.GrowthSpan;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * What is measured in every city of a run, and how.
 *
 * @param computingCrs declared CRS for lengths and areas, null for a Lambert azimuthal equal-area
 *     projection centred on each city
 * @param reportingYears years in which a city has an area, also without any spatial input
 * @param extents the extents, in publication order
 * @param inputs the spatial inputs
 * @param refused inputs that were refused before anything was read, each for the cities it names;
 *     issues say why
 * @param intersectionRadiusM radius of the buffers that consolidate junctions, in metres
 * @param gridCellM side of a display grid cell, in metres
 * @param networkBufferM how far beyond the boundary the network is read, in metres
 * @param settings of single measures by {@code group.name}, for example {@code access.max_snap_m}
 */
public record MeasurePlan(
    String computingCrs,
    List<Integer> reportingYears,
    List<ExtentPlan> extents,
    List<SpatialInput> inputs,
    List<SpatialInput> refused,
    double intersectionRadiusM,
    double gridCellM,
    double networkBufferM,
    Map<String, String> settings)
    implements Serializable {
  public MeasurePlan {
    reportingYears = List.copyOf(reportingYears);
    extents = List.copyOf(extents);
    inputs = List.copyOf(inputs);
    refused = List.copyOf(refused);
    settings = Map.copyOf(settings);
  }

  /** A plan of which no input is refused. */
  public MeasurePlan(
      String computingCrs,
      List<Integer> reportingYears,
      List<ExtentPlan> extents,
      List<SpatialInput> inputs,
      double intersectionRadiusM,
      double gridCellM,
      double networkBufferM,
      Map<String, String> settings) {
    this(
        computingCrs,
        reportingYears,
        extents,
        inputs,
        List.of(),
        intersectionRadiusM,
        gridCellM,
        networkBufferM,
        settings);
  }

  /** The inputs of a kind and year that would serve a city and are refused. */
  public List<SpatialInput> refused(SpatialInput.Kind kind, int year, String cityId) {
    return refused(kind, cityId).stream().filter(i -> i.year() == year).toList();
  }

  /** The inputs of a kind that would serve a city and are refused. */
  public List<SpatialInput> refused(SpatialInput.Kind kind, String cityId) {
    return refused.stream().filter(i -> i.kind() == kind && i.serves(cityId)).toList();
  }

  /** The last reporting year; without any the last year of a city. */
  public int lastYear(String cityId) {
    List<Integer> years = reportingYears.isEmpty() ? years(cityId) : reportingYears;
    return years.stream().max(Comparator.naturalOrder()).orElse(SpatialInput.UNDATED);
  }

  /** A number among the settings, or its default. */
  public double number(String name, double otherwise) {
    return settings.containsKey(name) ? Double.parseDouble(settings.get(name)) : otherwise;
  }

  /** A text among the settings, or its default. */
  public String text(String name, String otherwise) {
    return settings.getOrDefault(name, otherwise);
  }

  /** How growth between years is taken and judged, from the settings {@code growth}. */
  public GrowthRules growth() {
    GrowthRules sdg = GrowthRules.SDG;
    var span =
        new GrowthSpan(
            (int) number("growth.min_years", sdg.span().minimumYears()),
            (int) number("growth.max_years", sdg.span().maximumYears()));
    return new GrowthRules(
        span, number("growth.least_population_growth", sdg.leastPopulationGrowth()));
  }

  /** How far beyond the boundary an extent may reach, in metres. */
  public double reachM() {
    return extents.stream().mapToDouble(e -> ExtentPlan.reachM(e.kind())).max().orElse(0);
  }

  public List<SpatialInput> inputs(SpatialInput.Kind kind, String cityId) {
    return inputs.stream().filter(i -> i.kind() == kind && i.serves(cityId)).toList();
  }

  public Optional<SpatialInput> findInput(String id) {
    return inputs.stream().filter(i -> i.id().equals(id)).findFirst();
  }

  /** The inputs of these ids that serve a city, by year. */
  public List<SpatialInput> epochs(List<String> ids, String cityId) {
    return ids.stream()
        .map(this::findInput)
        .flatMap(Optional::stream)
        .filter(i -> i.serves(cityId))
        .sorted(Comparator.comparingInt(SpatialInput::year))
        .toList();
  }

  /**
   * The epoch that stands for a year: the latest one not after it, else the earliest there is.
   *
   * @param epochs by year
   */
  public static Optional<SpatialInput> findEpoch(List<SpatialInput> epochs, int year) {
    return findStanding(epochs, SpatialInput::year, year);
  }

  /**
   * The year whose data stand for a year, of streets, stops and open spaces as of epochs: the
   * latest one not after it, else the earliest there is.
   */
  public static Optional<Integer> findStanding(Collection<Integer> years, int year) {
    return findStanding(years.stream().sorted().toList(), Integer::intValue, year);
  }

  private static <T> Optional<T> findStanding(List<T> byYear, ToIntFunction<T> yearOf, int year) {
    Optional<T> latest =
        byYear.stream()
            .filter(one -> yearOf.applyAsInt(one) <= year)
            .reduce((earlier, later) -> later);
    return latest.isPresent() ? latest : byYear.stream().findFirst();
  }

  /** Whether an extent is also measured in the limits of its last epoch, for every year. */
  public boolean hasFixed(ExtentPlan extent) {
    return extent.kind() != ExtentPlan.Kind.BOUNDARY
        && "fixed".equals(text("growth.extent", "per_year"));
  }

  /** The administrative boundary among the extents of a year. */
  public Optional<CityExtent> findBoundary(List<CityExtent> ofYear) {
    return ofYear.stream().filter(e -> !e.isZone() && isBoundary(e.id())).findFirst();
  }

  /** Whether the outline of an extent would repeat a confidential input. */
  public boolean isConfidential(CityExtent extent) {
    return extents.stream()
        .filter(e -> e.id().equals(extent.id()) || e.fixedId().equals(extent.id()))
        .filter(
            e -> e.kind() == ExtentPlan.Kind.GIVEN || e.kind() == ExtentPlan.Kind.BOUNDARY_BUILT_UP)
        .flatMap(e -> e.inputs().stream())
        .map(this::findInput)
        .anyMatch(input -> input.map(SpatialInput::isConfidential).orElse(false));
  }

  /**
   * Whether an extent has display cells. The built-up part of the boundary has none: its people are
   * in the cells of the boundary. Nor has an extent whose outline is not published: cells would
   * draw it.
   */
  public boolean hasCells(CityExtent extent) {
    return !extent.isZone()
        && !isConfidential(extent)
        && extents.stream()
            .filter(e -> e.id().equals(extent.id()) || e.fixedId().equals(extent.id()))
            .anyMatch(e -> e.kind() != ExtentPlan.Kind.BOUNDARY_BUILT_UP);
  }

  /** Whether an extent is the administrative boundary. */
  boolean isBoundary(String extentId) {
    return extents.stream()
        .anyMatch(e -> e.id().equals(extentId) && e.kind() == ExtentPlan.Kind.BOUNDARY);
  }

  /** The reporting years, and those for which a city has any spatial input, ascending. */
  public List<Integer> years(String cityId) {
    var years = new TreeSet<>(reportingYears);
    inputs.stream()
        .filter(i -> i.serves(cityId) && i.kind().isMeasured())
        .forEach(i -> years.add(i.year()));
    return List.copyOf(years);
  }
}
