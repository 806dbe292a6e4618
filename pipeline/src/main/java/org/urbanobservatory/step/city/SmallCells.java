package org.urbanobservatory.step.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The display cells of a year whose people are too few to be told, so that nobody is recognised.
 *
 * @param withheld ids of the cells whose people are left out, in every extent
 */
record SmallCells(Set<String> withheld) {
  /** People of one cell that two extents cut alike differ by rounding, as a share of them. */
  private static final double ROUNDING = 1e-9;

  SmallCells {
    withheld = Set.copyOf(withheld);
  }

  /**
   * A cell with people, yet fewer than the source may show, is left out; where it would be the only
   * one its people would follow from those of the city, so the next smallest is left out too. What
   * two extents differ by is told by both, so the same holds of it: a cell that one of them cuts so
   * that few of its people are left out of it, and the only cell that is left out in one of them.
   * Of a confidential source every cell with people is left out.
   *
   * @param extents people of each cell of each extent, by the id of the cell
   */
  static SmallCells of(SpatialInput source, List<Map<String, Double>> extents) {
    double least = source.isConfidential() ? Double.POSITIVE_INFINITY : source.minCellCount();
    if (!(least > 0)) {
      return new SmallCells(Set.of());
    }
    List<Map<String, Double>> told = told(extents);
    var withheld = new HashSet<String>();
    for (Map<String, Double> people : told) {
      people.forEach(
          (cell, count) -> {
            if (count < least) {
              withheld.add(cell);
            }
          });
    }
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Map<String, Double> people : told) {
        Optional<String> beside = findBeside(people, withheld);
        beside.ifPresent(withheld::add);
        grows |= beside.isPresent();
      }
    }
    return new SmallCells(withheld);
  }

  /** The people of each extent, and those that two extents differ by; only cells with people. */
  private static List<Map<String, Double>> told(List<Map<String, Double>> extents) {
    var told = new ArrayList<Map<String, Double>>();
    for (int i = 0; i < extents.size(); i++) {
      told.add(difference(extents.get(i), Map.of()));
      for (int j = 0; j < i; j++) {
        told.add(difference(extents.get(i), extents.get(j)));
      }
    }
    return told;
  }

  private static Map<String, Double> difference(
      Map<String, Double> one, Map<String, Double> other) {
    var cells = new LinkedHashMap<String, Double>();
    one.forEach((cell, count) -> addDifference(cell, count, other.getOrDefault(cell, 0.0), cells));
    other.forEach(
        (cell, count) -> {
          if (!one.containsKey(cell)) {
            addDifference(cell, 0, count, cells);
          }
        });
    return cells;
  }

  private static void addDifference(
      String cell, double one, double other, Map<String, Double> cells) {
    double difference = Math.abs(one - other);
    if (difference > ROUNDING * Math.max(one, other)) {
      cells.put(cell, difference);
    }
  }

  /** The smallest cell beside one that alone is left out; empty where none or several are. */
  private static Optional<String> findBeside(Map<String, Double> people, Set<String> withheld) {
    if (people.keySet().stream().filter(withheld::contains).limit(2).count() != 1) {
      return Optional.empty();
    }
    return people.entrySet().stream()
        .filter(cell -> !withheld.contains(cell.getKey()))
        .min(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }

  /** Whether nothing is said of the people of a cell. */
  boolean isWithheld(String cellId) {
    return withheld.contains(cellId);
  }
}
