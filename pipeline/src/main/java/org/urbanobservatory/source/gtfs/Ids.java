package org.urbanobservatory.source.gtfs;

import java.util.HashMap;
import java.util.Map;
import org.urbanobservatory.source.Fault;

/** The ids of one table and their positions; an id is there once. */
final class Ids {
  /** Code of the fault of a row whose id another row has. */
  static final String DUPLICATE = "duplicate_id";

  private final String file;
  private final String column;
  private final Map<String, Integer> indexes = new HashMap<>();

  Ids(String file, String column) {
    this.file = file;
    this.column = column;
  }

  /** The id of a row, which no row before has. */
  String fresh(GtfsRow row) throws Fault {
    String id = row.required(column);
    if (indexes.putIfAbsent(id, indexes.size()) != null) {
      throw Fault.invalid(DUPLICATE, column, "'" + id + "' is there already; the first row is kept")
          .about(column, id);
    }
    return id;
  }

  void add(String id) {
    indexes.putIfAbsent(id, indexes.size());
  }

  boolean has(String id) {
    return indexes.containsKey(id);
  }

  int size() {
    return indexes.size();
  }

  int index(String id) {
    return indexes.get(id);
  }

  /** Position of the row that another table's row refers to. */
  int index(GtfsRow row) throws Fault {
    String id = row.required(column);
    Integer index = indexes.get(id);
    if (index == null) {
      throw Fault.invalid(
              "unknown_" + column,
              column,
              "'" + id + "' is not in " + file + ", or is refused there; correct the reference")
          .about(column, id);
    }
    return index;
  }
}
