package org.urbanobservatory.step.city.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.urbanobservatory.measure.openspace.EntranceRule;
import org.urbanobservatory.measure.openspace.Entrances;
import org.urbanobservatory.measure.openspace.OpenSpace;
import org.urbanobservatory.measure.openspace.OpenSpaceLand;
import org.urbanobservatory.measure.openspace.OpenSpaceTable;
import org.urbanobservatory.measure.openspace.ServiceRule;
import org.urbanobservatory.measure.openspace.SpaceEntrances;
import org.urbanobservatory.measure.openspace.Walkways;
import org.urbanobservatory.measure.street.StreetReserves;
import org.urbanobservatory.measure.street.StreetTable;
import org.urbanobservatory.model.Issue;
import org.urbanobservatory.step.city.CityContext;
import org.urbanobservatory.step.city.CityExtent;
import org.urbanobservatory.step.city.CityFacts;
import org.urbanobservatory.step.city.CityMeasure;
import org.urbanobservatory.step.city.CityPolygons;
import org.urbanobservatory.step.city.CityStreets;
import org.urbanobservatory.step.ingest.IngestedFeatures;

/**
 * Phase 3, measure: open public space of every extent and zone, and its entrances, to which people
 * walk (SDG 11.7.1).
 *
 * <p>Land is measured in the years of the inputs, less the reserves of the streets that stand for
 * them, which are measured beside it: the latest not after that year, else the earliest. So is the
 * open space that people of another year walk to.
 */
public final class CityOpenSpaces implements CityMeasure, AccessSource {
  static final String AREA = "open_space_area_m2";
  static final String STREET_AREA = "street_reserve_beside_open_space_m2";
  static final String SERVICE_AREA = "open_space_service_area_m2";
  static final String PEOPLE_NEAR = "people_near_open_space";

  /** The kind of the access group. */
  static final String KIND = "open_space";

  /** Reason: without streets it is unknown which of the land is street. */
  static final String NO_STREETS = "no_streets_to_take_off_open_space";

  private static final double DISTANCE_M = 400;

  private final CityContext city;
  private final OpenSpaceTable table;
  private final StreetTable streets;
  private final CityPolygons<OpenSpace> polygons;
  private final Map<Integer, OpenSpaceLand> lands = new HashMap<>();
  private final Map<Integer, List<AccessGroup>> groups = new HashMap<>();

  public CityOpenSpaces(CityContext city, OpenSpaceTable table, StreetTable streets) {
    this.city = city;
    this.table = table;
    this.streets = streets;
    this.polygons = new CityPolygons<>(city, new OpenSpaceReading(table));
  }

  @Override
  public void measure(int year, List<CityExtent> extents) {
    Optional<CityPolygons.Found<OpenSpace>> found = polygons.of(year);
    if (found.isEmpty()) {
      return;
    }
    Optional<Streets> besides = streets(year);
    for (CityExtent extent : extents) {
      observeStreets(extent, besides);
      observeArea(extent, found.get(), besides);
      observeServiceArea(extent, found.get());
    }
  }

  @Override
  public List<AccessGroup> groups(int year, WalkableWays network) {
    return polygons
        .standingFor(year)
        .map(found -> groups.computeIfAbsent(year, y -> List.of(group(found, network))))
        .orElse(List.of());
  }

  /**
   * The streets beside the open spaces of a year.
   *
   * @param method says of which input and year they are
   */
  private record Streets(
      CityStreets streets, StreetReserves reserves, CityFacts.Origin origin, String method) {}

  private void observeStreets(CityExtent extent, Optional<Streets> streets) {
    if (streets.isEmpty()) {
      city.facts().absent(extent, STREET_AREA, NO_STREETS);
      return;
    }
    Streets besides = streets.get();
    double areaM2 = besides.streets().reserveAreaM2(extent);
    String widths = "reserves by width, lanes or class; " + besides.method();
    city.facts().observe(extent, STREET_AREA, areaM2, besides.origin().by(widths));
  }

  private void observeArea(
      CityExtent extent, CityPolygons.Found<OpenSpace> found, Optional<Streets> streets) {
    if (found.isAbsent() || streets.isEmpty()) {
      city.facts().absent(extent, AREA, found.isAbsent() ? found.reason() : NO_STREETS);
    } else {
      double areaM2 = land(found).areaM2(extent.geometry(), streets.get().reserves());
      String less = "%s, less street reserves; %s".formatted(spaces(found), streets.get().method());
      city.facts().observe(extent, AREA, areaM2, found.origin().by(less));
    }
  }

  private void observeServiceArea(CityExtent extent, CityPolygons.Found<OpenSpace> found) {
    if (found.isAbsent()) {
      city.facts().absent(extent, SERVICE_AREA, found.reason());
    } else {
      ServiceRule rule = service();
      double areaM2 = land(found).serviceAreaM2(extent.geometry(), rule);
      String near =
          "%s, land within %s m, or %s m from %s m2 on"
              .formatted(
                  spaces(found),
                  metres(rule.localReachM()),
                  metres(rule.regionalReachM()),
                  metres(rule.regionalAreaM2()));
      city.facts().observe(extent, SERVICE_AREA, areaM2, found.origin().by(near));
    }
  }

  private ServiceRule service() {
    ServiceRule rule = table.service();
    return new ServiceRule(
        city.plan().number("open_space.local_reach_m", rule.localReachM()),
        city.plan().number("open_space.regional_reach_m", rule.regionalReachM()),
        city.plan().number("open_space.regional_area_m2", rule.regionalAreaM2()));
  }

  private double leastM2() {
    return city.plan().number("open_space.min_area_m2", 0);
  }

  /** What counts, for column {@code method}. */
  private String spaces(CityPolygons.Found<OpenSpace> found) {
    return found.told("public spaces of %s m2 or more".formatted(metres(leastM2())));
  }

  private OpenSpaceLand land(CityPolygons.Found<OpenSpace> found) {
    double least = leastM2();
    return lands.computeIfAbsent(
        found.year(),
        year ->
            OpenSpaceLand.of(
                found.areas().stream().filter(s -> s.area().getArea() >= least).toList()));
  }

  private Optional<Streets> streets(int year) {
    return city.streetsFor(year)
        .map(input -> streets(input, year))
        .filter(found -> !found.streets().isEmpty());
  }

  private Streets streets(IngestedFeatures input, int year) {
    var read = new CityStreets(city.frame(), input, streets);
    String method = "streets %s of %d for %d".formatted(input.input(), input.year(), year);
    return new Streets(
        read,
        new StreetReserves(read.ways(), streets),
        new CityFacts.Origin(input.input(), input.source()),
        method);
  }

  private AccessGroup group(CityPolygons.Found<OpenSpace> found, WalkableWays network) {
    var part =
        new AccessGroup.Part(
            KIND,
            found.isAbsent() ? List.of() : points(found, network),
            city.plan().number("open_space.distance_m", DISTANCE_M),
            PEOPLE_NEAR);
    String entered =
        "%s of %d, entered where ways come within %s m, looked at every %s m"
            .formatted(
                spaces(found),
                found.year(),
                metres(entrances().nearM()),
                metres(entrances().spacingM()));
    return new AccessGroup(
        KIND, List.of(part), null, "PERSONS", found.origin().by(entered), found.reason());
  }

  private List<double[]> points(CityPolygons.Found<OpenSpace> found, WalkableWays network) {
    var points = new ArrayList<double[]>();
    for (SpaceEntrances space :
        Entrances.of(land(found), new Walkways(network.lines()), entrances())) {
      if (space.touchesNoStreet() && !network.lines().isEmpty()) {
        city.add(touchesNoStreet(found, space));
      }
      space.points().forEach(p -> points.add(new double[] {p.getX(), p.getY()}));
    }
    return points;
  }

  private EntranceRule entrances() {
    return new EntranceRule(
        city.plan().number("open_space.entrance_spacing_m", table.entrances().spacingM()),
        city.plan().number("open_space.entrance_m", table.entrances().nearM()));
  }

  private Issue touchesNoStreet(CityPolygons.Found<OpenSpace> found, SpaceEntrances space) {
    String ids = String.join(", ", space.spaces());
    return Issue.kept(
        "open_space_touches_no_street",
        found.origin().input(),
        ids,
        "Invalid open space: no walkable way comes within %s m of %s; its whole boundary counts as entrance. Add the path that leads there, or leave the space out"
            .formatted(metres(entrances().nearM()), ids));
  }

  private static String metres(double metres) {
    return metres == Math.rint(metres) ? Long.toString((long) metres) : Double.toString(metres);
  }
}
