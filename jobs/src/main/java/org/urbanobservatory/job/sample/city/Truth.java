package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is true of a drawn city, summed from the drawing itself. */
public final class Truth {
  public static final List<Integer> YEARS = List.of(2015, 2020);

  /** The year of the streets, and of what is drawn beside them. */
  public static final int STREET_YEAR = 2020;

  private static final double LENGTHS_AND_AREAS = 0.001;
  private static final double PEOPLE = 0.0001;
  private static final double COUNTS = 0;

  private final City city;
  private final Land land;
  private final List<Fact> facts = new ArrayList<>();

  /**
   * One known value.
   *
   * @param cityId id of the city
   * @param extentId extent it refers to
   * @param variable what was measured
   * @param year reference year
   * @param value the truth, in the variable's unit
   * @param tolerance admissible deviation, as a share of the value
   */
  public record Fact(
      String cityId, String extentId, String variable, int year, double value, double tolerance) {}

  private Truth(City city, Land land) {
    this.city = city;
    this.land = land;
  }

  public static List<Fact> of(City city, Land land) {
    Truth truth = new Truth(city, land);
    Extent boundary = Extent.boundary(land);
    for (int year : YEARS) {
      boolean[] built = land.builtUp(year);
      float[] people = land.people(year, built);
      Extent builtUp = Extent.builtUp(land, built);
      truth.area("boundary", year, boundary, builtUp, people);
      truth.area("boundary_built_up", year, builtUp, builtUp, people);
      if (year == STREET_YEAR) {
        truth.streets("boundary", boundary);
        truth.streets("boundary_built_up", builtUp);
      }
    }
    return List.copyOf(truth.facts);
  }

  private void area(String id, int year, Extent extent, Extent builtUp, float[] people) {
    add(id, "extent_area_m2", year, extent.area(), LENGTHS_AND_AREAS);
    add(id, "built_up_area_m2", year, builtUp.area(), LENGTHS_AND_AREAS);
    add(id, "extent_population", year, extent.population(people), PEOPLE);
  }

  private void streets(String id, Extent extent) {
    Drawing drawing = land.drawing();
    double drawn = 0;
    for (Way street : drawing.streets()) {
      double length = 0;
      for (int i = 0; i + 1 < street.nodes().size(); i++) {
        length +=
            extent.lengthOf(
                drawing.nodes().get(street.nodes().get(i)),
                drawing.nodes().get(street.nodes().get(i + 1)));
      }
      drawn += length;
    }
    double centreline = drawn - new Carriageways(drawing, extent).lengthInCommon();
    add(id, "street_length_m", STREET_YEAR, drawn, LENGTHS_AND_AREAS);
    add(id, "street_centreline_length_m", STREET_YEAR, centreline, LENGTHS_AND_AREAS);
    junctions(id, extent, new Crossings(drawing));
    if (city.form() == Form.GRID && id.equals("boundary")) {
      double reserve = Reserves.area(drawing, extent.area());
      add(id, "street_reserve_area_m2", STREET_YEAR, reserve, LENGTHS_AND_AREAS);
    }
  }

  private void junctions(String id, Extent extent, Crossings crossings) {
    int[] inside =
        Arrays.stream(crossings.junctions())
            .filter(node -> extent.contains(crossings.point(node)))
            .toArray();
    long clusters = Arrays.stream(inside).map(crossings::cluster).distinct().count();
    long deadEnds =
        Arrays.stream(crossings.deadEnds())
            .filter(node -> extent.contains(crossings.point(node)))
            .count();
    add(id, "junction_count", STREET_YEAR, inside.length, COUNTS);
    add(id, "intersection_count", STREET_YEAR, (double) clusters, COUNTS);
    add(id, "dead_end_count", STREET_YEAR, (double) deadEnds, COUNTS);
  }

  private void add(String extent, String variable, int year, double value, double tolerance) {
    facts.add(new Fact(city.id(), extent, variable, year, value, tolerance));
  }
}
