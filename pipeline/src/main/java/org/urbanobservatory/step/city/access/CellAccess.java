package org.urbanobservatory.step.city.access;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.urbanobservatory.measure.access.AccessResult;
import org.urbanobservatory.measure.access.AccessShare;
import org.urbanobservatory.measure.access.ExtentOrigins;
import org.urbanobservatory.measure.access.FacilityDistances;
import org.urbanobservatory.measure.access.OriginShares;
import org.urbanobservatory.measure.extent.DisplayCell;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.ExtentCells;
import org.urbanobservatory.table.Rows;

/**
 * The walks of all people by display cell: rows of {@code cell_access}, columns of {@code cells}.
 */
final class CellAccess {
  /** Kinds with columns in {@code cells}. */
  private static final Set<String> OFFICIAL = Set.of("transit", "open_space");

  private final CityContext city;
  private final AccessPlan plan;

  CellAccess(CityContext city, AccessPlan plan) {
    this.city = city;
    this.plan = plan;
  }

  /** One display cell of an extent. */
  private record Cell(ExtentCells of, int position, OriginShares takes) {
    DisplayCell square() {
      return of.cells().get(position);
    }
  }

  /** Adds what the people of every cell of an extent walk. */
  void fill(
      ExtentCells cells,
      ExtentOrigins origins,
      AccessResult result,
      List<ExtentAccess.Reach> reaches) {
    List<OriginShares> takes = origins.parts(cells.grid());
    for (int i = 0; i < takes.size(); i++) {
      if (!isKnown(cells.extent(), cells.cells().get(i))) {
        continue;
      }
      var cell = new Cell(cells, i, takes.get(i));
      reaches.forEach(reach -> fill(cell, result, reach));
      set(cell, "facility_access", declared(cell, result, reaches));
    }
  }

  private boolean isKnown(CityExtent extent, DisplayCell cell) {
    return city.allPeople(extent.year())
        .filter(people -> people.covers(extent, cell.geometry()))
        .isPresent();
  }

  /** The facilities of the configuration as JSON; null without people or such facilities. */
  private String declared(Cell cell, AccessResult result, List<ExtentAccess.Reach> reaches) {
    Map<String, Map<String, Double>> access = new TreeMap<>();
    for (ExtentAccess.Reach reach : reaches) {
      AccessShare nearest = share(result, reach.union(), cell);
      if (!OFFICIAL.contains(reach.group().kind()) && nearest.people() > 0) {
        Map<String, Double> of = new LinkedHashMap<>();
        of.put("distance_m", nearest.medianM());
        of.put("people_within_reach", share(result, least(reach), cell).within());
        of.put("people_not_connected", plan.needsStreets() ? nearest.notConnected() : null);
        access.put(reach.group().kind(), of);
      }
    }
    return access.isEmpty() ? null : json(access);
  }

  /** The part with the smallest distance. */
  private static FacilityDistances least(ExtentAccess.Reach reach) {
    List<AccessGroup.Part> parts = reach.group().parts();
    int least =
        IntStream.range(0, parts.size())
            .boxed()
            .min(Comparator.comparingDouble(i -> parts.get(i).distanceM()))
            .orElseThrow();
    return reach.parts().get(least);
  }

  /** Ids of inputs hold nothing that JSON would have to escape. */
  private static String json(Map<String, Map<String, Double>> access) {
    return access.entrySet().stream()
        .map(kind -> "\"%s\":%s".formatted(kind.getKey(), numbers(kind.getValue())))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String numbers(Map<String, Double> numbers) {
    return numbers.entrySet().stream()
        .map(number -> "\"%s\":%s".formatted(number.getKey(), number.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private void fill(Cell cell, AccessResult result, ExtentAccess.Reach reach) {
    String kind = reach.group().kind();
    AccessShare union = share(result, reach.union(), cell);
    if (plan.needsStreets()) {
      set(cell, "people_not_connected", union.notConnected());
    }
    cell.of().keep(cell.position(), "distance_" + kind, union.medianM());
    if (OFFICIAL.contains(kind)) {
      set(cell, kind + "_distance_m", union.medianM());
      set(cell, kind + "_people_within_reach", union.within());
    }
    emit(cell, kind, null, union);
    if (reach.parts().size() > 1) {
      for (int i = 0; i < reach.parts().size(); i++) {
        AccessGroup.Part part = reach.group().parts().get(i);
        emit(cell, kind, part.id(), share(result, reach.parts().get(i), cell));
      }
    }
  }

  private static AccessShare share(AccessResult result, FacilityDistances distances, Cell cell) {
    return result.share(distances, Breakdown.TOTAL, cell.takes());
  }

  private static void set(Cell cell, String column, Object value) {
    cell.of().set(cell.position(), column, value);
  }

  private void emit(Cell cell, String kind, String part, AccessShare share) {
    if (share.people() > 0 && !cell.of().isWithheld(cell.position())) {
      city.emitted()
          .add(
              "cell_access",
              Rows.builder("cell_access")
                  .at(city.place())
                  .set("extent_id", cell.of().extent().id())
                  .set("year", cell.of().extent().year())
                  .set("cell_id", cell.square().id())
                  .set("facility", part == null ? kind : kind + "." + part)
                  .set("median_walking_distance_m", share.medianM())
                  .set("people", share.people())
                  .set("people_within_reach", share.within())
                  .set("people_not_connected", plan.needsStreets() ? share.notConnected() : null)
                  .set("distance_kind", plan.distanceKind())
                  .row());
    }
  }
}
