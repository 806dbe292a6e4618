package org.urbanobservatory.measure.street;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.urbanobservatory.network.StreetNetwork;
import org.urbanobservatory.network.StreetSegment;
import org.urbanobservatory.network.StreetWay;

/** Splits segments where class or width changes. Such a change is no junction and no street end. */
final class StreetRows {
  private static final GeometryFactory GEOMETRIES = new GeometryFactory();

  private final StreetNetwork network;
  private final StreetTable table;
  private final List<StreetRow> rows = new ArrayList<>();
  private final Map<Long, Integer> ordinals = new HashMap<>();

  private StreetRows(StreetNetwork network, StreetTable table) {
    this.network = network;
    this.table = table;
  }

  static List<StreetRow> of(StreetNetwork network, StreetTable table) {
    var rows = new StreetRows(network, table);
    network.segments().forEach(rows::split);
    return List.copyOf(rows.rows);
  }

  private void split(StreetSegment segment) {
    int[] halves = segment.halfEdges();
    int start = 0;
    for (int i = 1; i <= halves.length; i++) {
      if (i == halves.length || changes(halves[i - 1], halves[i])) {
        rows.add(row(halves, start, i));
        start = i;
      }
    }
  }

  private boolean changes(int half, int next) {
    if (network.wayNumber(half >> 1) == network.wayNumber(next >> 1)) {
      return false;
    }
    StreetWay a = network.way(half >> 1);
    StreetWay b = network.way(next >> 1);
    return !a.streetClass().equals(b.streetClass())
        || !StreetWidth.of(a, table).equals(StreetWidth.of(b, table));
  }

  private StreetRow row(int[] halves, int from, int to) {
    var line = new Coordinate[to - from + 1];
    double length = 0;
    line[0] = at(network.origin(halves[from]));
    for (int i = from; i < to; i++) {
      line[i - from + 1] = at(network.target(halves[i]));
      length += network.lengthM(halves[i] >> 1);
    }
    StreetWay way = network.way(halves[from] >> 1);
    StreetWidth width = StreetWidth.of(way, table);
    return new StreetRow(
        id(way),
        way.streetClass(),
        length,
        width.reserveM(),
        width.carriagewayM(),
        width.source(),
        GEOMETRIES.createLineString(line));
  }

  private String id(StreetWay way) {
    return way.id() + "-" + ordinals.merge(way.id(), 1, Integer::sum);
  }

  private Coordinate at(int vertex) {
    return new Coordinate(network.x(vertex), network.y(vertex));
  }
}
