package org.urbanobservatory.job.sample.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.urbanobservatory.job.sample.plane.Region;

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
   * @param districtId id of a district, empty for the whole city
   * @param extentId extent it refers to
   * @param variable what was measured
   * @param year reference year
   * @param value the truth, in the variable's unit
   * @param tolerance admissible deviation, as a share of the value
   */
  public record Fact(
      String cityId,
      String districtId,
      String extentId,
      String variable,
      int year,
      double value,
      double tolerance) {
    public boolean isOfCity() {
      return districtId.isEmpty();
    }
  }

  /** What facts are of: a district or, without one, the city; in an extent and a year. */
  private record Slot(String district, String extent, int year) {}

  private Truth(City city, Land land) {
    this.city = city;
    this.land = land;
  }

  /** The facts of the city, then of each district, year by year. */
  public static List<Fact> of(City city, Land land, List<District> districts) {
    Truth truth = new Truth(city, land);
    Region whole = land.drawing().boundary();
    Extent boundary = Extent.boundary(land, whole);
    for (int year : YEARS) {
      boolean[] built = land.builtUp(year);
      float[] people = land.people(year, built);
      Extent builtUp = Extent.builtUp(land, whole, built);
      truth.areas("", year, boundary, builtUp, people);
      for (District district : districts) {
        Region part = district.within(whole);
        Extent builtUpPart = Extent.builtUp(land, part, built);
        truth.areas(district.id(), year, Extent.boundary(land, part), builtUpPart, people);
      }
      if (year == STREET_YEAR) {
        truth.streets("boundary", boundary);
        truth.streets("boundary_built_up", builtUp);
      }
    }
    return List.copyOf(truth.facts);
  }

  private void areas(String district, int year, Extent whole, Extent builtUp, float[] people) {
    area(new Slot(district, "boundary", year), whole, builtUp, people);
    area(new Slot(district, "boundary_built_up", year), builtUp, builtUp, people);
  }

  private void area(Slot slot, Extent extent, Extent builtUp, float[] people) {
    add(slot, "extent_area_m2", extent.area(), LENGTHS_AND_AREAS);
    add(slot, "built_up_area_m2", builtUp.area(), LENGTHS_AND_AREAS);
    add(slot, "extent_population", extent.population(people), PEOPLE);
  }

  private void streets(String id, Extent extent) {
    Slot slot = new Slot("", id, STREET_YEAR);
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
    double centreline = drawn - new Carriageways(drawing, extent).lengthTwice();
    add(slot, "street_length_m", drawn, LENGTHS_AND_AREAS);
    add(slot, "street_centreline_length_m", centreline, LENGTHS_AND_AREAS);
    junctions(slot, extent, new Crossings(drawing));
    if (city.form() == Form.GRID && id.equals("boundary")) {
      double reserve = Reserves.area(drawing, extent.area());
      add(slot, "street_reserve_area_m2", reserve, LENGTHS_AND_AREAS);
    }
  }

  private void junctions(Slot slot, Extent extent, Crossings crossings) {
    int[] inside =
        Arrays.stream(crossings.junctions())
            .filter(node -> extent.contains(crossings.point(node)))
            .toArray();
    long clusters = Arrays.stream(inside).map(crossings::cluster).distinct().count();
    long deadEnds =
        Arrays.stream(crossings.deadEnds())
            .filter(node -> extent.contains(crossings.point(node)))
            .count();
    add(slot, "junction_count", inside.length, COUNTS);
    add(slot, "intersection_count", (double) clusters, COUNTS);
    add(slot, "dead_end_count", (double) deadEnds, COUNTS);
  }

  private void add(Slot slot, String variable, double value, double tolerance) {
    facts.add(
        new Fact(
            city.id(), slot.district(), slot.extent(), variable, slot.year(), value, tolerance));
  }
}
