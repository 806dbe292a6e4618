package org.urbanobservatory.step.city.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.urbanobservatory.measure.access.WalkableTable;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.network.walk.WalkGraph;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPeople;

/**
 * Phase 3, measure: who can walk to what, on every extent and zone and in every display cell.
 *
 * <p>Measured in the years of people. Facilities and streets of the latest year not after it stand
 * for it, else those of the earliest. People of an input that shares its units with others are
 * placed once for all of them.
 */
public final class CityAccess implements CityMeasure {
  /** Reason: no walkable way is near the city. */
  public static final String NO_STREETS = "no_streets";

  private final CityContext city;
  private final WalkableTable walkable;
  private final List<AccessSource> sources;
  private final AccessPlan plan;
  private final OffNetwork offNetwork;

  public CityAccess(CityContext city, WalkableTable walkable, List<AccessSource> sources) {
    this.city = city;
    this.walkable = walkable;
    this.sources = List.copyOf(sources);
    this.plan = AccessPlan.of(city.plan());
    this.offNetwork = new OffNetwork(city, plan);
  }

  @Override
  public void measure(int year, List<CityExtent> extents) throws IOException {
    List<CityPeople> people = city.people(year);
    if (people.isEmpty() || extents.isEmpty()) {
      return;
    }
    CityWalkways ways = CityWalkways.of(city, year, envelope(extents), walkable);
    var groups = new ArrayList<AccessGroup>();
    WalkableWays lines = ways.lines();
    for (AccessSource source : sources) {
      groups.addAll(source.groups(year, lines));
    }
    if (!groups.isEmpty()) {
      measure(new CityWalks(ways.graph(), ways.source(), groups, people(people)), extents);
    }
  }

  /**
   * What is measured in one year.
   *
   * @param origin of the streets, null without
   * @param people the groups of people, those counted in the same units together, the total first
   */
  record CityWalks(
      WalkGraph graph,
      CityFacts.Origin origin,
      List<AccessGroup> groups,
      List<Map<Breakdown, PopulationSurface>> people) {}

  private void measure(CityWalks walks, List<CityExtent> extents) {
    List<AccessGroup> open = new ArrayList<>();
    for (AccessGroup group : walks.groups()) {
      String reason = group.absent() != null ? group.absent() : withoutStreets(walks.graph());
      if (reason == null) {
        open.add(group);
      } else {
        absent(extents, group, reason);
      }
    }
    if (!open.isEmpty()) {
      offNetwork.tell(walks.graph(), open);
      var possible = new CityWalks(walks.graph(), walks.origin(), open, walks.people());
      var extentAccess = new ExtentAccess(city, plan, possible);
      for (List<CityExtent> whole : wholes(extents)) {
        extentAccess.measure(whole.get(0), whole.subList(1, whole.size()));
      }
    }
  }

  private String withoutStreets(WalkGraph graph) {
    return plan.needsStreets() && graph.edgeCount() == 0 ? NO_STREETS : null;
  }

  private void absent(List<CityExtent> extents, AccessGroup group, String reason) {
    for (CityExtent extent : extents) {
      group.variables().forEach(v -> city.facts().absent(extent, v, reason));
    }
  }

  /** Each extent with its zones. */
  private static List<List<CityExtent>> wholes(List<CityExtent> extents) {
    var wholes = new ArrayList<List<CityExtent>>();
    for (CityExtent extent : extents) {
      if (!extent.isZone()) {
        wholes.add(new ArrayList<>());
      }
      wholes.get(wholes.size() - 1).add(extent);
    }
    return wholes;
  }

  private static List<Map<Breakdown, PopulationSurface>> people(List<CityPeople> inputs) {
    Map<Breakdown, PopulationSurface> ofGroup = new LinkedHashMap<>();
    inputs.forEach(input -> ofGroup.putIfAbsent(input.breakdown(), input.surface()));
    var sameUnits = new ArrayList<Map<Breakdown, PopulationSurface>>();
    ofGroup.forEach(
        (group, surface) ->
            sameUnits.stream()
                .filter(known -> known.values().iterator().next().hasUnitsOf(surface))
                .findFirst()
                .orElseGet(() -> added(sameUnits))
                .put(group, surface));
    return sameUnits;
  }

  private static Map<Breakdown, PopulationSurface> added(
      List<Map<Breakdown, PopulationSurface>> all) {
    all.add(new LinkedHashMap<>());
    return all.get(all.size() - 1);
  }

  private static Envelope envelope(List<CityExtent> extents) {
    var box = new Envelope();
    extents.forEach(extent -> box.expandToInclude(extent.geometry().getEnvelopeInternal()));
    return box;
  }
}
