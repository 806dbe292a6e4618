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
 * @param whole of the whole place
 * @param zones of each zone, as if it were the whole place
 */
record PlaceFacts(PlaceFacts.Known whole, SortedMap<PlaceFacts.Zone, PlaceFacts.Known> zones) {

  /**
   * What is known of a place or of a zone in it.
   *
   * @param observations its values
   * @param absences measures that could not be taken
   */
  record Known(List<Observation> observations, List<Absence> absences) {
    private Known() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

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
    var facts = new PlaceFacts(new Known(), new TreeMap<>());
    rows.forEachRemaining(facts::add);
    return facts;
  }

  private void add(Row emitted) {
    if (Emission.table(emitted).equals("absences")) {
      Emission.rows(emitted).forEachRemaining(row -> add(Rows.absence(row)));
    } else {
      Emission.rows(emitted).forEachRemaining(row -> add(Rows.observation(row)));
    }
  }

  private void add(Observation observation) {
    if (observation.isOfZone()) {
      zone(observation.zoneLayer(), observation.zoneId()).observations.add(observation.ofWhole());
    } else {
      whole.observations.add(observation);
    }
  }

  private void add(Absence absence) {
    if (absence.isOfZone()) {
      zone(absence.zoneLayer(), absence.zoneId()).absences.add(absence.ofWhole());
    } else {
      whole.absences.add(absence);
    }
  }

  private Known zone(String layer, String id) {
    return zones.computeIfAbsent(new Zone(layer, id), zone -> new Known());
  }
}
