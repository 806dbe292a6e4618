package org.urbanobservatory.step.city.extent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.geo.Crs;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.geo.WorkingGrid;
import org.urbanobservatory.grid.degurba.UnitClass;
import org.urbanobservatory.grid.degurba.UnitShares;
import org.urbanobservatory.measure.extent.CentreOutcome;
import org.urbanobservatory.measure.extent.CentreRemark;
import org.urbanobservatory.measure.extent.CityBoundary;
import org.urbanobservatory.measure.extent.UrbanCentres;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.CityTask;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.table.Emissions;

/**
 * Phase 2, delineate: the urban centre of one city by the Degree of Urbanisation, with the classes
 * of its display cells and of its boundary as a unit. The window of cells grows until the answer
 * lies inside of it; a centre belongs to the city that holds most of its people.
 */
public final class CityDegurba implements CityMeasure {
  /** Source cells from which on the window is not made larger: a bound on memory and time. */
  private static final long MOST_CELLS = 40_000_000;

  private final CityContext city;
  private final Map<Question, Answer> answers = new HashMap<>();
  private final Map<Integer, Answer> years = new TreeMap<>();

  /** What an answer depends on, by ids; years that share an epoch ask the same. */
  private record Question(String extent, String population) {}

  /**
   * What was found.
   *
   * @param window the classified window, null where none could be made or it ends too early
   * @param city the city's centre or unit, null where it has none
   */
  private record Answer(String method, DegurbaRules rules, DegurbaWindow window, Geometry city) {
    Optional<UnitShares> shares(CityExtent boundary) {
      return Optional.ofNullable(window).flatMap(w -> w.shares(boundary.geometry()));
    }
  }

  /** A window and what became of the search in it. */
  private record Search(DegurbaWindow window, CentreOutcome outcome) {
    /** The raster ends near the city, so that no larger window helps. */
    boolean isFinal() {
      return !(outcome instanceof CentreOutcome.WindowTooSmall small)
          || (window.isCut() && small.reason().kind() == CentreRemark.Kind.GRID_ENDS_NEAR_CITY);
    }
  }

  CityDegurba(CityContext city) {
    this.city = city;
  }

  /**
   * The extent in a year; empty, with an issue, where the city has no centre of its own.
   *
   * @param input the people of the epoch
   */
  Optional<CityExtent> find(ExtentPlan extent, SpatialInput input, int year) {
    var question = new Question(extent.id(), input.id());
    Answer answer = answers.get(question);
    if (answer == null) {
      answer = answerOrRefused(extent, input);
      answers.put(question, answer);
    }
    years.putIfAbsent(year, answer);
    return found(extent, input, year, answer);
  }

  private static Optional<CityExtent> found(
      ExtentPlan extent, SpatialInput input, int year, Answer answer) {
    return Optional.ofNullable(answer.city())
        .map(city -> new CityExtent(extent.id(), year, answer.method(), input.source(), city));
  }

  /** The class of each display cell in a year that has an extent {@code degurba}, the first one. */
  @Override
  public void measure(int year, List<CityExtent> extents) {
    Answer answer = years.get(year);
    if (answer != null && answer.window() != null) {
      city.cells()
          .fill(
              extents,
              "urban_class",
              cell ->
                  answer.window().mostOf(cell.geometry()).map(c -> (int) c.code()).orElse(null));
    }
  }

  /** The class of the boundary as a unit at level 1; empty for other extents. */
  public Optional<Integer> findLevel1(CityExtent extent) {
    return shares(extent).map(shares -> shares.level1().code());
  }

  /** The class of the boundary as a unit at level 2; empty for other extents. */
  public Optional<Integer> findLevel2(CityExtent extent) {
    return shares(extent)
        .map(shares -> shares.level2(years.get(extent.year()).rules().units()).code());
  }

  /** How an extent was made, and for a boundary that has classes how they were found. */
  public String method(CityExtent extent) {
    return shares(extent).isPresent()
        ? extent.method() + "; classes from " + years.get(extent.year()).method()
        : extent.method();
  }

  private Optional<UnitShares> shares(CityExtent extent) {
    return city.plan()
        .findBoundary(List.of(extent))
        .flatMap(
            boundary ->
                Optional.ofNullable(years.get(extent.year())).flatMap(a -> a.shares(boundary)));
  }

  private Answer answerOrRefused(ExtentPlan extent, SpatialInput input) {
    DegurbaRules rules = DegurbaRules.of(extent);
    DegurbaSources sources = DegurbaSources.of(city, extent, input);
    var none = new Answer(sources.method(rules), rules, null, null);
    if (!CityPeople.isRaster(input)) {
      city.add(DegurbaRemarks.noRaster(extent, input, city.frame()));
      return none;
    }
    try {
      return answer(extent, new DegurbaReader(city, sources, rules), none, input);
    } catch (IllegalArgumentException e) {
      // A raster that cannot be brought to the working grid costs its own extent alone.
      city.add(input.unreadable(city.place(), e));
      return none;
    } finally {
      count(sources.land());
    }
  }

  private Answer answer(ExtentPlan extent, DegurbaReader reader, Answer none, SpatialInput input) {
    Optional<Search> search = search(reader);
    if (search.isEmpty()) {
      return none;
    }
    CentreOutcome outcome = search.get().outcome();
    DegurbaWindow known =
        outcome instanceof CentreOutcome.WindowTooSmall ? null : search.get().window();
    if (none.rules().city() == DegurbaRules.City.UNIT && known != null) {
      return unit(extent, input, new Answer(none.method(), none.rules(), known, null));
    }
    said(extent, input, outcome).forEach(city::add);
    Geometry centre = outcome instanceof CentreOutcome.Found found ? found.extent() : null;
    return new Answer(none.method(), none.rules(), known, centre);
  }

  /** The boundary, where half of its people or more live in urban centres. */
  private Answer unit(ExtentPlan extent, SpatialInput input, Answer classified) {
    Geometry boundary = city.frame().boundary();
    Optional<UnitShares> shares = classified.window().shares(boundary);
    if (shares.isPresent() && shares.get().level1() == UnitClass.CITY) {
      return new Answer(classified.method(), classified.rules(), classified.window(), boundary);
    }
    city.add(DegurbaRemarks.noCity(extent, input, city.frame()));
    return classified;
  }

  private List<Issue> said(ExtentPlan extent, SpatialInput input, CentreOutcome outcome) {
    if (outcome instanceof CentreOutcome.Found found) {
      return found.remarks().stream().map(r -> DegurbaRemarks.kept(extent, input, r)).toList();
    }
    CentreRemark reason =
        outcome instanceof CentreOutcome.None none
            ? none.reason()
            : ((CentreOutcome.WindowTooSmall) outcome).reason();
    return List.of(DegurbaRemarks.none(extent, input, reason, city.frame()));
  }

  /** Searches in larger and larger windows until one says, or the raster ends. */
  private Optional<Search> search(DegurbaReader reader) {
    double reachM = UrbanCentres.REACH_M;
    Optional<Search> search = reader.read(reachM).map(this::searched);
    while (search.isPresent() && !search.get().isFinal()) {
      reachM *= 2;
      Optional<DegurbaWindow> larger = larger(reader, search.get().window(), reachM);
      if (larger.isEmpty()) {
        return search;
      }
      search = larger.map(this::searched);
    }
    return search;
  }

  private static Optional<DegurbaWindow> larger(
      DegurbaReader reader, DegurbaWindow window, double reachM) {
    return 4 * window.sourceCells() > MOST_CELLS
        ? Optional.empty()
        : reader.read(reachM).filter(w -> !w.lattice().equals(window.lattice()));
  }

  private Search searched(DegurbaWindow window) {
    var centres =
        new UrbanCentres(
            window.classes(),
            window.population(),
            window.plane(),
            Reprojection.between(Crs.CRS84, WorkingGrid.MOLLWEIDE));
    var own = new CityBoundary(Emissions.key(city.place()), city.frame().boundary());
    return new Search(window, centres.of(own, claimants()));
  }

  /** This city and those around in degrees, as each of them sees them too. */
  private List<CityBoundary> claimants() {
    List<CityBoundary> claimants = new ArrayList<>();
    claimants.add(new CityBoundary(Emissions.key(city.place()), city.frame().lonLat()));
    for (CityTask.Neighbour other : city.neighbours()) {
      claimants.add(new CityBoundary(Emissions.key(other.place()), other.lonLat()));
    }
    return claimants;
  }

  /** What was read of the land; people and built-up land are counted where they are measured. */
  private void count(SpatialInput land) {
    if (land != null) {
      long cells = city.rasters().window(land).map(w -> (long) w.raster().valued()).orElse(0L);
      city.reads().cells(land, cells, 0);
    }
  }
}
