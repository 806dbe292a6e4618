package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.io.WKBWriter;
import org.urbanobservatory.geo.Reprojection;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.extent.DisplayGrid;
import org.urbanobservatory.step.ingest.SpatialInput;
import org.urbanobservatory.table.Emissions;
import org.urbanobservatory.table.RowBuilder;
import org.urbanobservatory.table.Rows;

/**
 * The rows of table {@code cells}: the boundary's display grid, year by year, to which each family
 * of measures adds its columns. Only years with a column are published.
 */
public final class CityCells {
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
  private final double cellM;
  private final Map<Integer, Sheet> sheets = new TreeMap<>();

  /** By year, name and cell. */
  private final Map<Integer, Map<String, Map<String, Double>>> kept = new TreeMap<>();

  private final Map<Integer, SmallCells> small = new TreeMap<>();
  private final Set<String> withheld = new TreeSet<>();

  private DisplayGrid grid;

  CityCells(CityFrame frame, double cellM) {
    this.frame = frame;
    this.cellM = cellM;
  }

  /** The cells of one year. */
  private record Sheet(CityExtent extent, List<Map<String, Object>> columns) {}

  /** The grid over the boundary, the same in every year. */
  public DisplayGrid grid() {
    if (grid == null) {
      grid = DisplayGrid.of(frame.boundary(), cellM);
    }
    return grid;
  }

  /**
   * Sets a column of a cell.
   *
   * @param boundary the boundary as extent of the year
   * @param cell position of the cell in {@link #grid()}
   * @param value of the column's type, null for none
   */
  public void set(CityExtent boundary, int cell, String column, Object value) {
    Sheet sheet = sheets.computeIfAbsent(boundary.year(), year -> sheet(boundary));
    sheet.columns().get(cell).put(column, value);
  }

  /** Leaves out the columns that repeat what inputs of a kind say of a place. */
  public void withhold(SpatialInput.Kind confidential) {
    withheld.addAll(REPEATING.getOrDefault(confidential, Set.of()));
  }

  /**
   * Leaves out what is said of the people of cells that hold too few.
   *
   * @param people of each cell, by the source that counts all people of the year
   * @return how many cells are left out
   */
  public long withholdSmall(CityExtent boundary, SpatialInput source, List<Double> people) {
    small.put(boundary.year(), SmallCells.of(source, people));
    return small.get(boundary.year()).count();
  }

  /** Whether the people of a cell are too few to be told. */
  public boolean isWithheld(int year, int cell) {
    return small.containsKey(year) && small.get(year).isWithheld(cell);
  }

  /**
   * Keeps a number of a cell that {@code cells} does not publish, for measures that follow.
   *
   * @param boundary the boundary as extent of the year
   * @param cell position of the cell in {@link #grid()}
   * @param name for example {@code distance_schools}
   * @param value null for none
   */
  public void keep(CityExtent boundary, int cell, String name, Double value) {
    if (value != null) {
      kept.computeIfAbsent(boundary.year(), year -> new TreeMap<>())
          .computeIfAbsent(name, n -> new TreeMap<>())
          .put(grid().cells().get(cell).id(), value);
    }
  }

  /**
   * A column of numbers in a year, by the id of the cell; a cell without a value is not there.
   * Empty when no family of measures has filled the column.
   *
   * @param column of table {@code cells}, or a name that was kept
   */
  public Map<String, Double> numbers(int year, String column) {
    Map<String, Double> numbers =
        new TreeMap<>(kept.getOrDefault(year, Map.of()).getOrDefault(column, Map.of()));
    if (sheets.containsKey(year)) {
      List<Map<String, Object>> columns = sheets.get(year).columns();
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).get(column) instanceof Number number) {
          numbers.put(grid().cells().get(i).id(), number.doubleValue());
        }
      }
    }
    return numbers;
  }

  private Sheet sheet(CityExtent boundary) {
    var columns = new ArrayList<Map<String, Object>>();
    grid().cells().forEach(cell -> columns.add(new TreeMap<>()));
    return new Sheet(boundary, columns);
  }

  private Map<String, Object> published(Sheet sheet, int cell) {
    var columns = new TreeMap<>(sheet.columns().get(cell));
    columns.keySet().removeAll(withheld);
    if (isWithheld(sheet.extent().year(), cell)) {
      columns.keySet().removeAll(OF_PEOPLE);
    }
    return columns;
  }

  /** Adds the rows of all years. */
  public void emit(Emissions emitted) {
    Reprojection toLonLat = frame.toLonLat();
    var wkb = new WKBWriter();
    for (Sheet sheet : sheets.values()) {
      for (int i = 0; i < grid().cells().size(); i++) {
        DisplayCell cell = grid().cells().get(i);
        RowBuilder row =
            Rows.builder("cells")
                .at(frame.place())
                .set("extent_id", sheet.extent().id())
                .set("year", sheet.extent().year())
                .set("cell_id", cell.id())
                .set("area_m2", cell.area())
                .set("crs", frame.crs().id())
                .set("geometry", wkb.write(toLonLat.densified(cell.geometry())));
        published(sheet, i).forEach(row::set);
        emitted.add("cells", row.row());
      }
    }
  }
}
