package org.urbanobservatory.step.city.extent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.extent.BuiltUp;
import org.urbanobservatory.measure.extent.UrbanPolygons;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.source.vector.Feature;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.PolygonRepair;
import org.urbanobservatory.step.city.CityFrame;
import org.urbanobservatory.step.city.CityRasters;
import org.urbanobservatory.step.city.CityVectors;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.SpatialInput;

/** Phase 2, delineate: what one city is in a year, by each configured extent. */
public final class CityExtents {
  private static final double FULL_COVERAGE = 0.99;
  private final CityContext city;
  private final CityFrame frame;
  private final MeasurePlan plan;
  private final CityRasters rasters;
  private final CityVectors vectors;
  private final CityAtlas atlas;
  private final Map<String, Optional<CityExtent>> found = new HashMap<>();
  private final CityDegurba degurba;

  public CityExtents(CityContext city) {
    this.city = city;
    this.frame = city.frame();
    this.plan = city.plan();
    this.rasters = city.rasters();
    this.vectors = city.vectors();
    this.atlas = new CityAtlas(city);
    this.degurba = new CityDegurba(city);
  }

  /** The Degree of Urbanisation around the city, which extents are taken from. */
  public CityDegurba degurba() {
    return degurba;
  }

  /**
   * The extents of a year; one that cannot be delineated is left out, with an issue. Where growth
   * is measured in fixed limits, each delineated extent is followed by a fixed one: that of the
   * last built-up epoch, for every year.
   */
  public List<CityExtent> of(int year) throws IOException {
    var extents = new ArrayList<CityExtent>();
    for (ExtentPlan extent : plan.extents()) {
      find(extent, year).ifPresent(extents::add);
      findFixed(extent, year).ifPresent(extents::add);
    }
    return extents;
  }

  /** The years of built-up epochs, ascending. */
  public SortedSet<Integer> builtUpYears() {
    return city.inputs(SpatialInput.Kind.BUILT_UP).stream()
        .map(SpatialInput::year)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Optional<CityExtent> findFixed(ExtentPlan extent, int year) throws IOException {
    if (!plan.hasFixed(extent) || builtUpYears().isEmpty()) {
      return Optional.empty();
    }
    return find(extent, builtUpYears().last()).map(last -> fixed(extent, last, year));
  }

  private static CityExtent fixed(ExtentPlan extent, CityExtent last, int year) {
    String method = "as of %d for every year: %s".formatted(last.year(), last.method());
    return new CityExtent(extent.fixedId(), year, method, last.source(), last.geometry());
  }

  /** An extent in a year, delineated once. */
  public Optional<CityExtent> find(ExtentPlan extent, int year) throws IOException {
    String key = extent.id() + "/" + year;
    Optional<CityExtent> known = found.get(key);
    if (known == null) {
      known = delineate(extent, year);
      found.put(key, known);
    }
    return known;
  }

  private Optional<CityExtent> delineate(ExtentPlan extent, int year) throws IOException {
    return switch (extent.kind()) {
      case BOUNDARY ->
          Optional.of(
              new CityExtent(extent.id(), year, "administrative boundary", null, frame.boundary()));
      case BOUNDARY_BUILT_UP -> findBuiltUp(extent, year);
      case GIVEN -> findGiven(extent, year);
      case ATLAS -> epoch(extent, year).flatMap(input -> atlas.find(extent, input, year));
      case DEGURBA -> epoch(extent, year).flatMap(input -> degurba.find(extent, input, year));
    };
  }

  /** The polygons of the city as they are given, also beyond the boundary. */
  private Optional<CityExtent> findGiven(ExtentPlan extent, int year) {
    Optional<SpatialInput> input = epoch(extent, year);
    if (input.isEmpty()) {
      return Optional.empty();
    }
    List<Geometry> polygons = polygons(input.get());
    if (polygons.isEmpty()) {
      city.add(notGiven(extent, input.get()));
      return Optional.empty();
    }
    String method = "given by %s of %d".formatted(input.get().id(), input.get().year());
    return Optional.of(
        new CityExtent(
            extent.id(), year, method, input.get().source(), UrbanPolygons.union(polygons)));
  }

  private Issue notGiven(ExtentPlan extent, SpatialInput input) {
    return Issue.kept(
        "extent_empty",
        input.id(),
        null,
        "Cannot delineate %s of %s: %s holds no polygon of the city; its indicators are null. Add one, with the city's id in the column that city_column names"
            .formatted(extent.id(), frame.place(), input.id()));
  }

  private Optional<CityExtent> findBuiltUp(ExtentPlan extent, int year) throws IOException {
    Optional<SpatialInput> input = epoch(extent, year);
    if (input.isEmpty()) {
      return Optional.empty();
    }
    Optional<Geometry> built = builtOrRefused(input.get(), year);
    if (rasters.isUnreadable(input.get())) {
      return Optional.empty();
    }
    if (built.isEmpty() || built.get().isEmpty()) {
      note(extent, input.get(), year);
      return Optional.empty();
    }
    String method = "boundary within " + CityRasters.limits(input.get());
    return Optional.of(
        new CityExtent(extent.id(), year, method, input.get().source(), built.get()));
  }

  /** The latest epoch not after the year, else the earliest there is. */
  private Optional<SpatialInput> epoch(ExtentPlan extent, int year) {
    return MeasurePlan.findEpoch(plan.epochs(extent.inputs(), frame.place().cityId()), year);
  }

  private Optional<Geometry> builtOrRefused(SpatialInput input, int year) throws IOException {
    try {
      return built(input, year);
    } catch (IOException | UncheckedIOException e) {
      city.add(input.unreadable(frame.place(), e));
      return Optional.empty();
    }
  }

  private Optional<Geometry> built(SpatialInput input, int year) throws IOException {
    return switch (input.kind()) {
      case BUILT_UP -> rasters.builtUp(input, year).map(built -> within(input, built));
      case URBAN_POLYGONS -> Optional.of(withinPolygons(input));
      default ->
          throw new IllegalArgumentException(
              "Invalid extent input " + input.id() + ": " + input.kind() + " delineates nothing");
    };
  }

  private Geometry within(SpatialInput input, BuiltUp built) {
    double covered = built.coveredShare(frame.boundary());
    if (covered < FULL_COVERAGE) {
      city.add(
          Issue.kept(
                  "built_up_covers_city_in_part",
                  input.id(),
                  null,
                  "Invalid built-up raster: %s has values for %.1f %% of the area of %s; the rest counts as not built. Give a larger one"
                      .formatted(input.id(), 100 * covered, frame.place()))
              .at(frame.place()));
    }
    return built.within(frame.boundary());
  }

  private Geometry withinPolygons(SpatialInput input) {
    return UrbanPolygons.within(frame.boundary(), polygons(input));
  }

  /** The polygons of the city: those that name it, or without a city column those that meet it. */
  private List<Geometry> polygons(SpatialInput input) {
    Reprojection toComputing = Reprojection.between(vectors.crs(input), frame.crs());
    String column = input.option("city_column");
    return vectors.features(input).stream()
        .filter(f -> column == null || frame.place().cityId().equals(f.text(column)))
        .map(feature -> valid(input, feature, toComputing.densified(feature.geometry())))
        .filter(geometry -> column != null || geometry.intersects(frame.boundary()))
        .toList();
  }

  private Geometry valid(SpatialInput input, Feature feature, Geometry geometry) {
    return geometry.getEnvelopeInternal().intersects(frame.boundary().getEnvelopeInternal())
        ? PolygonRepair.valid(input, "feature " + feature.index(), geometry, city::add)
        : geometry;
  }

  private void note(ExtentPlan extent, SpatialInput input, int year) {
    city.add(
        Issue.kept(
                "extent_empty",
                input.id(),
                null,
                "Cannot delineate %s of %s in %d: %s holds nothing built inside the boundary; its indicators are null. Check that the file covers the city"
                    .formatted(extent.id(), frame.place(), year, input.id()))
            .at(frame.place()));
  }
}
