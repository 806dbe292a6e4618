package org.urbanobservatory.step.city.land;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.measure.extent.RegionRings;
import org.urbanobservatory.step.city.BuiltGrid;
import org.urbanobservatory.step.city.CityExtent;

/**
 * The whole cells of the zones of one layer, for what is counted in whole cells: a cell belongs to
 * the zone that covers the most of it, so that the zones add up to the city.
 *
 * @param zones as they stand, the city's extent or not
 * @param zoneOf the number of the zone of each cell, -1 for none
 */
record ZoneCells(List<CityExtent> zones, int[] zoneOf) {
  private static final int NONE = -1;

  /** The cells of each layer, by its name. */
  static List<ZoneCells> of(List<CityExtent> zones, BuiltGrid grid) {
    var byLayer = new TreeMap<String, List<CityExtent>>();
    for (CityExtent zone : zones) {
      byLayer.computeIfAbsent(zone.zoneLayer(), layer -> new ArrayList<>()).add(zone);
    }
    return byLayer.values().stream().map(layer -> ofLayer(layer, grid)).toList();
  }

  /** Whether each zone has one of the given cells. */
  boolean[] having(boolean[] cells) {
    boolean[] having = new boolean[zones.size()];
    for (int cell = 0; cell < cells.length; cell++) {
      if (cells[cell] && zoneOf[cell] != NONE) {
        having[zoneOf[cell]] = true;
      }
    }
    return having;
  }

  /** Of two zones that cover a cell alike, it belongs to the first. */
  private static ZoneCells ofLayer(List<CityExtent> zones, BuiltGrid grid) {
    Lattice lattice = grid.shares().lattice();
    int[] zoneOf = new int[lattice.size()];
    double[] most = new double[lattice.size()];
    Arrays.fill(zoneOf, NONE);
    for (int zone = 0; zone < zones.size(); zone++) {
      Coverage coverage = RegionRings.coverage(zones.get(zone).geometry(), lattice, grid.plane());
      for (int covered = 0; covered < coverage.shares().length; covered++) {
        int cell = coverage.latticeIndex(lattice, covered);
        if (coverage.shares()[covered] > most[cell]) {
          most[cell] = coverage.shares()[covered];
          zoneOf[cell] = zone;
        }
      }
    }
    return new ZoneCells(zones, zoneOf);
  }
}
