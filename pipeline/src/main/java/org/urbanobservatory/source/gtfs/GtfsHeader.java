package org.urbanobservatory.source.gtfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.urbanobservatory.model.NearestName;
import org.urbanobservatory.source.Fault;

/** The columns of a table, found whatever their case and the spaces around them. */
final class GtfsHeader {
  private final Map<String, Integer> indexes = new LinkedHashMap<>();
  private final int size;

  GtfsHeader(List<String> cells) throws Fault {
    this.size = cells.size();
    for (int i = 0; i < size; i++) {
      String name = GtfsText.of(cells.get(i)).toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && indexes.putIfAbsent(name, i) != null) {
        throw Fault.invalid(
            "duplicate_column",
            "header",
            "column '" + name + "' is there more than once; remove one");
      }
    }
  }

  int size() {
    return size;
  }

  /** Position of a column, -1 when there is none. */
  int indexOf(String column) {
    return indexes.getOrDefault(column, -1);
  }

  void require(String column) throws Fault {
    if (indexOf(column) < 0) {
      List<String> names = List.copyOf(indexes.keySet());
      throw Fault.invalid(
          "missing_column",
          "header",
          "column '%s' is missing; found: %s%s"
              .formatted(column, String.join(", ", names), NearestName.hint(column, names)));
    }
  }
}
