package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.urbanobservatory.measure.access.AccessResult;
import org.urbanobservatory.measure.access.AccessShare;
import org.urbanobservatory.measure.access.ExtentOrigins;
import org.urbanobservatory.measure.access.FacilityDistances;
import org.urbanobservatory.measure.access.FacilitySet;
import org.urbanobservatory.measure.access.OriginShares;
import org.urbanobservatory.measure.access.WalkAccess;
import org.urbanobservatory.measure.population.PopulationSurface;
import org.urbanobservatory.model.Breakdown;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityPeople;
import org.urbanobservatory.step.city.LeastCover;

/** The walks of the people of one extent after another, and what they give each of its zones. */
public final class ExtentAccess {
  /** People too far from every walkable way. */
  static final String NOT_CONNECTED = "people_not_connected";

  private static final String PERSONS = "PERSONS";

  private final CityContext city;
  private final AccessPlan plan;
  private final CityAccess.CityWalks walks;
  private final CellAccess cells;
  private final CutOff cutOff;

  ExtentAccess(CityContext city, AccessPlan plan, CityAccess.CityWalks walks) {
    this.city = city;
    this.plan = plan;
    this.walks = walks;
    this.cells = new CellAccess(city, plan);
    this.cutOff = new CutOff(city);
  }

  /**
   * Who reaches the targets of one group.
   *
   * @param parts in the order of the group's parts
   * @param union any of them
   */
  record Reach(AccessGroup group, List<FacilityDistances> parts, FacilityDistances union) {
    /** The measures of the group with the distances that each counts. */
    Map<String, FacilityDistances> byVariable() {
      Map<String, FacilityDistances> all = new LinkedHashMap<>();
      for (int i = 0; i < parts.size(); i++) {
        all.put(group.parts().get(i).variable(), parts.get(i));
      }
      if (group.unionVariable() != null) {
        all.put(group.unionVariable(), union);
      }
      return all;
    }
  }

  /** A region, what it takes of the people, and the groups of people. */
  private record Region(CityExtent extent, OriginShares takes) {}

  void measure(CityExtent whole, List<CityExtent> zones) {
    for (Map<Breakdown, PopulationSurface> people : walks.people()) {
      var origins = ExtentOrigins.of(walks.graph(), plan.settings(), people, whole.geometry());
      AccessResult result =
          new WalkAccess(walks.graph(), plan.settings()).measure(origins.origins(), sets());
      List<Reach> reaches = reaches(result);
      for (Region region : regions(whole, zones, origins)) {
        people.keySet().forEach(group -> observeKnown(region, group, result, reaches));
      }
      if (people.containsKey(Breakdown.TOTAL)) {
        city.cells().find(whole).ifPresent(own -> cells.fill(own, origins, result, reaches));
      }
    }
  }

  private boolean isBoundary(CityExtent extent) {
    return city.plan().findBoundary(List.of(extent)).isPresent();
  }

  private List<FacilitySet> sets() {
    var sets = new ArrayList<FacilitySet>();
    for (AccessGroup group : walks.groups()) {
      for (AccessGroup.Part part : group.parts()) {
        List<Coordinate> points =
            part.points().stream().map(xy -> new Coordinate(xy[0], xy[1])).toList();
        sets.add(new FacilitySet(part.variable(), points, part.distanceM()));
      }
    }
    return sets;
  }

  private List<Reach> reaches(AccessResult result) {
    return walks.groups().stream()
        .map(
            group -> {
              List<FacilityDistances> parts =
                  group.parts().stream().map(p -> result.set(p.variable())).toList();
              return new Reach(group, parts, FacilityDistances.any(group.kind(), parts));
            })
        .toList();
  }

  /** The extent and its zones; those of one layer lie side by side. */
  private static List<Region> regions(
      CityExtent whole, List<CityExtent> zones, ExtentOrigins origins) {
    var regions = new ArrayList<Region>();
    regions.add(new Region(whole, origins.all()));
    var layers = new TreeSet<>(zones.stream().map(CityExtent::zoneLayer).toList());
    for (String layer : layers) {
      List<CityExtent> ofLayer = zones.stream().filter(z -> z.zoneLayer().equals(layer)).toList();
      List<OriginShares> parts = origins.parts(ofLayer.stream().map(CityExtent::geometry).toList());
      for (int i = 0; i < ofLayer.size(); i++) {
        regions.add(new Region(ofLayer.get(i), parts.get(i)));
      }
    }
    return regions;
  }

  private void observeKnown(
      Region region, Breakdown group, AccessResult result, List<Reach> reaches) {
    if (people(region, group).covers(region.extent())) {
      observe(region, group, result, reaches);
    } else if (group.isTotal()) {
      absent(region.extent());
    }
  }

  private void observe(Region region, Breakdown group, AccessResult result, List<Reach> reaches) {
    AccessShare any = result.share(reaches.get(0).union(), group, region.takes());
    if (plan.needsStreets()) {
      city.facts()
          .observe(
              region.extent(),
              some(region, NOT_CONNECTED, group, any.notConnected()),
              walks.origin().by(method()));
    }
    String reason = reason(any);
    for (Reach reach : reaches) {
      if (group.isTotal() && isBoundary(region.extent())) {
        cutOff.tell(
            region.extent(), reach.group(), result.share(reach.union(), group, region.takes()));
      }
      reach
          .byVariable()
          .forEach(
              (variable, distances) -> {
                if (reason == null) {
                  double within = result.share(distances, group, region.takes()).within();
                  city.facts()
                      .observe(
                          region.extent(),
                          some(region, variable, group, within),
                          reach.group().origin().by(reach.group().how(variable) + "; " + method()));
                } else if (group.isTotal()) {
                  city.facts().absent(region.extent(), variable, reason);
                }
              });
    }
    if (AccessShare.TOO_MANY_NOT_CONNECTED.equals(reason) && !region.extent().isZone()) {
      city.add(tooMany(region.extent(), group, any));
    }
  }

  private CityPeople people(Region region, Breakdown group) {
    return city.people(region.extent().year()).stream()
        .filter(people -> people.breakdown().equals(group))
        .findFirst()
        .orElseThrow();
  }

  /** A source that ends inside an extent says of nobody there where they walk. */
  private void absent(CityExtent extent) {
    if (plan.needsStreets()) {
      city.facts().absent(extent, NOT_CONNECTED, LeastCover.REASON);
    }
    walks.groups().stream()
        .flatMap(group -> group.variables().stream())
        .forEach(variable -> city.facts().absent(extent, variable, LeastCover.REASON));
  }

  private String method() {
    return plan.method(walks.origin() == null ? null : walks.origin().method());
  }

  private CityFacts.Measured some(Region region, String variable, Breakdown group, double counted) {
    double some = people(region, group).some(region.extent(), counted);
    return new CityFacts.Measured(variable, PERSONS, group, some);
  }

  private String reason(AccessShare share) {
    if (!(share.people() > 0)) {
      return AccessShare.NO_PEOPLE;
    }
    return share.notConnected() / share.people() > plan.maxNotConnectedShare()
        ? AccessShare.TOO_MANY_NOT_CONNECTED
        : null;
  }

  private Issue tooMany(CityExtent extent, Breakdown group, AccessShare share) {
    String message =
        String.format(
            Locale.ROOT,
            "Invalid walking network: %.1f %% of the people of %s (%s, %d, sex %s, age %s) are more than %s m from every walkable way; access is null above %.1f %%. Give streets that reach them, or people on finer cells",
            100 * share.notConnected() / share.people(),
            city.place(),
            extent.id(),
            extent.year(),
            group.sex(),
            group.age(),
            plan.settings().maxSnapM(),
            100 * plan.maxNotConnectedShare());
    return Issue.kept(AccessShare.TOO_MANY_NOT_CONNECTED, walks.origin().input(), null, message);
  }
}
