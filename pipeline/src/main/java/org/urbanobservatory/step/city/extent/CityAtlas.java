package org.urbanobservatory.step.city.extent;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.GridRaster;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.grid.AreaSplit;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.atlas.AtlasSettings;
import org.urbanobservatory.measure.extent.AtlasExtent;
import org.urbanobservatory.measure.extent.AtlasExtents;
import org.urbanobservatory.measure.extent.AtlasVerdict;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.step.city.BuiltGrid;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.CityRasters;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.MeasurePlan;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.table.Emissions;

/**
 * Phase 2, delineate: the urban extent of one city by the Atlas of Urban Expansion, from a built-up
 * raster. The raster is read as far beyond the boundary as the extent goes. An extent that several
 * cities have their main cluster in belongs to the one with the largest share of its people, or
 * without people of its built-up land; the others have none, and none has it where two hold equally
 * much.
 */
final class CityAtlas {
  /** Cells from which on the window is not made larger: a bound on memory and time. */
  private static final int MOST_CELLS = 24_000_000;

  private static final double REACH_M = ExtentPlan.reachM(ExtentPlan.Kind.ATLAS);

  /**
   * Share up to which two cities hold equally much, on the cells that all of them see: far above
   * the rounding of sums, 1e-10.
   */
  private static final double TOLERANCE = 1e-6;

  /** The same where each city sees the land on cells of its own computing CRS. */
  private static final double TOLERANCE_ON_OWN_CELLS = 0.01;

  private final CityContext city;
  private final AtlasRemarks remarks;
  private final Map<Question, Optional<Answer>> answers = new HashMap<>();

  /** What an extent depends on, by ids; years that share an epoch ask the same. */
  private record Question(String extent, String input, int epoch) {}

  private record Answer(String method, Geometry geometry) {}

  /**
   * What to search.
   *
   * @param people the raster by which an extent is given to a city, null for built-up area
   */
  private record Ask(
      ExtentPlan extent,
      SpatialInput input,
      BuiltUpRule rule,
      AtlasSettings settings,
      SpatialInput people) {
    String weight() {
      return people == null ? "built-up area" : "people of " + people.id();
    }

    String method(BuiltGrid grid) {
      String cells =
          grid.isRegridded()
              ? ", on cells of %s m".formatted(grid.shares().lattice().cellWidth())
              : "";
      return "%s, of %s of %d, held by %s%s"
          .formatted(settings.describe(), input.id(), input.year(), weight(), cells);
    }
  }

  /** The search in one window. */
  private record Search(BuiltGrid grid, AtlasExtents all, Optional<AtlasExtent> found) {
    boolean goesOn() {
      return found.isPresent() && grid.endsBeside(found.get().cells());
    }
  }

  CityAtlas(CityContext city) {
    this.city = city;
    this.remarks = new AtlasRemarks(city);
  }

  /**
   * The extent in a year; empty, with an issue, where there is none or another city has it.
   *
   * @param input the built-up raster of the epoch
   */
  Optional<CityExtent> find(ExtentPlan extent, SpatialInput input, int year) {
    BuiltUpRule rule = CityRasters.rule(input, year);
    int epoch = rule instanceof BuiltUpRule.Epoch ? year : input.year();
    var question = new Question(extent.id(), input.id(), epoch);
    Optional<Answer> answer = answers.get(question);
    if (answer == null) {
      answer = answerOrRefused(extent, input, rule);
      answers.put(question, answer);
    }
    return answer.map(
        a -> new CityExtent(extent.id(), year, a.method(), input.source(), a.geometry()));
  }

  private Optional<Answer> answerOrRefused(
      ExtentPlan extent, SpatialInput input, BuiltUpRule rule) {
    try {
      SpatialInput people = findPeople(extent, input.year()).orElse(null);
      return answer(new Ask(extent, input, rule, AtlasRules.of(extent, rule), people));
    } catch (IllegalArgumentException e) {
      // A raster that cannot be brought to the working grid costs its own extent alone.
      city.add(input.unreadable(city.place(), e));
      return Optional.empty();
    }
  }

  private Optional<Answer> answer(Ask ask) {
    Optional<Search> search = search(ask);
    Optional<AtlasExtent> found = search.flatMap(Search::found);
    if (found.isEmpty()) {
      if (!city.rasters().isUnreadable(ask.input())) {
        city.add(remarks.empty(ask.extent(), ask.input()));
      }
      return Optional.empty();
    }
    return isOwn(ask, search.get(), found.get())
        ? Optional.of(new Answer(ask.method(search.get().grid()), found.get().geometry()))
        : Optional.empty();
  }

  /** Searches in larger and larger windows until the extent ends inside of one. */
  private Optional<Search> search(Ask ask) {
    double reach = REACH_M;
    Optional<GridRaster> window = city.rasters().window(ask.input(), reach);
    if (window.isEmpty()) {
      return Optional.empty();
    }
    Search search = search(ask, window.get(), reach);
    checkReach(ask.input(), search.grid());
    while (search.goesOn()) {
      Optional<GridRaster> larger = larger(ask.input(), search.grid(), 2 * reach);
      if (larger.isEmpty()) {
        city.add(remarks.reachesEdge(ask.input(), reach));
        break;
      }
      reach *= 2;
      search = search(ask, larger.get(), reach);
    }
    return Optional.of(search);
  }

  /** The next larger window; empty where the raster has no more, or too much. */
  private Optional<GridRaster> larger(SpatialInput input, BuiltGrid grid, double reachM) {
    if (4L * grid.source().size() > MOST_CELLS) {
      return Optional.empty();
    }
    return city.rasters()
        .window(input, reachM)
        .filter(w -> w.raster().lattice().size() > grid.source().size());
  }

  private Search search(Ask ask, GridRaster window, double reachM) {
    var grid = BuiltGrid.of(window, ask.rule(), city.frame(), reachM);
    AtlasExtents all =
        AtlasExtents.of(grid.shares(), grid.plane(), ask.settings())
            .sharedBy(Reprojection.between(Crs.CRS84, grid.crs()));
    if (ask.people() != null) {
      Optional<GridRaster> people = city.rasters().window(ask.people(), reachM);
      all = people.isPresent() ? all.weighedBy(counts(ask.people(), people.get(), grid)) : all;
    }
    return new Search(grid, all, all.find(city.frame().lonLat()));
  }

  private static Raster counts(SpatialInput people, GridRaster window, BuiltGrid grid) {
    AreaSplit split =
        "density".equals(people.option("quantity"))
            ? grid.working().densities(window.raster(), window.crs())
            : grid.working().counts(window.raster(), window.crs());
    return split.raster();
  }

  /** A raster is asked to go on past the boundary as far as the first window. */
  private void checkReach(SpatialInput input, BuiltGrid grid) {
    Envelope around = city.frame().boundary().getEnvelopeInternal();
    around.expandBy(REACH_M);
    if (!grid.reaches(around)) {
      city.add(remarks.endsNear(input, REACH_M));
    }
  }

  /** Whether the city holds more of the extent than any other; two cities in one are an issue. */
  private boolean isOwn(Ask ask, Search search, AtlasExtent found) {
    String own = Emissions.key(city.place());
    double tolerance = search.grid().isRegridded() ? TOLERANCE_ON_OWN_CELLS : TOLERANCE;
    AtlasVerdict verdict = search.all().contest(own, found, boundariesAround(found), tolerance);
    if (verdict.holders().size() > 1) {
      city.add(remarks.shared(ask.extent(), ask.input(), verdict, ask.weight()));
    }
    return verdict.owner().equals(Optional.of(own));
  }

  /** The boundaries of this city and of those around the extent, in degrees. */
  private SortedMap<String, Geometry> boundariesAround(AtlasExtent found) {
    Envelope around = city.frame().toLonLat().envelope(found.geometry().getEnvelopeInternal());
    var boundaries = new TreeMap<String, Geometry>();
    boundaries.put(Emissions.key(city.place()), city.frame().lonLat());
    for (CityTask.Neighbour other : city.neighbours()) {
      if (other.lonLat().getEnvelopeInternal().intersects(around)) {
        boundaries.put(Emissions.key(other.place()), other.lonLat());
      }
    }
    return boundaries;
  }

  /**
   * The people that decide whose an extent is, of the latest year not after the epoch. A file that
   * all cities share counts whether it serves this city or not: others may look at it.
   */
  private Optional<SpatialInput> findPeople(ExtentPlan extent, int epoch) {
    List<SpatialInput> inputs =
        extent.inputs("population").stream()
            .flatMap(id -> city.plan().findInput(id).stream())
            .filter(i -> i.isShared() || i.serves(city.place().cityId()))
            .sorted(
                Comparator.comparingInt(SpatialInput::year)
                    .thenComparing(SpatialInput::id, Comparator.reverseOrder()))
            .toList();
    inputs.stream().filter(i -> !CityPeople.isRaster(i)).map(remarks::noRaster).forEach(city::add);
    return MeasurePlan.findEpoch(inputs.stream().filter(CityPeople::isRaster).toList(), epoch);
  }
}
