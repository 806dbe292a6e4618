package org.urbanobservatory.step.city;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * The display cells of a year whose people are too few to be told, so that nobody is recognised.
 *
 * @param withheld whether the people of each cell are left out, in the order of the cells
 */
record SmallCells(List<Boolean> withheld) {
  SmallCells {
    withheld = List.copyOf(withheld);
  }

  /**
   * A cell with people, yet fewer than the source may show, is left out; where it would be the only
   * one its people would follow from those of the city, so the next smallest is left out too. Of a
   * confidential source every cell with people is.
   *
   * @param people of each cell
   */
  static SmallCells of(SpatialInput source, List<Double> people) {
    double least = source.isConfidential() ? Double.POSITIVE_INFINITY : source.minCellCount();
    List<Integer> inhabited =
        IntStream.range(0, people.size())
            .boxed()
            .filter(i -> people.get(i) > 0)
            .sorted(Comparator.comparing(people::get))
            .toList();
    long small = inhabited.stream().filter(i -> people.get(i) < least).count();
    List<Integer> left =
        inhabited.subList(0, (int) Math.min(inhabited.size(), small == 1 ? 2 : small));
    return new SmallCells(IntStream.range(0, people.size()).mapToObj(left::contains).toList());
  }

  /** Whether nothing is said of the people of a cell. */
  boolean isWithheld(int cell) {
    return withheld.get(cell);
  }

  long count() {
    return withheld.stream().filter(w -> w).count();
  }
}
