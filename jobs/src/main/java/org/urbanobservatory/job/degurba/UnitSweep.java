package org.urbanobservatory.job.degurba;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.degurba.UnitClass;
import org.urbanobservatory.grid.degurba.UnitRules;
import org.urbanobservatory.grid.degurba.UnitShares;
import org.urbanobservatory.grid.degurba.UnitTally;
import org.urbanobservatory.measure.extent.RasterPlane;
import org.urbanobservatory.measure.extent.RegionRings;

/**
 * Classifies units while the rows of the grid go by. Which cells a unit covers is worked out when
 * its first row comes and forgotten after its last, so that memory follows the units beside each
 * other, not all of them.
 */
final class UnitSweep {
  private final Lattice lattice;
  private final DegurbaRequest.Level level;
  private final UnitRules rules;
  private final Deque<UnitFile.Unit> waiting = new ArrayDeque<>();
  private final List<Swept> active = new ArrayList<>();
  private final List<ClassifiedUnit> done = new ArrayList<>();

  /** A unit whose rows go by. */
  private record Swept(UnitFile.Unit unit, UnitTally tally) {}

  UnitSweep(
      List<UnitFile.Unit> units, Lattice lattice, DegurbaRequest.Level level, UnitRules rules) {
    this.lattice = lattice;
    this.level = level;
    this.rules = rules;
    units.stream()
        .sorted(Comparator.comparingDouble(unit -> -north(unit)))
        .forEach(waiting::addLast);
  }

  /** Takes the next row of the grid. */
  void add(int row, byte[] classes, double[] people) {
    while (!waiting.isEmpty() && north(waiting.peek()) > lattice.y(row + 1)) {
      activate(waiting.remove());
    }
    Iterator<Swept> units = active.iterator();
    while (units.hasNext()) {
      Swept swept = units.next();
      swept.tally().add(row, classes, people);
      if (swept.tally().endRow() <= row + 1) {
        done.add(classified(swept));
        units.remove();
      }
    }
  }

  /** After the last row: the units by their ids. */
  List<ClassifiedUnit> units() {
    active.forEach(swept -> done.add(classified(swept)));
    waiting.forEach(unit -> done.add(new ClassifiedUnit(unit, 0, 0, null, null, null)));
    return done.stream().sorted(Comparator.comparing(unit -> unit.unit().id())).toList();
  }

  private void activate(UnitFile.Unit unit) {
    active.add(
        new Swept(
            unit, new UnitTally(RegionRings.coverage(unit.region(), lattice, RasterPlane.SAME))));
  }

  private static double north(UnitFile.Unit unit) {
    Envelope box = unit.region().getEnvelopeInternal();
    return box.getMaxY();
  }

  private ClassifiedUnit classified(Swept swept) {
    UnitTally tally = swept.tally();
    double cells = swept.unit().region().getArea() / lattice.cellArea();
    double covered = cells > 0 ? Math.min(1, tally.cells() / cells) : 0;
    UnitShares shares = tally.findShares().orElse(null);
    boolean isLevel2 = level == DegurbaRequest.Level.LEVEL_2;
    UnitClass level1 = shares == null ? null : shares.level1();
    UnitClass level2 = shares == null || !isLevel2 ? null : shares.level2(rules);
    return new ClassifiedUnit(swept.unit(), tally.people(), covered, shares, level1, level2);
  }
}
