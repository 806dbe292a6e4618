package org.urbanobservatory.step.city;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.measure.extent.DisplayGrid;

/**
 * The display cells of one extent in one year, to which each family of measures adds its columns.
 */
public final class ExtentCells {
  private final CityExtent extent;
  private final DisplayGrid grid;

  /** By column, in the order of the cells: far smaller than a map for each cell. */
  private final SortedMap<String, Object[]> columns = new TreeMap<>();

  private final SortedMap<String, Object[]> kept = new TreeMap<>();
  private final BitSet withheld = new BitSet();

  ExtentCells(CityExtent extent, DisplayGrid grid) {
    this.extent = extent;
    this.grid = grid;
  }

  public CityExtent extent() {
    return extent;
  }

  /** The squares, clipped to the extent. */
  public DisplayGrid grid() {
    return grid;
  }

  /** The cells, in the order in which they are numbered. */
  public List<DisplayCell> cells() {
    return grid.cells();
  }

  /**
   * Sets a column of a cell.
   *
   * @param cell position of the cell in {@link #cells()}
   * @param value of the column's type, null for none
   */
  public void set(int cell, String column, Object value) {
    put(columns, cell, column, value);
  }

  /**
   * Keeps a number of a cell that {@code cells} does not publish, for measures that follow.
   *
   * @param cell position of the cell in {@link #cells()}
   * @param name for example {@code distance_schools}
   * @param value null for none
   */
  public void keep(int cell, String name, Double value) {
    put(kept, cell, name, value);
  }

  private void put(Map<String, Object[]> all, int cell, String name, Object value) {
    if (value != null) {
      all.computeIfAbsent(name, n -> new Object[cells().size()])[cell] = value;
    }
  }

  /**
   * A column of numbers by the id of the cell; a cell without a value is not there. Empty when no
   * family of measures has filled the column.
   *
   * @param column of table {@code cells}, or a name that was kept
   */
  public Map<String, Double> numbers(String column) {
    var numbers = new TreeMap<String, Double>();
    addNumbers(kept.get(column), numbers);
    addNumbers(columns.get(column), numbers);
    return numbers;
  }

  private void addNumbers(Object[] values, Map<String, Double> numbers) {
    for (int i = 0; values != null && i < values.length; i++) {
      if (values[i] instanceof Number number) {
        numbers.put(cells().get(i).id(), number.doubleValue());
      }
    }
  }

  /** Whether the people of a cell are too few to be told. */
  public boolean isWithheld(int cell) {
    return withheld.get(cell);
  }

  /** How many cells say nothing of their people. */
  public long withheldCount() {
    return withheld.cardinality();
  }

  /** Says nothing of the people of a cell. */
  void withhold(int cell) {
    withheld.set(cell);
  }

  /** Whether any family of measures has a column. */
  boolean isFilled() {
    return !columns.isEmpty();
  }

  /** What is published of a cell, by column; what has no value is not there. */
  Map<String, Object> published(int cell, Set<String> left, Set<String> ofPeople) {
    var values = new TreeMap<String, Object>();
    columns.forEach(
        (column, all) -> {
          boolean isLeft = left.contains(column) || (isWithheld(cell) && ofPeople.contains(column));
          if (all[cell] != null && !isLeft) {
            values.put(column, all[cell]);
          }
        });
    return values;
  }
}
