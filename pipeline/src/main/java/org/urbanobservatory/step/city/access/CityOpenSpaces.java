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
 * them, which are measured beside it: the latest not after that year, else the earliest. Walks of
 * another year lead to the open space of the nearest year, the later one of equals.
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
        .near(year)
        .map(found -> groups.computeIfAbsent(year, y -> List.of(group(found, network))))
        .orElse(List.of());
  }

  /**
   * The streets beside the open spaces of a year.
   *
   * @param method says of which year they are, null where of the same
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
    city.facts().observe(extent, STREET_AREA, areaM2, besides.origin().by(besides.method()));
  }

  private void observeArea(
      CityExtent extent, CityPolygons.Found<OpenSpace> found, Optional<Streets> streets) {
    if (found.isAbsent() || streets.isEmpty()) {
      city.facts().absent(extent, AREA, found.isAbsent() ? found.reason() : NO_STREETS);
    } else {
      double areaM2 = land(found).areaM2(extent.geometry(), streets.get().reserves());
      city.facts().observe(extent, AREA, areaM2, found.origin().by(streets.get().method()));
    }
  }

  private void observeServiceArea(CityExtent extent, CityPolygons.Found<OpenSpace> found) {
    if (found.isAbsent()) {
      city.facts().absent(extent, SERVICE_AREA, found.reason());
    } else {
      double areaM2 = land(found).serviceAreaM2(extent.geometry(), table.service());
      city.facts().observe(extent, SERVICE_AREA, areaM2, found.origin());
    }
  }

  private OpenSpaceLand land(CityPolygons.Found<OpenSpace> found) {
    double least = city.plan().number("open_space.min_area_m2", 0);
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
    String method =
        input.year() == year ? null : "streets of %d for %d".formatted(input.year(), year);
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
    return new AccessGroup(KIND, List.of(part), null, "PERSONS", found.origin(), found.reason());
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
        table.entrances().spacingM(),
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
