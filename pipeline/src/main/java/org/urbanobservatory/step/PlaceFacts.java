package org.urbanobservatory.step;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.urbanobservatory.model.Absence;
import org.urbanobservatory.model.Observation;
import org.urbanobservatory.table.Emission;
import org.urbanobservatory.table.Rows;

/**
 * What is known of one place.
 *
 * @param whole observations of the whole place
 * @param zones observations of each zone, as if it were the whole place
 * @param absences measures that could not be taken
 */
record PlaceFacts(
    List<Observation> whole,
    SortedMap<PlaceFacts.Zone, List<Observation>> zones,
    List<Absence> absences) {

  /** A zone inside a city. */
  record Zone(String layer, String id) implements Comparable<Zone> {
    private static final Comparator<Zone> ORDER =
        Comparator.comparing(Zone::layer, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Zone::id, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Zone other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * @param rows an emission of {@code observations} and {@code absences} of one place
   */
  static PlaceFacts of(Iterator<Row> rows) {
    var facts = new PlaceFacts(new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
    rows.forEachRemaining(facts::add);
    return facts;
  }

  private void add(Row emitted) {
    if (Emission.table(emitted).equals("absences")) {
      Emission.rows(emitted).forEachRemaining(row -> absences.add(Rows.absence(row)));
    } else {
      Emission.rows(emitted).forEachRemaining(row -> add(Rows.observation(row)));
    }
  }

  private void add(Observation observation) {
    if (observation.isOfZone()) {
      zones
          .computeIfAbsent(
              new Zone(observation.zoneLayer(), observation.zoneId()), z -> new ArrayList<>())
          .add(observation.ofWhole());
    } else {
      whole.add(observation);
    }
  }
}
