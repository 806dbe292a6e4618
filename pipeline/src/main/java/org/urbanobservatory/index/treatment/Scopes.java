package org.urbanobservatory.index.treatment;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.urbanobservatory.model.Treatment;

/** Which rows of a table are compared with each other. */
final class Scopes {
  private Scopes() {}

  /** The rows of each year, or all rows together. */
  static List<int[]> of(Treatment treatment, Panel panel) {
    return treatment.scope() == Treatment.Scope.YEAR
        ? List.copyOf(panel.byYear().values())
        : List.of(IntStream.range(0, panel.rows().size()).toArray());
  }

  /** The years of some rows. */
  static SortedSet<Integer> years(Panel panel, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(row -> panel.row(row).year())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
