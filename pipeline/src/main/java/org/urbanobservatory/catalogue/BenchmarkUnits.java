package org.urbanobservatory.catalogue;

import java.util.Collection;
import java.util.TreeSet;
import org.urbanobservatory.model.NearestName;

/** Checks the unit that a row of an edition states for its benchmarks. */
final class BenchmarkUnits {
  private BenchmarkUnits() {}

  /**
   * Refuses a unit that no file defines, and one that is not the indicator's.
   *
   * @throws IllegalArgumentException with the nearest known unit
   */
  static void check(String unit, String indicatorId) {
    Collection<String> known = ids();
    if (!known.contains(unit)) {
      throw new IllegalArgumentException(
          "unit '" + unit + "' is not in units.yaml" + NearestName.hint(unit, known));
    }
    String file = "indicators/" + indicatorId + ".yaml";
    if (!SchemaFiles.yamlIn("indicators").contains(file)) {
      return;
    }
    String expected = Entry.root(SchemaFiles.document(file)).text("unit");
    if (!expected.equals(unit)) {
      throw new IllegalArgumentException(
          "unit %s is not that of indicator %s, which is %s; state the benchmarks in %s"
              .formatted(unit, indicatorId, expected, expected));
    }
  }

  private static Collection<String> ids() {
    var ids = new TreeSet<String>();
    Entry.root(SchemaFiles.document("units.yaml")).entries("units").stream()
        .map(row -> row.text("id"))
        .forEach(ids::add);
    return ids;
  }
}
