package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.measure.population.Inhabitants;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.model.PlainNumber;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.RowBuilder;
import org.urbanobservatory.table.Rows;

/**
 * The rows of table {@code cells}: one lattice of squares, cut by each extent that has cells, to
 * which each family of measures adds its columns. Years are emitted one after another, so that only
 * one is held; an extent without a column in a year has no rows of it.
 */
public final class CityCells {
  /** Issue: the squares over an extent are too many. */
  static final String TOO_MANY = "too_many_cells";

  /** What is said of the people of a cell. */
  private static final Set<String> OF_PEOPLE =
      Set.of(
          "population",
          "population_density",
          "transit_distance_m",
          "transit_people_within_reach",
          "open_space_distance_m",
          "open_space_people_within_reach",
          "people_not_connected",
          "facility_access");

  /** Columns that repeat what an input says of a place, by the kind of the input. */
  private static final Map<SpatialInput.Kind, Set<String>> REPEATING =
      Map.of(
          SpatialInput.Kind.POPULATION, Set.of("urban_class"),
          SpatialInput.Kind.BUILT_UP, Set.of("built_up_share"),
          SpatialInput.Kind.GREEN, Set.of("green_share"),
          SpatialInput.Kind.LAND_USE, Set.of("land_use_mix"),
          SpatialInput.Kind.AIR, Set.of("pm25", "pm10"));

  private final CityFrame frame;
  private final MeasurePlan plan;
  private final Consumer<Issue> issues;

  /** The cells of the year that is measured, by the id of the extent, in order of the extents. */
  private final Map<String, ExtentCells> ofYear = new LinkedHashMap<>();

  /** The last cut of each extent, by its id: most extents are the same in the next year. */
  private final Map<String, Cut> cuts = new TreeMap<>();

  private final Set<String> withheld = new TreeSet<>();

  /**
   * @param issues takes what is to be said
   */
  CityCells(CityFrame frame, MeasurePlan plan, Consumer<Issue> issues) {
    this.frame = frame;
    this.plan = plan;
    this.issues = issues;
  }

  /**
   * The lattice cut by an extent.
   *
   * @param grid null where it would have too many squares
   */
  private record Cut(Geometry extent, DisplayGrid grid) {}

  /** Side of the squares in metres, the same in all extents and years. */
  public double cellM() {
    return plan.gridCellM();
  }

  /** The cells of an extent; empty for a zone and for an extent that has none of its own. */
  public Optional<ExtentCells> find(CityExtent extent) {
    if (!plan.hasCells(extent)) {
      return Optional.empty();
    }
    ExtentCells known = ofYear.get(extent.id());
    if (known == null) {
      DisplayGrid grid = cut(extent).grid();
      if (grid == null) {
        return Optional.empty();
      }
      known = new ExtentCells(extent, grid);
      ofYear.put(extent.id(), known);
    }
    return Optional.of(known);
  }

  /** The cells of those extents of a year that have some. */
  public List<ExtentCells> of(List<CityExtent> extents) {
    return extents.stream().flatMap(extent -> find(extent).stream()).toList();
  }

  /**
   * Sets a column of the cells of every extent to what the land of a cell gives. A square that
   * several extents hold whole is asked for once.
   *
   * @param extents of one year
   * @param value of the column's type, null for none
   */
  public void fill(List<CityExtent> extents, String column, Function<DisplayCell, Object> value) {
    var whole = new HashMap<String, Object>();
    for (ExtentCells cells : of(extents)) {
      for (int i = 0; i < cells.cells().size(); i++) {
        DisplayCell cell = cells.cells().get(i);
        Object known = cell.isWhole(cellM()) ? whole.get(cell.id()) : null;
        Object taken = known == null ? value.apply(cell) : known;
        if (taken != null) {
          cells.set(i, column, taken);
          if (cell.isWhole(cellM())) {
            whole.put(cell.id(), taken);
          }
        }
      }
    }
  }

  /** Leaves out the columns that repeat what inputs of a kind say of a place. */
  public void withhold(SpatialInput.Kind confidential) {
    withheld.addAll(REPEATING.getOrDefault(confidential, Set.of()));
  }

  /**
   * Leaves out what is said of the people of cells that hold too few, in all extents of the year.
   *
   * @param source that counts all people of the year
   * @param people of each cell of each extent
   */
  public void withholdSmall(SpatialInput source, Map<ExtentCells, List<Inhabitants>> people) {
    var byCell = new ArrayList<Map<String, Double>>();
    people.forEach(
        (cells, inhabitants) -> {
          var counts = new LinkedHashMap<String, Double>();
          for (int i = 0; i < inhabitants.size(); i++) {
            counts.put(cells.cells().get(i).id(), inhabitants.get(i).people());
          }
          byCell.add(counts);
        });
    SmallCells small = SmallCells.of(source, byCell);
    people.forEach(
        (cells, inhabitants) -> {
          for (int i = 0; i < inhabitants.size(); i++) {
            if (inhabitants.get(i).people() > 0 && small.isWithheld(cells.cells().get(i).id())) {
              cells.withhold(i);
            }
          }
        });
  }

  /** Adds the rows of the year that was measured, and forgets them. */
  public void emit(Emissions emitted) {
    for (ExtentCells cells : ofYear.values()) {
      if (cells.isFilled()) {
        emit(cells, emitted);
      }
    }
    ofYear.clear();
  }

  private void emit(ExtentCells cells, Emissions emitted) {
    Reprojection toLonLat = frame.toLonLat();
    var wkb = new WKBWriter();
    for (int i = 0; i < cells.cells().size(); i++) {
      DisplayCell cell = cells.cells().get(i);
      RowBuilder row =
          Rows.builder("cells")
              .at(frame.place())
              .set("extent_id", cells.extent().id())
              .set("year", cells.extent().year())
              .set("cell_id", cell.id())
              .set("area_m2", cell.area())
              .set("crs", frame.crs().id())
              .set("geometry", wkb.write(toLonLat.densified(cell.geometry())));
      cells.published(i, withheld, OF_PEOPLE).forEach(row::set);
      emitted.add("cells", row.row());
    }
  }

  /** Extents that are the same polygon, in other years or by other ids, are cut once. */
  private Cut cut(CityExtent extent) {
    Optional<Cut> same =
        cuts.values().stream()
            .filter(cut -> cut.extent().equalsExact(extent.geometry()))
            .findFirst();
    Cut cut = same.orElseGet(() -> newCut(extent));
    cuts.put(extent.id(), cut);
    return cut;
  }

  private Cut newCut(CityExtent extent) {
    if (DisplayGrid.fits(extent.geometry(), cellM())) {
      return new Cut(extent.geometry(), DisplayGrid.of(extent.geometry(), cellM()));
    }
    issues.accept(tooMany(extent));
    return new Cut(extent.geometry(), null);
  }

  private Issue tooMany(CityExtent extent) {
    return Issue.kept(
        TOO_MANY,
        null,
        null,
        "Invalid size of display cells: %s m gives more than %d squares over %s of %s, which has no rows in cells and cell_access. Give a larger grid_cell_m"
            .formatted(PlainNumber.of(cellM()), DisplayGrid.MAX_CELLS, extent.id(), frame.place()));
  }
}
