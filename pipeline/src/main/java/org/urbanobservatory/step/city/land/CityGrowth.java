package org.urbanobservatory.step.city.land;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.urbanobservatory.compute.Reason;
import org.urbanobservatory.grid.Coverage;
import org.urbanobservatory.grid.Lattice;
import org.urbanobservatory.grid.Raster;
import org.urbanobservatory.grid.Regions.Neighbourhood;
import org.urbanobservatory.measure.extent.BuiltUpRule;
import org.urbanobservatory.measure.extent.MetricLattice;
import org.urbanobservatory.measure.extent.RegionRings;
import org.urbanobservatory.measure.growth.GrowthMap;
import org.urbanobservatory.measure.growth.GrowthTypes;
import org.urbanobservatory.measure.growth.LandInYear;
import org.urbanobservatory.step.city.BuiltGrid;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityRasters;
import org.urbanobservatory.step.city.ExtentPlan;
import org.urbanobservatory.step.city.extent.CityExtents;
import org.urbanobservatory.step.city.extent.CityZones;
import org.urbanobservatory.step.ingest.SpatialInput;

/**
 * Phase 3, measure: what the growth of every delineated extent is made of, from one built-up epoch
 * to the next. A value stands in the later year. Cells that one of the epochs does not know are in
 * neither. The boundary has none: in limits that never move, all growth would be infill.
 */
public final class CityGrowth implements CityMeasure {
  private static final double HALF = 0.5;

  /** So that what touches an extent lies in the window. */
  private static final double MARGIN_M = 1000;

  private final CityContext city;
  private final CityExtents extents;
  private final CityZones zones;
  private final ComparableYears comparable;

  /** An extent at two dates, and whose limits count. */
  private record Pair(CityExtent before, CityExtent after, GrowthTypes.Limits limits) {
    /** How far the two go beyond a boundary, in metres. */
    double beyondM(Geometry boundary) {
      Envelope inner = boundary.getEnvelopeInternal();
      Envelope outer = before.geometry().getEnvelopeInternal();
      outer.expandToInclude(after.geometry().getEnvelopeInternal());
      double inX = Math.max(inner.getMinX() - outer.getMinX(), outer.getMaxX() - inner.getMaxX());
      double inY = Math.max(inner.getMinY() - outer.getMinY(), outer.getMaxY() - inner.getMaxY());
      return Math.max(0, Math.max(inX, inY));
    }
  }

  /** Built-up land at two dates on the same cells. */
  private record Land(BuiltGrid before, BuiltGrid after, double[] thresholds) {}

  /**
   * @param comparable which years have built-up areas; the measure of them takes its turn before
   */
  public CityGrowth(
      CityContext city, CityExtents extents, CityZones zones, ComparableYears comparable) {
    this.comparable = comparable;
    this.city = city;
    this.extents = extents;
    this.zones = zones;
  }

  @Override
  public void measure(int year, List<CityExtent> ofYear) throws IOException {
    SortedSet<Integer> epochs = extents.builtUpYears();
    if (epochs.contains(year)) {
      SortedSet<Integer> earlier = epochs.headSet(year);
      for (CityExtent extent : ofYear) {
        Optional<ExtentPlan> plan = findPlan(extent);
        if (plan.isPresent()) {
          Optional<String> reason =
              earlier.isEmpty()
                  ? Optional.of(Reason.NO_EARLIER_YEAR)
                  : measure(plan.get(), extent, earlier.last());
          reason.ifPresent(why -> absent(extent, ofYear, why));
        }
      }
    }
  }

  /** The plan of a whole extent that is delineated, in its own limits or in fixed ones. */
  private Optional<ExtentPlan> findPlan(CityExtent extent) {
    return city.plan().extents().stream()
        .filter(plan -> !extent.isZone() && plan.kind() != ExtentPlan.Kind.BOUNDARY)
        .filter(plan -> plan.id().equals(extent.id()) || plan.fixedId().equals(extent.id()))
        .findFirst();
  }

  /** Why growth could not be measured; empty when it was. */
  private Optional<String> measure(ExtentPlan plan, CityExtent after, int earlierYear)
      throws IOException {
    Optional<CityExtent> before = extents.find(plan, earlierYear);
    if (before.isEmpty()) {
      return Optional.of("no_earlier_extent");
    }
    GrowthTypes.Limits limits =
        plan.id().equals(after.id()) ? GrowthTypes.Limits.PER_YEAR : GrowthTypes.Limits.FIXED_T1;
    return measure(new Pair(before.get(), after, limits));
  }

  private Optional<String> measure(Pair pair) {
    SpatialInput earlier = builtUp(pair.before().year());
    SpatialInput later = builtUp(pair.after().year());
    double reach = pair.beyondM(city.frame().boundary()) + MARGIN_M;
    Optional<BuiltGrid> before = grid(earlier, reach);
    Optional<BuiltGrid> after = grid(later, reach);
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.of(CityBuiltUp.MISSES_CITY);
    }
    if (isInPart(pair, pair.after())) {
      return Optional.of(CityBuiltUp.KNOWN_IN_PART);
    }
    double[] thresholds = {threshold(earlier), threshold(later)};
    var origin = new CityFacts.Origin(later.id(), later.source()).by(method(pair));
    observe(pair, new Land(before.get(), after.get(), thresholds), origin);
    return Optional.empty();
  }

  /** The growth of the city, and of each zone that has a cell of the city at one of the dates. */
  private void observe(Pair pair, Land land, CityFacts.Origin origin) {
    boolean[] cellsBefore = cells(pair.before(), land.after());
    boolean[] cellsAfter = cells(pair.after(), land.after());
    GrowthMap growth = growth(pair, land, cellsBefore, cellsAfter);
    observe(pair.after(), growth.total(), origin);
    for (ZoneCells layer : ZoneCells.of(zones.asTheyStand(pair.after()), land.after())) {
      List<GrowthTypes> ofZones = growth.ofParts(layer.zoneOf(), layer.zones().size());
      boolean[] before = layer.having(cellsBefore);
      boolean[] after = layer.having(cellsAfter);
      for (int zone = 0; zone < ofZones.size(); zone++) {
        CityExtent part = layer.zones().get(zone);
        if (isInPart(pair, part)) {
          absent(part, CityBuiltUp.KNOWN_IN_PART);
        } else if (before[zone] || after[zone]) {
          observe(part, ofZones.get(zone), origin);
        }
      }
    }
  }

  /** Whether one of both dates knows too little of an extent, or of the part of it in a zone. */
  private boolean isInPart(Pair pair, CityExtent extent) {
    return comparable.isInPart(extent, pair.before().year())
        || comparable.isInPart(extent, pair.after().year());
  }

  private void absent(CityExtent extent, String reason) {
    GrowthVariables.names().forEach(name -> city.facts().absent(extent, name, reason));
  }

  private void observe(CityExtent extent, GrowthTypes growth, CityFacts.Origin origin) {
    GrowthVariables.values(growth)
        .forEach((name, value) -> city.facts().observe(extent, name, value, origin));
  }

  private GrowthMap growth(Pair pair, Land land, boolean[] cellsBefore, boolean[] cellsAfter) {
    Raster before = land.before().on(land.after());
    Raster after = land.after().shares();
    Lattice metres = MetricLattice.of(after.lattice(), land.after().plane()).metres();
    boolean[] builtBefore = built(before, after, land.thresholds()[0]);
    boolean[] builtAfter = built(after, before, land.thresholds()[1]);
    return GrowthMap.of(
        metres,
        new LandInYear(builtBefore, cellsBefore),
        new LandInYear(builtAfter, cellsAfter),
        pair.limits(),
        touch());
  }

  /** Cells that both dates know and that are built at one of them. */
  private static boolean[] built(Raster shares, Raster other, double threshold) {
    boolean[] built = new boolean[shares.values().length];
    for (int cell = 0; cell < built.length; cell++) {
      built[cell] = shares.values()[cell] >= threshold && !Double.isNaN(other.values()[cell]);
    }
    return built;
  }

  /** The cells of which an extent covers at least half. */
  private static boolean[] cells(CityExtent extent, BuiltGrid grid) {
    Lattice lattice = grid.shares().lattice();
    boolean[] cells = new boolean[lattice.size()];
    Coverage coverage = RegionRings.coverage(extent.geometry(), lattice, grid.plane());
    for (int cell = 0; cell < coverage.shares().length; cell++) {
      cells[coverage.latticeIndex(lattice, cell)] = coverage.shares()[cell] >= HALF;
    }
    return cells;
  }

  private Optional<BuiltGrid> grid(SpatialInput input, double reachM) {
    BuiltUpRule rule = CityRasters.rule(input, input.year());
    return city.rasters()
        .window(input, reachM)
        .map(window -> BuiltGrid.of(window, rule, city.frame(), reachM));
  }

  private static double threshold(SpatialInput input) {
    BuiltUpRule rule = CityRasters.rule(input, input.year());
    return rule instanceof BuiltUpRule.Share share ? share.threshold() : HALF;
  }

  private SpatialInput builtUp(int year) {
    return city.builtUpInput(year)
        .orElseGet(() -> city.inputs(SpatialInput.Kind.BUILT_UP, year).get(0));
  }

  private Neighbourhood touch() {
    return "sides".equals(city.plan().text("growth.touch", "sides_and_corners"))
        ? Neighbourhood.SIDES
        : Neighbourhood.SIDES_AND_CORNERS;
  }

  /** How growth is told apart, for column {@code method}. */
  private String method(Pair pair) {
    String limits =
        pair.limits() == GrowthTypes.Limits.PER_YEAR
            ? "each year in its own limits"
            : "both years in fixed limits";
    String touch = touch() == Neighbourhood.SIDES ? "sides" : "sides and corners";
    return "growth of whole cells, %d-%d, %s; cells touch by %s"
        .formatted(pair.before().year(), pair.after().year(), limits, touch);
  }

  /** What is not known of an extent is not known of its zones. */
  private void absent(CityExtent whole, List<CityExtent> ofYear, String reason) {
    for (CityExtent extent : ofYear) {
      if (extent.id().equals(whole.id())) {
        absent(extent, reason);
      }
    }
  }
}
